"""What is written of a draft, all of it optional, and its blocks."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.urls import reverse
from django.utils.html import format_html

from releases.forms.fields import DayInput, DeskForm, ParisDateTimeField
from releases.models import Attachment, Kind, Mandate, Quote, Revision, Text

ATTACHMENT_BYTES = 25_000_000
ATTACHMENT_KINDS = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "csv", "txt", "rtf", "ics", "zip"]


class RevisionForm(DeskForm):
    """What is written of a draft, all of it optional: `actions.blockers` says what is missing when it is submitted."""

    kind = forms.ChoiceField(label="Genre", choices=Kind.choices)
    embargo_until = ParisDateTimeField(
        name="Fin de l’embargo",
        label="Sous embargo jusqu’au",
        required=False,
        help_text=Revision._meta.get_field("embargo_until").help_text,
    )

    class Meta:
        model = Revision
        fields = [
            "title",
            "lead",
            "kicker",
            "subtitle",
            "place",
            "issued_on",
            "embargo_until",
            "themes",
            "correction_note",
            "correction_is_minor",
        ]
        widgets = {
            "title": forms.Textarea({"rows": 2, "class": "desk-title", "data-one-line": ""}),
            "lead": forms.Textarea({"rows": 4, "class": "desk-lead"}),
            "kicker": forms.TextInput({"class": "vTextField"}),
            "subtitle": forms.TextInput({"class": "vTextField"}),
            "issued_on": DayInput(),
            "correction_note": forms.Textarea({"rows": 2}),
            "themes": forms.CheckboxSelectMultiple(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        revision = self.instance
        if revision.pk:
            self.fields["kind"].initial = revision.communique.kind
            self.fields["kind"].disabled = revision.number > 1 or bool(revision.communique.slug)
        else:
            self.fields["kind"].initial = Kind.PRESS_RELEASE

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("title"):
            cleaned["title"] = " ".join(cleaned["title"].split())
        return cleaned

    def _post_clean(self):
        """The constraints of the revision, also those that read what no form shows: its number, its state."""
        super()._post_clean()
        if self.instance.pk and not self.errors:
            try:
                self.instance.validate_constraints(exclude={"communique"})
            except ValidationError as error:
                self._update_errors(error)


class BlockForm(DeskForm):
    """A block of the body. One that was added and left empty is no block: it is not saved, and refuses nothing."""

    def has_changed(self):
        places = {"region", "ordering"} if self.instance.pk is None else set()
        return bool(set(self.changed_data) - places)


class TextForm(BlockForm):
    class Meta:
        model = Text
        fields = ["body"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].required = False


class OneOption(forms.Select):
    """A select that draws only what is chosen; the desk's script offers the others."""

    def optgroups(self, name, value, attrs=None):
        chosen = [part for part in map(str, value) if part.isdigit()]
        options = [("", "---------")]
        if chosen:
            found = self.choices.queryset.filter(pk__in=chosen).select_related("spokesperson")
            options += [(mandate.pk, mandate.words) for mandate in found]
        return [
            (None, [self.create_option(name, key, label, str(key) in chosen, place)], place)
            for place, (key, label) in enumerate(options)
        ]


class QuoteForm(BlockForm):
    class Meta:
        model = Quote
        fields = ["text", "spokesperson", "mandate", "role", "attribution"]
        widgets = {"text": forms.Textarea({"rows": 4, "class": "desk-quote"}), "mandate": OneOption()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["mandate"].queryset = Mandate.objects.all()
        self.fields["role"].widget.attrs["class"] = "vTextField"

    def clean(self):
        cleaned = super().clean()
        person, mandate = cleaned.get("spokesperson"), cleaned.get("mandate")
        if mandate and (person is None or mandate.spokesperson_id != person.pk):
            cleaned["mandate"] = None  # of the person chosen before
        return cleaned


class AttachmentForm(BlockForm):
    file = forms.FileField(
        label="Fichier",
        help_text="PDF, document, tableau ou texte, 25 Mo au plus.",
        widget=forms.FileInput,
        validators=[
            FileExtensionValidator(
                ATTACHMENT_KINDS,
                "Ce genre de fichier ne se joint pas à un communiqué : envoyez un PDF, un document ou un tableau.",
            )
        ],
    )

    class Meta:
        model = Attachment
        fields = ["title", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.file:
            name = self.instance.file.name.rsplit("/", 1)[-1]
            address = reverse("admin:releases_revision_pieces", args=[self.instance.token, name])
            words = 'Aujourd’hui : <a href="{}">{}</a>. Un autre fichier le remplace.'
            self.fields["file"].help_text = format_html(words, address, name)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            if file.size > ATTACHMENT_BYTES:
                raise ValidationError("Ce fichier pèse plus de 25 Mo : réduisez-le, ou mettez un lien.")
            self.instance.size = file.size
        return file
