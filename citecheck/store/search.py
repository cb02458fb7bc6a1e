"""Full-text search over articles, claims and pages."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlite_utils import Database

from citecheck.model import Span
from citecheck.store.connection import rows
from citecheck.store.search_words import search_words
from citecheck.store.titles import title_or_opening

_MAX_QUERY_CHARS = 500
_MAX_TERMS = 20
_SNIPPET_CHARS = 180
_BEFORE_CHARS = 50
_LOOKED_AT_CHARS = 300_000
# Some hits are dropped behind the limit: pages that no check rests on.
_SPARE = 3
_TERM = re.compile(r'"([^"]{1,300})"?|([^\s"]{1,300})')
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_]+")
_SPACE = re.compile(r"\s")


class Place(enum.Enum):
    """What a search found words in."""

    ARTICLE = "article"
    CLAIM = "claim"
    PAGE = "page"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One text of the library that holds the words.

    Attributes:
        key: of the check; of several that rest on one page, the last changed.
        title: of the check, or the first words of its article.
        place: what holds the words.
        snippet: a stretch of it in one line, plain text.
        spans: where the words stand, in code points of ``snippet``.
        start: where the snippet begins in the article's or the page's text, or in the quote.
        claim: for a claim, and for a note the one it is on, its id ("a1"); else empty.
        who: for a claim its speaker and outlet, for a note who wrote it; else empty.
        url: of the article or page, or None.
        page_title: of a page; else empty.
        snapshot_id: of a page; else None.
        sha256, asked: of a page: hash of its bytes, and the address as asked for; else None.
    """

    key: str
    title: str
    place: Place
    snippet: str
    spans: tuple[Span, ...] = ()
    start: int = 0
    claim: str = ""
    who: str = ""
    url: str | None = None
    page_title: str = ""
    snapshot_id: int | None = None
    sha256: str | None = None
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, as terms: all must be there.

    Attributes:
        terms: each one word or, from quotation marks or a script without spaces, several in a row.
        open_end: whether the last word may go on ("barr" finds "barrage").
    """

    terms: tuple[tuple[str, ...], ...]
    open_end: bool

    @property
    def expression(self) -> str:
        """The query in FTS5's language; words alone, so it can't be wrong there."""
        phrases = ['"{}"'.format(" ".join(term)) for term in self.terms]
        return " ".join(phrases) + ("*" if self.open_end else "")


def parsed_query(words: str) -> Query | None:
    """Return what ``words`` ask for, or None when there is no word among them.

    Quotation marks of any kind hold words together; nothing else has a meaning of its own.
    """
    text = re.sub("[“”„«»]", '"', words[:_MAX_QUERY_CHARS])
    terms: list[tuple[str, ...]] = []
    is_open = False
    for match in list(_TERM.finditer(text))[:_MAX_TERMS]:
        written = _WORD.findall(search_words(match[1] or match[2]))
        if written:
            terms.append(tuple(folded(word) for word in written))
            is_open = match[1] is None and len(terms[-1][-1]) > 1
    return Query(tuple(terms), is_open) if terms else None


@cache
def _without_marks(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))


def folded(word: str) -> str:
    """Return ``word`` in small letters without accents, as the index has it, or nearly so."""
    if word.isascii():
        return word.lower()
    return "".join(map(_without_marks, word.lower()))


def search_texts(db: Database, query: Query, limit: int) -> tuple[SearchHit, ...]:
    """Return the texts that hold all of ``query``, the best first."""
    found = rows(db, _FOUND, (query.expression, limit * _SPARE))
    return tuple(_hit(db, row, query) for row in found[:limit])


_FOUND = """
    WITH found AS (
        SELECT rowid AS id, bm25(search_index, 4.0, 1.0) AS score FROM search_index
        WHERE search_index MATCH ? ORDER BY score LIMIT ?
    ), entry AS (
        SELECT e.*, score, coalesce(e.article_key, (
            SELECT f.article_key FROM finding AS f JOIN article AS a ON a.key = f.article_key
            WHERE f.snapshot_id = e.snapshot_id ORDER BY a.changed_at DESC LIMIT 1
        )) AS check_key
        FROM found JOIN search_entry AS e USING (id)
    )
    SELECT entry.id, entry.kind, entry.snapshot_id, entry.title AS who, s.sha256,
        iif(entry.kind = 'note', t.label, entry.label) AS label,
        a.key AS article_key, a.title, substr(a.text, 1, 300) AS opening,
        a.url, s.url AS asked, s.final_url
    FROM entry JOIN article AS a ON a.key = entry.check_key
    LEFT JOIN snapshot AS s ON s.id = entry.snapshot_id
    LEFT JOIN attribution AS t ON entry.kind = 'note' AND t.article_key = a.key
        AND t.key = entry.label
    ORDER BY entry.score, entry.id DESC
"""


def _hit(db: Database, row: dict[str, object], query: Query) -> SearchHit:
    # One by one: joined, the view would be made whole, with every text of the library.
    text_title, body = db.execute(
        "SELECT title, body FROM search_text WHERE id = ?", (row["id"],)
    ).fetchone()
    place = Place(row["kind"])
    is_page = place is Place.PAGE
    start, snippet, spans = snippet_of(body, query)
    address = (row["final_url"] or row["asked"]) if is_page else row["url"]
    number = row["snapshot_id"]
    return SearchHit(
        key=str(row["article_key"]),
        title=title_or_opening(str(row["title"]), str(row["opening"])),
        place=place,
        snippet=snippet,
        spans=spans,
        start=start,
        claim=str(row["label"] or ""),
        who=str(row["who"]),
        url=_text_or_none(address),
        page_title=text_title if is_page else "",
        snapshot_id=number if isinstance(number, int) else None,
        sha256=_text_or_none(row["sha256"]),
        asked=_text_or_none(row["asked"]),
    )


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def snippet_of(text: str, query: Query) -> tuple[int, str, tuple[Span, ...]]:
    """Return where the best stretch of ``text`` begins, the stretch, and the words in it.

    The best one holds the most different words of the query; of equals it is the first. Linear
    in the text, of which the first 300,000 characters are looked at.
    """
    found = list(_places(text[:_LOOKED_AT_CHARS], query))
    begin = _best_start(found)
    start = max(0, begin - _BEFORE_CHARS)
    if start:
        # Not in the middle of a word.
        space = text.find(" ", start, begin)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + _SNIPPET_CHARS)
    space = text.rfind(" ", start + _BEFORE_CHARS, end)
    if end < len(text) and space > begin:
        end = space
    inside = [span for span, _ in found if start <= span.start and span.end <= end]
    spans = tuple(Span(span.start - start, span.end - start) for span in inside)
    return start, _SPACE.sub(" ", text[start:end]), spans


def _places(text: str, query: Query) -> Iterator[tuple[Span, str]]:
    """Yield the words of ``text`` that the query asks for, each with the word asked for."""
    wanted = {word for term in query.terms for word in term}
    last = query.terms[-1][-1] if query.open_end else None
    for match in _WORD.finditer(text):
        word = folded(match.group())
        if word in wanted:
            yield Span(*match.span()), word
        elif last is not None and word.startswith(last):
            yield Span(*match.span()), last


def _best_start(found: Sequence[tuple[Span, str]]) -> int:
    best, most, first = 0, 0, 0
    counts: dict[str, int] = {}
    for index, (span, word) in enumerate(found):
        counts[word] = counts.get(word, 0) + 1
        while span.end - found[first][0].start > _SNIPPET_CHARS - _BEFORE_CHARS:
            gone = found[first][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
            if first > index:
                break
        if len(counts) > most:
            best, most = found[min(first, index)][0].start, len(counts)
    return best
