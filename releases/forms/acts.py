"""Acts: one small form each, most have nothing to ask; and the text that is imported."""

from django import forms
from django.core.exceptions import ValidationError

from releases.forms.fields import CleanText, DayInput, MinuteInput, hour_of_paris
from releases.models import WithdrawalKind
from releases.text.french import in_paris, zone_name


class ActForm(CleanText, forms.Form):
    """An act that asks nothing but to be confirmed."""

    use_required_attribute = False


class ReasonForm(ActForm):
    reason = forms.CharField(
        label="Pourquoi ?",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="La personne qui a écrit ce texte le lira.",
    )


class RecallForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Facultatif. Inscrit au journal de ce communiqué."


class WithdrawForm(ActForm):
    kind = forms.ChoiceField(
        label="Ce qui reste à l’adresse du communiqué",
        choices=WithdrawalKind.choices,
        initial=WithdrawalKind.WITHDRAWN,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Motif public",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Les lecteurs liront cette phrase, avec la date du retrait.",
    )


class ReinstateForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Inscrit au journal de ce communiqué."


class RenameForm(ActForm):
    slug = forms.CharField(
        label="Nouvelle adresse",
        required=False,
        max_length=200,
        help_text="Des mots, séparés par des traits d’union. Les accents et la ponctuation s’effacent d’eux-mêmes.",
    )


class ApproveForm(ActForm):
    """Now, or an hour of Paris.

    `publish_at` is None for now; `asks_turn` is true when the hour that was typed comes twice that night.
    """

    NOW, LATER = "now", "later"
    when = forms.ChoiceField(
        label="Publication",
        choices=[(NOW, "Maintenant"), (LATER, "À une heure choisie")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label="Jour", required=False, widget=DayInput)
    time = forms.TimeField(label="Heure de Paris", required=False, widget=MinuteInput)
    turn = forms.TypedChoiceField(
        label="Cette heure existe deux fois cette nuit-là",
        choices=[("0", "La première, à l’heure d’été"), ("1", "La seconde, à l’heure d’hiver")],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    publish_at = None
    asks_turn = False

    @staticmethod
    def initial_for(revision, now):
        """The hour at which the embargo ends, when one does."""
        if revision.embargo_until is None or revision.embargo_until <= now:
            return {"day": in_paris(now).date()}
        local = in_paris(revision.embargo_until)
        return {"when": ApproveForm.LATER, "day": local.date(), "time": local.time(), "turn": local.fold}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        initial = self.initial
        if initial.get("time"):
            self.asks_turn = self.comes_twice(initial["day"], initial["time"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") != self.LATER or self.errors:
            return cleaned
        if not (cleaned.get("day") and cleaned.get("time")):
            raise ValidationError("Donnez le jour et l’heure de la publication.")
        day, time = cleaned["day"], cleaned["time"]
        self.asks_turn = self.comes_twice(day, time)
        try:
            self.publish_at = hour_of_paris(day, time, cleaned.get("turn") if self.asks_turn else None)
        except ValueError as error:
            self.add_error("turn" if self.asks_turn else "time", str(error))
        return cleaned

    @staticmethod
    def comes_twice(day, time):
        try:
            first, second = hour_of_paris(day, time, 0), hour_of_paris(day, time, 1)
        except ValueError:
            return False  # it does not exist at all
        return zone_name(first) != zone_name(second)


class ImportForm(forms.Form):
    """A file, or a pasted text: one of them."""

    file = forms.FileField(
        label="Fichier", required=False, help_text="Word (.docx), texte, Markdown ou HTML.", allow_empty_file=True
    )
    text = forms.CharField(
        label="Ou texte collé",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16}),
        help_text="Tout le communiqué, tel quel : titre, date, chapô, citations et contacts.",
    )

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), (cleaned.get("text") or "").strip()
        if not self.errors and bool(file) == bool(text):
            raise ValidationError(
                "Choisissez un fichier ou collez un texte : pas les deux à la fois."
                if file
                else "Choisissez un fichier, ou collez le texte du communiqué."
            )
        return cleaned
