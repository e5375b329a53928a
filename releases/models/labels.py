"""The schemes that honour cities, and what this city was awarded."""

from enum import Enum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from releases.text.french import PARIS


class LabelKind(models.TextChoices):
    LABEL = "label", "label"
    DISTINCTION = "distinction", "distinction"
    PRIZE = "prize", "prix"


class Validity(Enum):
    """What an award is worth on a day. The value is the word shown."""

    CURRENT = "en cours"
    TO_RENEW = "à renouveler"
    LAPSED = "échu"


class Label(models.Model):
    name = models.CharField("nom", max_length=200, unique=True)
    slug = models.SlugField("adresse", max_length=100, unique=True, help_text="Ne change plus une fois publié.")
    kind = models.CharField("sorte", max_length=20, choices=LabelKind.choices, default=LabelKind.LABEL)
    aliases = models.TextField(
        "autres noms", blank=True, help_text="Un par ligne : les formes que l’import doit aussi reconnaître."
    )
    issuer = models.CharField("organisme décernant", max_length=200, blank=True)
    supporters = models.TextField("soutiens et partenaires", blank=True)
    criteria = models.TextField("critères", blank=True, help_text="Ce que ce label récompense, en une ou deux phrases.")
    official_url = models.URLField("site officiel", blank=True)

    class Meta:
        verbose_name = "label"
        verbose_name_plural = "labels"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LabelKind.values),
                name="label_kind_is_known",
                violation_error_message="Cette sorte de label n’existe pas.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("label", args=[self.slug])


def validity(valid_until, today):
    """The validity on `today` (dates) of an award that ends on `valid_until`, that day included; None never ends."""
    if valid_until is None or valid_until - today > settings.LABEL_RENEWAL_NOTICE:
        return Validity.CURRENT
    return Validity.TO_RENEW if valid_until >= today else Validity.LAPSED


class LabelAwardQuerySet(models.QuerySet):
    def public(self, at):
        """What may be told at that instant: what a live revision cites, or what was made public by hand."""
        from releases.models.revisions import Revision  # noqa: PLC0415 (revisions cite awards: a cycle)

        cited = Revision.objects.live(at).filter(awards__isnull=False).values("awards")
        return self.filter(Q(public_on__lte=at.astimezone(PARIS).date()) | Q(pk__in=cited))


class LabelAward(models.Model):
    label = models.ForeignKey(Label, models.PROTECT, related_name="awards", verbose_name="label")
    edition = models.PositiveSmallIntegerField("édition", null=True, blank=True, help_text="22 pour la 22e édition.")
    year = models.PositiveSmallIntegerField("millésime", null=True, blank=True)
    level = models.CharField("niveau", max_length=80, blank=True, help_text="« 5 arobases », « 4 fleurs », « or »…")
    awarded_on = models.DateField("décerné le")
    valid_from = models.DateField("valable du", null=True, blank=True)
    valid_until = models.DateField("valable jusqu’au", null=True, blank=True, help_text="Vide si rien ne l’arrête.")
    awarded_count = models.PositiveIntegerField(
        "nombre de lauréats", null=True, blank=True, help_text="Combien de collectivités l’ont reçu cette fois-là."
    )
    holder = models.CharField("titulaire", max_length=150, default="Ville de Grenoble")
    patronage = models.CharField("haut patronage", max_length=250, blank=True, help_text="La formule officielle.")
    announced_in = models.ForeignKey(
        "releases.Communique",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="announced_awards",
        verbose_name="annoncé par",
        help_text="Facultatif. L’attribution elle-même n’apparaît qu’avec une version publiée qui la cite.",
    )
    public_on = models.DateField(
        "public sans communiqué depuis le",
        null=True,
        blank=True,
        help_text="Pour une attribution ancienne ou déjà connue. Vide : elle attend le communiqué qui la cite.",
    )

    objects = LabelAwardQuerySet.as_manager()

    class Meta:
        verbose_name = "attribution de label"
        verbose_name_plural = "attributions de labels"
        ordering = ["-awarded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="award_ends_after_it_starts",
                violation_error_message="La validité se termine après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("awarded_on")),
                name="award_ends_after_it_is_given",
                violation_error_message="La validité ne peut pas se terminer avant la remise.",
            ),
        ]

    def __str__(self):
        which = self.year or self.awarded_on.year
        return f"{self.label} ({which}, {self.level})" if self.level else f"{self.label} ({which})"

    def validity(self, today):
        return validity(self.valid_until, today)
