"""The pictures of the demonstration, drawn by the project itself: the same pixels at each run."""

import io

from releases.demonstration.drawings import indoors, mountains, squares, streets

DRAWINGS = {
    "arobases": indoors.arobases,
    "bastille": mountains.bastille,
    "belledonne": mountains.belledonne,
    "bibliotheque": indoors.bibliotheque,
    "fontaine": squares.fontaine,
    "neige": streets.neige,
    "tram": streets.tram,
    "velos": squares.velos,
}


def jpeg(name):
    """The drawing of that name, as the bytes of a fine JPEG."""
    buffer = io.BytesIO()
    DRAWINGS[name]().save(buffer, "JPEG", quality=95, subsampling=0)
    return buffer.getvalue()
