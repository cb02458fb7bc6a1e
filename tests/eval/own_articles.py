"""Our own invented articles, and what is quoted in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"

_QUOTED = re.compile(r"“([^“”]+)”")
_SAID = re.compile(
    r"said (?:[a-z-]+ |Judge |Dr\. |Councillor )*(?P<after>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
_TOLD = re.compile(
    r"(?P<who>[A-Z][\w-]+ [A-Z][\w-]+)(?:, [^“”,]+,)? told (?:the )?(?P<outlet>[A-Z][^:.”]+?)[:.]"
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation of one article, without its last comma; ``speaker`` where the text tells."""

    article: int
    paragraph: int
    text: str
    page: str
    speaker: str | None = None
    outlet: str | None = None


def utterances() -> list[Utterance]:
    """Return the quotations of at least six words, in order."""
    text = (DATA / "match-articles.txt").read_text(encoding="utf-8")
    found: list[Utterance] = []
    for number, article in enumerate(text.split("\n===\n")):
        page = article.strip() + "\n"
        for place, paragraph in enumerate(page.split("\n\n")):
            bare = _QUOTED.sub("“”", paragraph)
            said, told = _SAID.search(bare), _TOLD.search(bare)
            speaker = told["who"] if told else said["after"] if said else None
            outlet = told["outlet"] if told else None
            found += (
                Utterance(number, place, quoted.rstrip(","), page, speaker, outlet)
                for quoted in _QUOTED.findall(paragraph)
                if len(quoted.split()) > 5
            )
    return found
