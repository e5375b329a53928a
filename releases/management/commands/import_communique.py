import json
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from releases import actions, importing
from releases.management.commands.submit_communique import account
from releases.models import Kind
from releases.text.french import format_date, format_datetime, format_phone

SILENT = "—"


class Command(BaseCommand):
    help = "Importe des communiqués (Markdown, HTML, .docx, texte) en brouillons, jamais plus, et dit ce qui a été lu."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FICHIER")
        parser.add_argument("--by", metavar="LOGIN", help="qui sera l’auteur des brouillons")
        parser.add_argument("--dry-run", action="store_true", help="lit et montre, ne crée rien")
        parser.add_argument("--json", action="store_true", help="un objet JSON par fichier et par ligne")
        parser.add_argument(
            "--create",
            nargs="*",
            default=[],
            choices=["person", "contact", "label"],
            help="crée aussi ce que le texte nomme et que la salle de presse ne connaît pas",
        )

    def handle(self, *args, files, by, dry_run, create, **options):
        if not (dry_run or by):
            raise CommandError("Dites qui importe : --by LOGIN (ou --dry-run pour lire sans rien créer).")
        author = None if dry_run else account(by)
        known = actions.known()
        refused = 0
        bar = tqdm(files, disable=None if len(files) > 1 else True, unit="fichier")
        for name in bar:
            try:
                imported = importing.read(read_bytes(name), name, known)
                revision = None if dry_run else self.create(imported, author, create)
            except (importing.ImportRefused, PermissionDenied) as refusal:
                refused += 1
                with bar.external_write_mode():
                    self.stderr.write(f"{name} : {refusal}")
                continue
            with bar.external_write_mode():
                self.say(name, imported, revision, as_json=options["json"])
        if not options["json"]:
            kept = len(files) - refused
            self.stdout.write(f"{kept} fichier(s) sur {len(files)} {'lu' if dry_run else 'importé'}(s).")
        if refused:
            raise CommandError(f"{refused} fichier(s) refusé(s) : voyez ci-dessus.")

    @staticmethod
    def create(imported, author, kinds):
        chosen = [one.key for one in actions.proposals(imported) if one.key.partition(":")[0] in kinds]
        return actions.import_draft(imported, by=author, now=timezone.now(), create=chosen)

    def say(self, name, imported, revision, *, as_json):
        if as_json:
            self.stdout.write(json.dumps(imported.as_dict(), ensure_ascii=False))
            return
        self.stdout.write(f"\n{name}" + (f" → brouillon {revision.communique.uid}" if revision else ""))
        for field, words in summary(imported):
            self.stdout.write(f"  {field:<10} {words or SILENT}")


def read_bytes(name):
    """The bytes of a file, one more than any format may have at most; `ImportRefused` when it cannot be opened."""
    try:
        with Path(name).open("rb") as file:
            return file.read(importing.MAX_WORD_BYTES + 1)
    except OSError as error:
        raise importing.ImportRefused(f"ce fichier ne s’ouvre pas ({error.strerror}).") from None


def summary(imported):
    """(field, words) of what was read, in the order of a communiqué; one line for each quote, note, doubt."""
    kind = Kind(imported.kind).label if imported.kind in Kind.values else None
    yield "genre", kind
    if imported.kicker:
        yield "surtitre", imported.kicker
    yield "titre", imported.title
    if imported.subtitle:
        yield "sous-titre", imported.subtitle
    yield "date", imported.date and format_date(imported.date, weekday=True)
    yield "lieu", imported.place
    yield "embargo", imported.embargo and format_datetime(imported.embargo)
    yield "chapô", imported.lead
    for contact in imported.contacts:
        yield "contact", ", ".join(filter(None, [contact.name, contact.email, *map(format_phone, contact.phones)]))
    for quote in imported.quotes:
        yield "citation", f"{', '.join(filter(None, [quote.speaker, quote.role])) or 'sans auteur'} : « {quote.text} »"
    for note in imported.footnotes:
        yield "note", f"{note.mark} {note.text}"
    for label in imported.labels:
        yield "label", label.name + ("" if label.label_id else " (inconnu : proposé)")
    for doubt in imported.doubts:
        yield "doute", f"{doubt.why} « {doubt.words} »" if doubt.words else doubt.why
