"""People, labels, themes, pictures: the lists that the desk keeps."""

from django import forms
from django.core.exceptions import ValidationError

from releases import renditions
from releases.forms.fields import DeskForm
from releases.models import Image
from releases.text.slugs import slugify


class SluggedForm(DeskForm):
    """An empty address is made from the name, by the rules of `text.slugs`."""

    named_after = ["name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("slug"):
            field.required = False
            field.help_text = "Laissez vide : elle est faite du nom. Elle ne change plus une fois publiée."
            field.widget.attrs["data-slug-from"] = " ".join(f"id_{name}" for name in self.named_after)

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not self.errors.get("slug"):
            typed = cleaned.get("slug") or " ".join(cleaned.get(name) or "" for name in self.named_after)
            cleaned["slug"] = slugify(typed, max_length=self.fields["slug"].max_length or 80)
            if not cleaned["slug"]:
                self.add_error("slug", "Écrivez une adresse : le nom n’a pas de lettre qui puisse en faire une.")
        return cleaned


class PersonForm(SluggedForm):
    named_after = ["first_name", "last_name"]


class ImageForm(DeskForm):
    """A picture comes in once, cleaned; afterwards only its words change."""

    file = forms.FileField(
        label="Fichier",
        help_text="JPEG, PNG ou WebP, 25 Mo au plus. Le lieu et l’appareil inscrits dans le fichier sont effacés.",
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        model = Image
        fields = ["alt_text", "is_decorative", "caption", "credit", "licence"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("file", None)

    def _post_clean(self):
        """Write the file last, once everything else is right: nothing stays on the disk without its row."""
        super()._post_clean()
        if "file" in self.fields and not self.errors:
            try:
                renditions.store(self.instance, self.cleaned_data["file"])
            except ValidationError as error:
                self.add_error("file", error)
