"""Whatever is sent, the importer answers or refuses, soon, and nothing else happens."""

import io
import os
import random
import re
import resource
import subprocess
import sys
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from releases.importing import ImportedCommunique, ImportRefused, Known, process, read, reading
from releases.text.markup import TAGS
from tests.importing.word_files import STYLED, WITH_NOTE, changed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECONDS = process.WALL_SECONDS + 2

# fmt: off
PIECES = [
    "«", "« ", "»", "« mot » ", "« Mot, dit Camille Exemple, mot » ", "déclare : « mot » ", '"', '" a ', "“a”",
    "*", "**", "* a", "[", "[a](", "[^1]", "![", "(", "(1) ", "¹", "\\*", "> ", "- ", "  - a\n", "1) a\n", "[^a]: b\n",
    "1", "12 ", "04 76 ", "04 76 76 39 21 ", "4 février 2021 ", "lundi ", ", ", "a, ", "Camille Exemple, ",
    "a déclaré ", "M. ", "A. ", "de la ", "label « ", "a@", "a@b.c ", "<b>", "<p>", "<div>", "<blockquote>", "<ul><li>",
    "&", "<", "</", "\n", "a\n", "# a\n", "|a|b|\n|-|-|\n", "`", "```\n", "\t", "\u00a0", "…", "é", "\ue000",
    "embargo ", "contact : ",
]
# fmt: on


def answers(data, name):
    """True for a communiqué, False for a refusal; anything else fails the test, and so does taking too long."""
    start = time.monotonic()
    try:
        return isinstance(read(data, name), ImportedCommunique)
    except ImportRefused:
        return False
    finally:
        assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_sign_hangs_nobody(piece):
    answers((piece * 1_000_000)[:1_000_000].encode(), "page.html")


@pytest.mark.parametrize(
    "piece", ["« mot » ", "déclare : « mot » ", "“a”", "(1) ", "¹", "[", "![", "04 76 76 39 21 ", "a@"]
)
def test_the_longest_text_that_is_read_hangs_nobody_either(piece):
    signs = (piece * reading.MAX_SIGNS)[: reading.MAX_SIGNS - 5000]
    paragraphs = [signs[start : start + 2000] for start in range(0, len(signs), 2000)]
    answers("\n\n".join(["# Un titre pour voir", *paragraphs]).encode(), "texte.md")


@pytest.mark.parametrize("piece", PIECES)
def test_ten_thousand_signs_of_one_kind_are_read_at_once(piece):
    text = "Un titre pour voir\n\nUn mot. " + (piece * 10_000)[:10_000]
    start = time.process_time()
    with suppress(ImportRefused):
        reading.read(text.encode(), "texte.txt", Known())
    assert time.process_time() - start < 3


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.docx", "x"])
@settings(max_examples=150)
@given(data=st.binary(max_size=400))
@example(data=b"\xff\xfe\x00\xd8")
@example(data=b"[x]: <\n")
def test_random_bytes_are_read_or_refused(name, data):
    with suppress(ImportRefused):
        reading.read(data, name, Known())


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
@settings(max_examples=150)
@given(
    parts=st.lists(
        st.sampled_from([*PIECES, "mot ", "\n\n", "Communiqué de presse\n", "## Titre\n"]) | st.text(max_size=8)
    )
)
def test_random_texts_are_read_or_refused(name, parts):
    with suppress(ImportRefused):
        reading.read("".join(parts).encode("utf-8", "replace"), name, Known())


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_word_file_is_read_or_refused(seed):
    draw = random.Random(seed)
    if seed % 2:
        # The archive itself is damaged…
        data = bytearray(WITH_NOTE)
        for _ in range(draw.randint(1, 20)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        data = bytes(data[: draw.randrange(len(data))] if seed % 4 == 1 else data)
    else:
        # … or the archive is sound and the parts are not.
        def change(name, part):
            part = bytearray(part)
            for _ in range(draw.randint(0, 3)):
                place = draw.randrange(len(part))
                part[place : place + draw.randint(0, 40)] = bytes(
                    draw.choices(b"<>/w:p\"'=& 1\0a", k=draw.randint(0, 20))
                )
            return None if draw.random() < 0.05 else bytes(part)

        data = changed(WITH_NOTE, change)
    with suppress(ImportRefused):
        reading.read(data, "x.docx", Known())


def refused_soon(data, name="x.docx"):
    start = time.monotonic()
    with pytest.raises(ImportRefused) as caught:
        read(data, name)
    assert time.monotonic() - start < SECONDS
    return str(caught.value)


def bomb(part, size, compress=zipfile.ZIP_DEFLATED):
    """STYLED with one part more, of `size` zeros."""
    written = io.BytesIO(STYLED)
    with zipfile.ZipFile(written, "a", compress) as package:
        package.writestr(part, bytes(size))
    return written.getvalue()


def test_a_bomb_is_seen_before_it_is_unpacked():
    assert "démesuré" in refused_soon(bomb("word/media/image1.png", 200_000_000))
    assert "démesuré" in refused_soon(bomb("word/embeddings/x.bin", 30_000_000))


def test_too_many_parts_are_refused():
    written = io.BytesIO(STYLED)
    with zipfile.ZipFile(written, "a") as package:
        for number in range(600):
            package.writestr(f"word/media/{number}.png", b"")
    assert "démesuré" in refused_soon(written.getvalue())


@pytest.mark.parametrize("part", ["../../etc/passwd", "/etc/passwd", "word/../../x.xml", "word\\..\\..\\x.xml"])
def test_a_part_that_climbs_out_of_its_archive_is_refused(part):
    assert "abîmé" in refused_soon(bomb(part, 10))


def test_a_document_type_is_refused_so_that_entities_neither_multiply_nor_reach_out():
    laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

    def change(name, part):
        if name != "word/document.xml":
            return part
        return part.replace(b"?>", b"?>" + laughs.encode(), 1).replace(b"</w:t>", b"&b;&c;</w:t>", 1)

    assert "abîmé" in refused_soon(changed(STYLED, change))


def test_a_word_file_that_nests_beyond_reason_is_refused():
    depth = 20_000
    body = f"<w:document {W}><w:body>{'<w:sdt><w:sdtContent>' * depth}<w:p/>{'</w:sdtContent></w:sdt>' * depth}"
    document = (body + "</w:body></w:document>").encode()
    refused_soon(changed(STYLED, lambda name, part: document if name == "word/document.xml" else part))


def test_a_small_word_file_that_asks_for_much_work_is_given_up():
    # 21 Ko, 56 s and 492 Mo in mammoth alone (`../shared/security.md`, (c) 17).
    cells = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 300
    rows = f"<w:tr>{cells}</w:tr>" * 250
    document = f"<w:document {W}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>".encode()
    data = changed(STYLED, lambda name, part: document if name == "word/document.xml" else part)
    assert len(data) < 100_000
    refused_soon(data)


def test_text_that_nests_beyond_reason_is_refused():
    assert "emboîte" in refused_soon(b"<ul><li>" * 10_000 + b"mot", "x.html")
    assert "emboîte" in refused_soon(b"<b><i>" * 10_000 + b"mot", "x.html")
    assert "emboîte" in refused_soon(b"> " * 10_000 + b"mot", "x.md")


def test_a_book_is_no_communique():
    paragraph = "Trente pommiers ont été plantés au parc Exemple. " * 20
    assert "trop long" in refused_soon("\n\n".join([paragraph] * 500).encode(), "x.txt")


def test_nothing_of_a_hostile_text_becomes_markup():
    text = (
        "# Titre du texte\n\n<script>alert(1)</script> <img src=x onerror=alert(1)> [lien](javascript:alert(1)) "
        "<a href='//mal.example'>autre</a> <b onclick=x>gras</b>\n\nUne fin."
    )
    html = "".join(block.html for block in read(text.encode(), "x.md").blocks)
    assert set(re.findall(r"</?([\w-]+)", html)) <= TAGS
    assert re.findall(r"<[^>]*(?:=|javascript|//)[^>]*>", html) == []


CHILD = """
import sys
sys.path.insert(0, {root!r})
from releases.importing import child
child._shut_in()
{act}
"""


@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/passwd')",
        "open({root!r} + '/manage.py')",
        "open('/tmp/x', 'w')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
        "bytearray(600_000_000)",
        "[open('/dev/null') for _ in range(100)]",
    ],
)
def test_the_child_process_can_do_nothing_but_read(act):
    root = str(process._ROOT)
    code = CHILD.format(root=root, act=act.format(root=root))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith(("PermissionError", "MemoryError", "OSError"))


def test_the_child_process_is_given_no_secret_and_no_framework(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "un secret")
    probe = tmp_path / "python"
    probe.write_text(
        f'#!/bin/sh\nenv > {tmp_path}/environment\nexec "{sys.executable}" -X importtime "$@" 2> {tmp_path}/imports\n'
    )
    probe.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(probe))
    assert read(b"# Un titre pour voir\n\nUn mot.", "x.md").title == "Un titre pour voir"
    assert "SECRET_KEY" not in (tmp_path / "environment").read_text()
    assert "django" not in (tmp_path / "imports").read_text()


def test_the_process_that_serves_keeps_its_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers(b"<b>" * 1_600_000, "x.html")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes


def test_a_refused_file_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = set(os.listdir("/tmp"))
    answers(STYLED[:3000], "x.docx")
    answers(bomb("word/x.bin", 80_000_000), "x.docx")
    assert os.listdir(tmp_path) == []
    assert {name for name in set(os.listdir("/tmp")) - before if "docx" in name} == set()
