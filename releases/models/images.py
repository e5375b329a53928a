import secrets

from django.db import models
from django.db.models import Q


class Licence(models.TextChoices):
    ALL_RIGHTS = "all_rights", "Tous droits réservés, usage presse"
    ETALAB = "etalab", "Licence Ouverte 2.0"
    CC_BY = "cc_by", "CC BY 4.0"
    CC_BY_SA = "cc_by_sa", "CC BY-SA 4.0"


def new_token():
    """128 random bits: the address of a file says nothing and cannot be guessed."""
    return secrets.token_hex(16)


def image_path(image, name):
    return f"images/{image.token}/{name}"


class Image(models.Model):
    """A picture, cleaned when it came in. The file never changes: another picture is another row."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    original = models.FileField("fichier", upload_to=image_path)
    width = models.PositiveIntegerField("largeur", editable=False)
    height = models.PositiveIntegerField("hauteur", editable=False)
    widths = models.JSONField("largeurs prêtes", default=list, editable=False)
    jpeg_bytes = models.PositiveIntegerField("poids du plus grand JPEG, en octets", default=0, editable=False)
    alt_text = models.CharField(
        "texte alternatif",
        max_length=300,
        blank=True,
        help_text="Ce que montre l’image, pour qui ne la voit pas. Ce n’est pas la légende.",
    )
    is_decorative = models.BooleanField(
        "décorative", default=False, help_text="Cochez si l’image n’apprend rien : les lecteurs d’écran la sautent."
    )
    caption = models.CharField("légende", max_length=300, blank=True)
    credit = models.CharField("crédit", max_length=150, help_text="« Prénom Nom, Ville de Grenoble ».")
    licence = models.CharField("licence", max_length=20, choices=Licence.choices, default=Licence.ALL_RIGHTS)
    added_at = models.DateTimeField("ajoutée le", editable=False)

    class Meta:
        verbose_name = "image"
        verbose_name_plural = "images"
        ordering = ["-added_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=False) | Q(alt_text=""),
                name="image_described_or_decorative",
                violation_error_message="Une image décorative n’a pas de texte alternatif : l’un ou l’autre.",
            ),
            models.CheckConstraint(
                condition=Q(licence__in=Licence.values),
                name="image_licence_is_known",
                violation_error_message="Cette licence n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.alt_text or self.caption or f"image {self.token[:8]}"

    @property
    def is_described(self):
        return self.is_decorative or bool(self.alt_text)
