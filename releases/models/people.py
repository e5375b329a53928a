"""Who speaks for the city, with which office and when; and whom a journalist can call."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from releases.text.french import format_date, format_phone, sort_key


class Spokesperson(models.Model):
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80)
    slug = models.SlugField("adresse", max_length=100, unique=True, help_text="Ne change plus une fois publié.")
    sort_name = models.CharField("clé de tri", max_length=200, editable=False)
    is_public_official = models.BooleanField(
        "élu·e ou responsable public", default=True, help_text="Décochez pour une personne privée citée une fois."
    )

    class Meta:
        verbose_name = "porte-parole"
        verbose_name_plural = "porte-parole"
        ordering = ["sort_name"]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.sort_name = sort_key(self.last_name, self.first_name)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("spokesperson", args=[self.slug])

    @property
    def name(self):
        return f"{self.first_name} {self.last_name}".strip()


class MandateQuerySet(models.QuerySet):
    def on(self, day):
        """The mandates held on that day, both ends included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def nearest(self, day, count=2):
        """The mandates that end before or start after that day, the nearest first."""
        others = sorted(
            self.all(),
            key=lambda mandate: (
                (mandate.starts_on - day).days if mandate.starts_on > day else (day - (mandate.ends_on or day)).days
            ),
        )
        return others[:count]


class Mandate(models.Model):
    spokesperson = models.ForeignKey(Spokesperson, models.CASCADE, related_name="mandates", verbose_name="porte-parole")
    title = models.CharField(
        "fonction", max_length=150, help_text="Comme elle s’écrit après le nom : « conseillère municipale déléguée »."
    )
    delegation = models.CharField(
        "délégation", max_length=200, blank=True, help_text="Avec sa préposition : « à la Transition numérique »."
    )
    starts_on = models.DateField("du")
    ends_on = models.DateField("au", null=True, blank=True, help_text="Vide tant que le mandat court.")

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "mandat"
        verbose_name_plural = "mandats"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="mandate_ends_after_it_starts",
                violation_error_message="Un mandat se termine après avoir commencé.",
            )
        ]

    def __str__(self):
        return f"{self.words} ({self.period})"

    @property
    def words(self):
        """The office in words, as it is printed after the name."""
        return f"{self.title} {self.delegation}".strip()

    @property
    def period(self):
        start = format_date(self.starts_on)
        return f"du {start} au {format_date(self.ends_on)}" if self.ends_on else f"depuis le {start}"


def validate_phone(value):
    """Raise a French `ValidationError` unless `value` is a real number in E.164 form (« +33476763921 »)."""
    try:
        number = phonenumbers.parse(value, "FR")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError("Ce numéro de téléphone n’existe pas : écrivez-le comme « 04 76 76 39 21 ».")


class PhoneField(models.CharField):
    """A telephone number: typed as people write it, kept in E.164."""

    default_validators = [validate_phone]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        try:
            return phonenumbers.format_number(phonenumbers.parse(value, "FR"), phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            return value


class PressContact(models.Model):
    name = models.CharField("nom", max_length=150, help_text="« Service presse, Ville de Grenoble » ou une personne.")
    is_service = models.BooleanField("service", default=True, help_text="Décochez pour une personne.")
    email = models.EmailField("adresse électronique", blank=True)
    out_of_hours_phone = PhoneField("téléphone d’astreinte", blank=True, help_text="Soirs, week-ends et jours fériés.")
    is_public = models.BooleanField("affiché sur la page « Contact presse »", default=False)

    class Meta:
        verbose_name = "contact presse"
        verbose_name_plural = "contacts presse"
        ordering = ["-is_service", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "email"],
                name="press_contact_once",
                violation_error_message="Ce contact existe déjà.",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.email})" if self.email else self.name


class ContactPhone(models.Model):
    contact = models.ForeignKey(PressContact, models.CASCADE, related_name="phones", verbose_name="contact")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)
    number = PhoneField("numéro")
    note = models.CharField("précision", max_length=60, blank=True, help_text="« mobile », « secrétariat »…")

    class Meta:
        verbose_name = "téléphone"
        verbose_name_plural = "téléphones"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return format_phone(self.number)
