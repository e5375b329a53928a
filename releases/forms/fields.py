"""What every form of the desk is made of: days, hours of Paris, clean text."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from releases.text import markup
from releases.text.french import aware


class DayInput(forms.DateInput):
    """The browser's own calendar: French, by keyboard, without a script."""

    def __init__(self, attrs=None):
        super().__init__({"type": "date"} | (attrs or {}), format="%Y-%m-%d")


class MinuteInput(forms.TimeInput):
    def __init__(self, attrs=None):
        super().__init__({"type": "time"} | (attrs or {}), format="%H:%M")


class CleanText:
    """Control and private-use characters never come in: one would break the feed, or be taken for a mark of ours."""

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = markup.clean_text(value)
        return cleaned


class DeskForm(CleanText, forms.ModelForm):
    """The form of a list kept at the desk."""


def hour_of_paris(day, time, turn=None):
    """The instant of this day and minute in Paris. `ValueError`, in words, for one that does not exist, or twice."""
    if not 1900 < day.year < 2200:
        raise ValueError("Cette année n’est pas la bonne : vérifiez la date.")
    return aware(datetime.combine(day, time.replace(second=0, microsecond=0)), turn)


class ParisDateTimeField(forms.SplitDateTimeField):
    """A day and an hour of Paris, to the minute; an hour skipped or repeated by the change of clocks says so."""

    def __init__(self, *, name, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.SplitDateTimeWidget(
                date_attrs={"type": "date", "aria-label": f"{name} : le jour"},
                date_format="%Y-%m-%d",
                time_attrs={"type": "time", "aria-label": f"{name} : l’heure"},
                time_format="%H:%M",
            ),
        )
        super().__init__(**kwargs)

    def compress(self, data_list):
        if not data_list:
            return None
        day, time = data_list
        if day in self.empty_values or time in self.empty_values:
            raise ValidationError("Donnez le jour et l’heure, ou ni l’un ni l’autre.", code="incomplete")
        try:
            return hour_of_paris(day, time)
        except ValueError as error:
            raise ValidationError(str(error), code="no_such_hour") from error
