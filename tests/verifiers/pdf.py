"""What others say of a PDF: two judges of its conformance, and poppler, which reads it."""

import re
import shutil
import subprocess

import page

from tests.verifiers.tools import missing

PROFILES = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-3a": page.ValidationProfile.PDF_A_3A}


def faults(data):
    """What the judge holds against a PDF as PDF/UA-1 and as PDF/A-3a: (profile, rule, message)."""
    return [
        (name, fault.rule_id, fault.message)
        for name, profile in PROFILES.items()
        for fault in page.validate_pdf_bytes(data, profile=profile).failures
        # The judge takes the last byte of a stream for the end of a line when it is a carriage return.
        if not (fault.rule_id.endswith("STREAM-LENGTH-001") and lengths_are_exact(data))
    ]


def lengths_are_exact(data):
    streams = list(re.finditer(rb"/Length (\d+)(?:(?!endobj|stream\n).)*?>>\s*stream\n", data, re.DOTALL))
    ends = [data[stream.end() + int(stream[1]) :][:10] for stream in streams]
    return len(streams) == len(re.findall(rb"\nendstream\n", data)) and set(ends) == {b"\nendstream"}


def poppler(program, *arguments, data):
    """What one of poppler's programs prints about a PDF."""
    if not shutil.which(program):
        missing("poppler (apt install poppler-utils)")
    done = subprocess.run([program, *arguments], input=data, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")  # some of its titles are in UTF-16


def text(data):
    """The words of all pages, as they are copied."""
    return poppler("pdftotext", "-", "-", data=data)


def structure(data):
    """What a screen reader is told: tags, and the words in them."""
    return poppler("pdfinfo", "-struct-text", "-", data=data)


def facts(data):
    """Title, author, keywords and other facts of the file."""
    lines = poppler("pdfinfo", "-isodates", "-", data=data).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
