from releases.models.blocks import BLOCKS, Attachment, Figure, Footnote, Quote, Text
from releases.models.communiques import Address, Communique, Kind, WithdrawalKind
from releases.models.frozen import Frozen
from releases.models.images import Image, Licence
from releases.models.labels import Label, LabelAward, LabelKind, Validity
from releases.models.people import ContactPhone, Mandate, PressContact, Spokesperson
from releases.models.revisions import Doubt, Revision, RevisionAward, RevisionContact, Transition
from releases.models.search import SearchDocument, SearchQuote
from releases.models.themes import Theme

__all__ = [
    "BLOCKS",
    "Address",
    "Attachment",
    "Communique",
    "ContactPhone",
    "Doubt",
    "Figure",
    "Footnote",
    "Frozen",
    "Image",
    "Kind",
    "Label",
    "LabelAward",
    "LabelKind",
    "Licence",
    "Mandate",
    "PressContact",
    "Quote",
    "Revision",
    "RevisionAward",
    "RevisionContact",
    "SearchDocument",
    "SearchQuote",
    "Spokesperson",
    "Text",
    "Theme",
    "Transition",
    "Validity",
    "WithdrawalKind",
]
