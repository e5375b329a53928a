"""The numbered versions of a communiqué: the words, when the public reads them, and who decided."""

from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from releases.models.communiques import Communique
from releases.models.labels import LabelAward
from releases.models.people import PressContact
from releases.models.themes import Theme
from releases.workflow import Status, phase


class RevisionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What the public reads at that instant: one revision per communiqué."""
        at = at or timezone.now()
        return self.filter(
            Q(superseded_at=None) | Q(superseded_at__gt=at),
            Q(communique__withdrawn_at=None) | Q(communique__withdrawn_at__gt=at),
            status=Status.APPROVED,
            publish_at__lte=at,
        )

    def newest(self):
        """The last revision of each communiqué, whatever its status: what the desk works on."""
        last = Revision.objects.filter(communique=OuterRef("communique")).order_by("-number")
        return self.filter(pk=Subquery(last.values("pk")[:1]))

    def in_public_order(self):
        """The latest first, by the hour at which the communiqué first became public."""
        return self.order_by("-first_public_at", "-pk")


class Revision(models.Model):
    regions = [Region(key="main", title="Corps du communiqué")]

    communique = models.ForeignKey(
        Communique, models.PROTECT, related_name="revisions", verbose_name="communiqué", editable=False
    )
    number = models.PositiveSmallIntegerField("numéro", default=1, editable=False)
    status = models.CharField("statut", max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)

    kicker = models.CharField("surtitre", max_length=120, blank=True)
    title = models.CharField("titre", max_length=250, blank=True)
    subtitle = models.CharField("sous-titre", max_length=250, blank=True)
    lead = models.TextField("chapô", blank=True, help_text="Qui, quoi, quand : les deux ou trois phrases qu’on lira.")
    place = models.CharField("lieu", max_length=80, blank=True)
    issued_on = models.DateField("date du communiqué", null=True, blank=True)
    embargo_until = models.DateTimeField(
        "sous embargo jusqu’au",
        null=True,
        blank=True,
        help_text="Heure de Paris. Vide pour une diffusion immédiate. La publication n’aura pas lieu avant.",
    )
    contacts = models.ManyToManyField(
        PressContact, through="RevisionContact", related_name="+", verbose_name="contacts presse"
    )
    awards = models.ManyToManyField(
        LabelAward, through="RevisionAward", related_name="revisions", verbose_name="labels cités"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="revisions", verbose_name="thèmes")
    correction_note = models.TextField(
        "note de correction", blank=True, help_text="Publique : ce qui a changé et pourquoi, en une phrase."
    )
    correction_is_minor = models.BooleanField(
        "changement mineur",
        default=False,
        help_text="Une coquille, un espace : rien qu’un lecteur doive savoir. Alors, pas de note.",
    )

    created_at = models.DateTimeField("créé le", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="auteur·e", editable=False
    )
    edited_at = models.DateTimeField("modifié le", editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="modifié par", editable=False
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="soumis par", editable=False
    )
    approved_at = models.DateTimeField("approuvé le", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="approuvé par",
        editable=False,
    )
    publish_at = models.DateTimeField("public à partir du", null=True, editable=False)
    superseded_at = models.DateTimeField("remplacé à partir du", null=True, editable=False)
    # When number 1 became public: a correction keeps its communiqué's place in the lists.
    first_public_at = models.DateTimeField("première publication", null=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "communiqué"
        verbose_name_plural = "communiqués"
        permissions = [
            ("submit_revision", "Peut soumettre un communiqué à relecture"),
            ("approve_revision", "Peut approuver un communiqué"),
            ("withdraw_revision", "Peut retirer un communiqué publié"),
        ]
        indexes = [
            models.Index(fields=["status", "-first_public_at", "-id"], name="revision_public_order"),
            models.Index(fields=["status", "publish_at"], name="revision_by_hour"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["communique", "number"],
                name="revision_number_once",
                violation_error_message="Ce numéro de version existe déjà.",
            ),
            models.UniqueConstraint(
                fields=["communique"],
                condition=Q(status__in=[Status.DRAFT, Status.REVIEW]),
                name="one_open_revision",
                violation_error_message="Une version de ce communiqué est déjà en cours d’écriture.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="revision_status_is_known",
                violation_error_message="Ce statut n’existe pas.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=Status.APPROVED,
                    publish_at__isnull=False,
                    first_public_at__isnull=False,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    submitted_by__isnull=False,
                )
                | (
                    ~Q(status=Status.APPROVED)
                    & Q(publish_at=None, first_public_at=None, approved_at=None, approved_by=None, superseded_at=None)
                ),
                name="approved_with_hour_and_approver",
                violation_error_message="Une version approuvée a une heure de publication et un·e approbateur·rice.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.APPROVED) | (~Q(title="") & ~Q(lead="") & Q(issued_on__isnull=False)),
                name="approved_with_title_lead_and_date",
                violation_error_message="Une version approuvée a un titre, un chapô et une date.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
                name="approved_by_another_person",
                violation_error_message="Qui a soumis un communiqué ne l’approuve pas.",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gt=F("publish_at")),
                name="superseded_after_published",
                violation_error_message="Une version n’est remplacée qu’après avoir été publiée.",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=1) | Q(publish_at=F("first_public_at")) | Q(publish_at=None),
                name="first_revision_opens_the_communique",
                violation_error_message="La première version fixe la première publication.",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(publish_at=None) | Q(publish_at__gte=F("embargo_until")),
                name="never_public_before_the_embargo_ends",
                violation_error_message="La publication ne peut pas précéder la fin de l’embargo.",
            ),
            models.CheckConstraint(
                condition=Q(number=1, correction_note="", correction_is_minor=False)
                | (Q(number__gt=1) & (Q(correction_note="") | Q(correction_is_minor=False))),
                name="correction_noted_or_minor",
                violation_error_message="Une correction a une note publique, ou est mineure : l’un ou l’autre.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.APPROVED)
                | Q(number=1)
                | ~Q(correction_note="")
                | Q(correction_is_minor=True),
                name="approved_correction_says_why",
                violation_error_message="Une correction approuvée a une note publique, ou est déclarée mineure.",
            ),
        ]

    def __str__(self):
        return self.title or "(sans titre)"

    @property
    def is_open(self):
        return self.status != Status.APPROVED

    def phase(self, now):
        """What the city calls this revision at `now` (`workflow.Phase`)."""
        return phase(
            self.status,
            now=now,
            number=self.number,
            publish_at=self.publish_at,
            superseded_at=self.superseded_at,
            embargo_until=self.embargo_until,
            withdrawn_at=self.communique.withdrawn_at,
        )


class RevisionContact(models.Model):
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="revision_contacts")
    contact = models.ForeignKey(PressContact, models.PROTECT, related_name="+", verbose_name="contact presse")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "contact presse"
        verbose_name_plural = "contacts presse"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "contact"],
                name="contact_once_per_revision",
                violation_error_message="Ce contact figure déjà sur ce communiqué.",
            )
        ]

    def __str__(self):
        return str(self.contact)


class RevisionAward(models.Model):
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="revision_awards")
    award = models.ForeignKey(LabelAward, models.PROTECT, related_name="+", verbose_name="label cité")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "label cité"
        verbose_name_plural = "labels cités"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "award"],
                name="award_once_per_revision",
                violation_error_message="Ce label figure déjà sur ce communiqué.",
            )
        ]

    def __str__(self):
        return str(self.award)


class Transition(models.Model):
    """One act on a communiqué: who, when, from what to what, and why."""

    communique = models.ForeignKey(Communique, models.CASCADE, related_name="transitions", verbose_name="communiqué")
    revision_number = models.PositiveSmallIntegerField("version")
    act = models.CharField("acte", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    at = models.DateTimeField("le")
    old_status = models.CharField("de", max_length=10, choices=Status.choices, blank=True)
    new_status = models.CharField("à", max_length=10, choices=Status.choices, blank=True)
    reason = models.TextField("motif", blank=True)

    class Meta:
        verbose_name = "acte"
        verbose_name_plural = "actes"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.act} ({self.by})"


class Doubt(models.Model):
    """A reading of the import that an editor has yet to settle, with the words it comes from."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="doubts", verbose_name="communiqué")
    field = models.CharField("champ", max_length=30)
    words = models.TextField("mots", blank=True)
    why = models.TextField("pourquoi")

    class Meta:
        verbose_name = "doute de l’import"
        verbose_name_plural = "doutes de l’import"
        ordering = ["pk"]

    def __str__(self):
        return self.why
