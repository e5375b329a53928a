"""The lasting identity of a communiqué. Its words are in numbered revisions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Kind(models.TextChoices):
    PRESS_RELEASE = "press_release", "Communiqué de presse"
    PRESS_KIT = "press_kit", "Dossier de presse"
    INVITATION = "invitation", "Invitation presse"
    STATEMENT = "statement", "Déclaration"
    CLARIFICATION = "clarification", "Mise au point"


class WithdrawalKind(models.TextChoices):
    WITHDRAWN = "withdrawn", "Retiré : la page garde un avis daté, avec le motif"
    ERROR = "error", "Publié par erreur : la page répond qu’elle n’existe plus (410)"


class Communique(models.Model):
    uid = models.UUIDField("identifiant", default=uuid.uuid4, unique=True, editable=False)
    # None until the first approval: nothing can be asked of the public site about a draft.
    slug = models.SlugField("adresse", max_length=100, unique=True, null=True, editable=False)  # noqa: DJ001
    kind = models.CharField("genre", max_length=20, choices=Kind.choices, default=Kind.PRESS_RELEASE)
    created_at = models.DateTimeField("créé le", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="créé par", editable=False
    )
    withdrawn_at = models.DateTimeField("retiré le", null=True, editable=False, db_index=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="retiré par", editable=False
    )
    withdrawn_kind = models.CharField(
        "sorte de retrait", max_length=20, choices=WithdrawalKind.choices, blank=True, editable=False
    )
    withdrawn_reason = models.TextField("motif public du retrait", blank=True, editable=False)
    reinstated_at = models.DateTimeField("remis en ligne le", null=True, editable=False, db_index=True)

    class Meta:
        verbose_name = "communiqué (identité)"
        verbose_name_plural = "communiqués (identités)"
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_kind="", withdrawn_reason="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~Q(withdrawn_kind="")
                    & ~Q(withdrawn_reason="")
                ),
                name="withdrawal_dated_signed_and_motivated",
                violation_error_message="Un retrait se date, se signe et se motive.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values),
                name="communique_kind_is_known",
                violation_error_message="Ce genre de communiqué n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.slug or f"communiqué {str(self.uid)[:8]}"

    def get_absolute_url(self):
        return reverse("communique", args=[self.slug])


class Address(models.Model):
    """A slug that a communiqué has, or has had since it was approved: never another's. Written by a trigger."""

    slug = models.SlugField("adresse", max_length=100, primary_key=True)
    communique = models.ForeignKey(Communique, models.CASCADE, related_name="addresses", verbose_name="communiqué")

    class Meta:
        verbose_name = "adresse"
        verbose_name_plural = "adresses"

    def __str__(self):
        return self.slug
