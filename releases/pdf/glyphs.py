"""What the paper's letters can show. PDF/A and PDF/UA refuse a character that no font of the file draws."""

import re
import unicodedata

# Libertinus Serif, then DejaVu Sans Mono for its symbols: both come with typst. These are the characters that one of
# them draws in every style of the paper (upright, italic, bold); `tests/test_pdf.py` sets all of them.
_DRAWN = """
20-7e a0-ac ae-1c3 1cd-1e3 1e6-1ef 1f4-1f6 1f8-1f9 1fc-21f 221 224-241 243-245 249 24c-24d 250-2e9 2ec-2ee 2f3 300-331
338 342-343 374-377 37a-37f 384-38a 38c 38e-3a1 3a3-3ce 3d0-3e1 3f0-45f 462-463 472-473 490-49b 4a2-4a5 4aa-4b3 4ba-4bb
4c0-4c4 4c7-4c8 4cb-4cc 4cf-4f9 510-511 51a-51d 531-556 559-55f 561-587 589-58a 5b0-5c2 5d0-5ea 5f0-5f4 10d0-10fc
1d02 1d08-1d09 1d14 1d16-1d17 1d1d-1d1f 1d2c-1d2e 1d30-1d3c 1d3e-1d5b 1d62-1d65 1d77-1d78 1d7b 1d85 1d9b-1db7 1db9-1dbf
1e00-1e9b 1e9e-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4
1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200a 2010-2027 202f-2037 2039-203f 2042 2044-204b 204f 205f
2070-2071 2074-208e 2090-209c 20a0-20b5 20b8-20ba 20bd 20bf 2100-2103 2105-2106 2109 210c-210f 2111 2113 2115-2117
2119-211a 211c-211d 2120 2122 2124 2126-2127 212a-212b 212e 2135-2137 2139 2150-2151 2153-2184 2189 2190-2220 2223-222d
2234-223d 2241-226b 226d-228b 228d-22a5 22b2-22b5 22b8 22c2-22c6 22cd-22d1 22da-22e9 22ef 2300-2306 2308-2315 2318-2319
231c-2321 2325-232b 23ce-23cf 2423 2500-2600 2605 2619 261b 261e 2627 262f 2638-2653 2660-2667 2669-266f 2695 2698
26a2-26a4 2767 2b05-2b0d 2b12-2b1a 2c60-2c70 2e18 2e2e fb01-fb02 fb29-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4e
"""
DRAWN = frozenset(
    code
    for span in _DRAWN.split()
    for first, _, last in [span.partition("-")]
    for code in range(int(first, 16), int(last or first, 16) + 1)
)
NOT_DRAWN = "□"  # what stands for a character without a letter: something is missing, and the reader sees it

# Marks that have no shape of their own: joiners, soft hyphens, directions, variants of emoji.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0000-\U000e0fff]"
)
# What needs no second look, and the letters over which the serif sets any accent.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u2037\u2039\u203a\u20ac]*")
_ACCENTED = re.compile("[A-Za-zÀ-ÖØ-öø-ſΑ-ωА-яא-ת]")


def drawable(text: str) -> str:
    """The same text in characters that the paper can show, □ for each of the others; accents joined to their letter."""
    if _PLAIN.fullmatch(text):
        return text
    shown = []
    for character in unicodedata.normalize("NFC", _SHAPELESS.sub("", text)):
        known = ord(character) in DRAWN
        if known and unicodedata.category(character).startswith("M"):
            known = bool(shown) and (_is_mark(shown[-1]) or _ACCENTED.match(shown[-1]) is not None)
        shown.append(character if known else NOT_DRAWN)
    return "".join(shown)


def _is_mark(character):
    return unicodedata.category(character).startswith("M")
