"""What the tests of the importer share: the known room, and what an import says, without its silences."""

from dataclasses import asdict

from releases.importing import ImportedText, Known, KnownLabel, KnownPerson

KNOWN = Known(
    labels=(KnownLabel(1, "Ville verte", ("Label Ville verte",)),),
    people=(KnownPerson(7, "Camille Exemple"),),
)


def said(imported):
    """All that an import says; what the text is silent about is left out."""
    whole = imported.as_dict() | {
        "kicker": imported.kicker,
        "subtitle": imported.subtitle,
        "labels": [asdict(label) for label in imported.labels],
        "body": [
            block.html
            if isinstance(block, ImportedText)
            else {key: value for key, value in asdict(block).items() if value}
            for block in imported.blocks
        ],
    }
    del whole["quotes"]
    return {key: value for key, value in whole.items() if value}
