"""Texts in the shapes that press offices send, each with what must be read of it (`corpus/*.json`).

People, labels and facts are invented. A text is a file; its expectation lists all that the importer says, so an
invention fails a test as surely as an omission.
"""

import json
import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from releases.importing import reading
from releases.importing.documents import dump, dump_known, load, load_known
from releases.text.french import format_date, format_phone
from releases.text.markup import to_text
from tests.importing.reading import KNOWN, said
from tests.importing.word_files import WORD_FILES

CORPUS = Path(__file__).parent / "corpus"
TEXTS = {path.name: path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.suffix != ".json"} | WORD_FILES

# What a formula says is kept as a value: these words need not come back.
FORMULAS = set(
    """communique presse de du a la le l d et n o no medias pour diffusion immediate fin contact contacts tel mel mail
    fixe portable astreinte sous embargo jusqu au h heure heures paris date publie fait m mme sa ou en relations
    invitation conference dossier mise point maire declaration erratum commun bien cordialement week end www
    lundi mardi mercredi jeudi vendredi samedi dimanche""".split()  # noqa: SIM905
)


@pytest.fixture(params=TEXTS)
def name(request):
    return request.param


def imported(name):
    return reading.read(TEXTS[name], name, KNOWN)


def words(text):
    """The words of a text, without accents or case: typography and capitals may change, words may not."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", plain.replace("\u2044", "/")))


def typed(name):
    """What the author wrote, as text."""
    data = TEXTS[name]
    if name.endswith(".docx"):
        document = Document(BytesIO(data))
        section = document.sections[0]
        return "\n".join(one.text for part in (document, section.header) for one in part.paragraphs)
    text = data.decode()
    if name.endswith(".html"):
        return to_text(re.sub(r"(?s)<!--.*?-->|<head>.*?</head>|</?sup>", " ", text))
    text = re.sub(r"(?m)^\s*\d[.)] ", "", text)
    return re.sub(r"\]\([^)]*\)", "] ", text) if name.endswith(".md") else text


def test_each_text_is_read_as_its_expectation_says(name):
    expected = json.loads((CORPUS / f"{name}.json").read_text())
    assert said(imported(name)) == expected


def test_no_word_of_the_source_vanishes(name):
    found = imported(name)
    kept = [json.dumps(found.as_dict(), ensure_ascii=False), found.kicker or "", found.subtitle or ""]
    kept += [
        block if isinstance(block, str) else f"{block.get('attribution')}" for block in said(found).get("body", [])
    ]
    kept = [text.replace("\\n", " ").replace('\\"', '"') for text in kept]
    kept += [format_date(found.date, weekday=True), found.date.strftime("%d %m")] if found.date else []
    kept += [found.embargo.strftime("%Hh %H h %M %-H %-Hh %-Hh%M"), format_date(found.embargo)] if found.embargo else []
    kept += [format_phone(number) for contact in found.contacts for number in contact.phones]
    kept += [f"{number[1:3]} {number[3]} {number[3:]}" for contact in found.contacts for number in contact.phones]
    missing = words(typed(name)) - words(" ".join(kept)) - FORMULAS
    assert missing == set()


def test_the_words_of_a_quote_stand_in_the_source_in_their_order(name):
    for quote in imported(name).quotes:
        source = iter(re.findall(r"\w+", typed(name)))
        # An incise is cut out of a quote, hence "in their order" and not "side by side".
        assert all(word in source for word in re.findall(r"\w+", quote.text))


def test_what_goes_through_the_pipe_comes_out_the_same(name):
    found = imported(name)
    assert load(json.loads(json.dumps(dump(found)))) == found
    assert load_known(json.loads(json.dumps(dump_known(KNOWN)))) == KNOWN


def test_the_corpus_holds_more_than_forty_texts():
    assert len(TEXTS) >= 70
    assert {path.stem for path in CORPUS.glob("*.json")} == set(TEXTS)
