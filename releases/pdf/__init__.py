"""A published communiqué on paper.

`Publication` (frozen document and address) → `sheet` (data in fine typography) → `templates/press.typ` → PDF, made at
its first demand and kept.
"""

from releases.pdf.kept import kept
from releases.pdf.press import pdf_file, pdf_name, print_pdf
from releases.pdf.publication import Publication

__all__ = ["Publication", "kept", "pdf_file", "pdf_name", "print_pdf"]
