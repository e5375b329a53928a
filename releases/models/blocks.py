"""What a revision is made of, in order: text, quotes, figures, attachments; and its footnotes."""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import Truncator
from django_prose_editor.fields import ProseEditorField

from releases.models.images import Image, new_token
from releases.models.people import Mandate, Spokesperson
from releases.models.revisions import Revision
from releases.text import markup
from releases.text.french import format_date, join_words

Block = create_plugin_base(Revision)


class Text(Block):
    body = ProseEditorField("texte", extensions=dict(markup.EXTENSIONS), sanitize=markup.clean)

    class Meta:
        verbose_name = "texte"
        verbose_name_plural = "textes"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return Truncator(markup.to_text(self.body)).chars(60)


class Quote(Block):
    """Words of a spokesperson, with the office held on the communiqué's date, in that day's words."""

    text = models.TextField(
        "citation", help_text="Les mots prononcés, sans les guillemets. Une ligne vide sépare deux paragraphes."
    )
    spokesperson = models.ForeignKey(
        Spokesperson, models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name="porte-parole"
    )
    mandate = models.ForeignKey(
        Mandate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name="mandat",
        help_text="À choisir seulement si la personne en exerçait plusieurs ce jour-là.",
    )
    role = models.CharField(
        "fonction affichée",
        max_length=350,
        blank=True,
        help_text="Remplie d’après le mandat. À écrire pour une personne sans mandat : experte, présidente…",
    )
    attribution = models.CharField(
        "verbe", max_length=80, blank=True, help_text="« déclare », « souligne »… Facultatif."
    )
    printed_attribution = models.CharField("attribution d’origine", max_length=400, blank=True, editable=False)
    # Its place among the quotes, given at approval: the address `#citation-<number>` on the page.
    number = models.PositiveSmallIntegerField("numéro", null=True, editable=False)

    class Meta:
        verbose_name = "citation"
        verbose_name_plural = "citations"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return f"« {Truncator(self.text).chars(60)} »"

    def clean(self):
        self.take_mandate()

    def take_mandate(self):
        """Take the mandate held on the communiqué's date, and its words as they are on the day of the first version.

        Raises a `ValidationError` on « mandate » that offers the nearest mandates when the person held none that day,
        or asks which one when there were several.
        """
        if self.spokesperson is None or self.parent.issued_on is None:
            return
        mandates = self.spokesperson.mandates
        day = self.parent.issued_on
        held = list(mandates.on(day))
        if self.mandate in held:
            if self.role and self.parent.number > 1:
                return  # a correction keeps the words of that day, whatever the list says since
        elif len(held) == 1:
            self.mandate = held[0]
        elif held:
            offered = join_words([f"« {mandate.words} »" for mandate in held])
            raise ValidationError(
                {"mandate": f"{self.spokesperson} exerçait ce jour-là plusieurs mandats : choisissez {offered}."}
            )
        elif mandates.exists():
            offered = join_words([f"« {mandate} »" for mandate in mandates.nearest(day)])
            raise ValidationError(
                {
                    "mandate": f"{self.spokesperson} n’exerçait aucun mandat le {format_date(day)}. "
                    f"Au plus près : {offered}. Vérifiez la date, ou complétez les mandats."
                }
            )
        else:
            if self.mandate and self.role == self.mandate.words:
                self.role = ""  # the office of the speaker before
            self.mandate = None
            return
        self.role = self.mandate.words


class Figure(Block):
    image = models.ForeignKey(Image, models.PROTECT, related_name="figures", verbose_name="image")

    class Meta:
        verbose_name = "image"
        verbose_name_plural = "images"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return str(self.image)


def attachment_path(attachment, name):
    return f"attachments/{attachment.token}/{name}"


class Attachment(Block):
    token = models.CharField(max_length=32, default=new_token, editable=False, db_index=True)
    title = models.CharField("intitulé", max_length=200, help_text="Ce que c’est : « Plan du quartier ».")
    file = models.FileField("fichier", upload_to=attachment_path, help_text="PDF, document, tableau ou texte.")
    size = models.PositiveBigIntegerField("taille en octets", default=0, editable=False)

    class Meta:
        verbose_name = "pièce jointe"
        verbose_name_plural = "pièces jointes"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return self.title


class Footnote(models.Model):
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="footnotes")
    mark = models.CharField("repère", max_length=5, help_text="Le même que l’appel dans le texte : « 1 », « * ».")
    text = models.TextField("note")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "note"
        verbose_name_plural = "notes"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "mark"],
                name="footnote_mark_once",
                violation_error_message="Deux notes ne peuvent pas avoir le même repère.",
            )
        ]

    def __str__(self):
        return f"{self.mark} {Truncator(self.text).chars(60)}"


BLOCKS = (Text, Quote, Figure, Attachment)
