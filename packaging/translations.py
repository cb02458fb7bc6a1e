"""The catalogues of the program's sentences: drawn from the code, filled by people, compiled.

    python packaging/translations.py draw       what is new goes into every catalogue, open
    python packaging/translations.py compile    what the program loads is made from the catalogues
    python packaging/translations.py open LANG  what has no translation yet, one JSON object a line
    python packaging/translations.py fill LANG FILE   take translations from such lines

A line is {"context": …, "one": …, "translations": ["…", …]}: one form, or one for each plural of
the language. Needs Babel, of the dependency group `dev`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale"
LANGUAGES = ("de", "es", "fr", "uk")
DOMAIN = "citecheck"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "tr": None,
    "later": None,
    "trn": (1, 2),
    "trc": ((1, "c"), 2),
}


def drawn() -> Catalog:
    """Return every message of the code, without translations."""
    catalog = Catalog(domain=DOMAIN, project=DOMAIN, fuzzy=False)
    found = extract_from_dir(
        str(ROOT / "citecheck" / "wording"), [("**.py", "python")], keywords=_KEYWORDS
    )
    for name, _line, message, comments, context in found:
        # Lines move with every change; files are place enough.
        catalog.add(
            message, None, [(f"citecheck/wording/{name}", 0)], (), comments, context=context
        )
    return catalog


def po_path(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language as it lies there; an empty one where none does."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, project=DOMAIN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> Catalog:
    """Return the catalogue with every message of the code; what the code dropped is left out."""
    catalog = catalogue(language)
    catalog.update(drawn(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """Return the catalogue as a .po file, without times, in a fixed order."""
    out = BytesIO()
    write_po(
        out, catalog, width=100, sort_output=True, omit_header=True, include_lineno=False,
        no_location=True,
    )  # fmt: skip
    plural = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {plural}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def mo_bytes(language: str) -> bytes:
    """Return what the program loads, made from the catalogue that lies there."""
    out = BytesIO()
    catalog = catalogue(language)
    # Babel's header tells the minute; the same words give the same bytes.
    catalog.creation_date = catalog.revision_date = _NO_TIME
    write_mo(out, catalog)
    return out.getvalue()


def open_messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages that lack a translation, or one of its plural forms."""
    for message in catalog:
        if message.id and not (forms(message.string) and all(forms(message.string))):
            yield message


def forms(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the forms of a message: one, or one for each plural; none where it is open."""
    if string is None:
        return ()
    return (string,) if isinstance(string, str) else tuple(string)


def draw() -> None:
    """Bring every catalogue up to the code."""
    for language in LANGUAGES:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = updated(language)
        path.write_bytes(po_bytes(catalog))
        print(language, sum(1 for _ in open_messages(catalog)), "open")


def compile_all() -> None:
    """Make what the program loads."""
    for language in LANGUAGES:
        po_path(language).with_suffix(".mo").write_bytes(mo_bytes(language))


def tell_open(language: str) -> None:
    """Print what has no translation yet."""
    catalog = updated(language)
    for message in open_messages(catalog):
        ids = forms(message.id)
        row: dict[str, object] = {"context": message.context, "one": ids[0]}
        if ids[1:]:
            row |= {"many": ids[1], "plural_forms": catalog.num_plurals}
        print(json.dumps(row, ensure_ascii=False))


def fill(language: str, path: Path) -> None:
    """Take translations from lines of JSON; what fits no message is told and left out."""
    catalog = updated(language)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        message = catalog.get(row["one"], row.get("context"))
        if message is None:
            print("no such message:", row["one"], file=sys.stderr)
            continue
        forms = row["translations"]
        message.string = tuple(forms) if message.pluralizable else forms[0]
    po_path(language).parent.mkdir(parents=True, exist_ok=True)
    po_path(language).write_bytes(po_bytes(catalog))


def main(arguments: list[str]) -> int:
    """Do one of the four things."""
    commands: dict[str, Callable[..., None]] = {
        "draw": draw,
        "compile": compile_all,
        "open": tell_open,
        "fill": lambda language, file: fill(language, Path(file)),
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    commands[arguments[0]](*arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
