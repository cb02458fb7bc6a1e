"""Words, sentences and paragraphs of an article, with the quotation that each word stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.detect.lexicon import Lexicon, load_lexicon
from citecheck.detect.quotes import Quotation, find_quotations
from citecheck.model import Article, Span

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|SEN|Rep|Reps|REP|Gov|GOV|Gen|GEN|Lt|Col|Sgt|Capt|Rev|Prof|St|Jr|Sr"
    r"|Hon|Rt|Maj|Cmdr|Adm|Cpl|Pvt|Supt|Insp|Det|Ald|Amb|Pres|Atty|Bros|Assn|Dept|Messrs|Mme|Mlle"
    r"|MR|MRS|MS|DR|PROF|Inc|Co|Corp|Ltd|Ave|Blvd|Ft|Mt"
    r"|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|Calif|Fla|Pa|Tex|Va|Mass|Mich|Minn|Ore|Wash|Wis|Conn|Ariz|Colo|Ill|Ind|Tenn|Okla)\."
    r"|(?:[A-Za-z]\.){2,8}"
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"
    r"|[$£€]?\d[\d.,:]{0,30}\d%?|[$£€]?\d%?"
    r"|['’](?:s|S|d|ll|ve|re|m)\b"
    r"|[#@]\w{1,60}"
    r"|\w{1,80}(?:[-‑&@]\w{1,80}){0,8}(?:['’](?!(?:s|S|d|ll|ve|re|m)\b)\w{1,6})?"
    r"|\.{2,8}|…|``|''|--+"
    r"|[“”\"‘’'«»„‟‹›‚＂`.,;:!?()\[\]{}\-–—―/]"
    r"|[^\w\s“”\"‘’'«»„‟‹›‚＂`.,;:!?…()\[\]{}\-–—―/]{1,200}"
)
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\v\f]+")
_ENDS = frozenset({".", "?", "!", "…", "...", "....", ".."})
_MAX_TOKENS = 250
"""Longest sentence outside quotations, in words: a longer one is cut, so cost stays linear."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``last`` (exclusive) of a ``Reading``."""

    first: int
    last: int
    paragraph: int
    part: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as words.

    Attributes:
        text: the text of record.
        starts, ends, forms, lower: of each word or mark.
        quote_of: index of the quotation that a word stands in, or -1.
        quotations: in order; ``quote_words`` gives the first word and the word after the last.
        sentences, paragraphs: in order; a paragraph is a span of text.
        paragraph_kinds: "quote" for a block quotation, "heading", or "".
        sentence_of: index of the sentence of each word.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    lower: tuple[str, ...]
    quote_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    quote_words: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]
    paragraph_kinds: tuple[str, ...]
    sentence_of: tuple[int, ...]
    lexicon: Lexicon

    def span(self, first: int, last: int) -> Span:
        """Return the text span of words ``first`` to ``last`` (exclusive); one word at least."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_at(self, at: int) -> Sentence:
        """Return the sentence of word ``at``."""
        return self.sentences[self.sentence_of[at]]


def _lines(article: Article) -> list[tuple[Span, str]]:
    kinds = [(block.span, block.kind.value) for block in article.blocks]
    found: list[tuple[Span, str]] = []
    edges = sorted({part.span.start for part in article.parts})
    at = edge = 0
    for match in _LINE.finditer(article.text):
        span = Span(*match.span())
        while at < len(kinds) and kinds[at][0].end <= span.start:
            at += 1
        kind = kinds[at][1] if at < len(kinds) and kinds[at][0].overlaps(span) else ""
        if kind == "dateline" and at + 1 < len(kinds) and kinds[at + 1][0].overlaps(span):
            kind = kinds[at + 1][1]
        while edge < len(edges) and edges[edge] <= span.start:
            edge += 1
        if edge < len(edges) and span.start < edges[edge] < span.end:
            cut = edges[edge]
            found += [(Span(span.start, cut), kind), (Span(cut, span.end), kind)]
        else:
            found.append((span, kind))
    return found


def _joined(text: str, lines: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return ``lines`` with those of hard-wrapped paragraphs joined.

    A line goes on in the next when one line end stands between them and the next begins in lower
    case.
    """
    found: list[tuple[Span, str]] = []
    for span, kind in lines:
        if found:
            before, before_kind = found[-1]
            gap = text[before.end : span.start]
            goes_on = gap in {"\n", "\r\n"} and text[span.start].islower() and kind == before_kind
            if goes_on and text[before.start : before.end].rstrip()[-1:] not in '.?!:;”"':
                found[-1] = (Span(before.start, span.end), kind)
                continue
        found.append((span, kind))
    return found


def _quote_of(starts: list[int], quotations: tuple[Quotation, ...]) -> list[int]:
    found: list[int] = []
    index = 0
    for start in starts:
        while index < len(quotations) and quotations[index].span.end <= start:
            index += 1
        inside = index < len(quotations) and quotations[index].span.start <= start
        found.append(index if inside else -1)
    return found


def _quote_words(quote_of: list[int], count: int) -> list[tuple[int, int]]:
    found = [(0, 0)] * count
    for at, quote in enumerate(quote_of):
        if quote >= 0:
            first = found[quote][0] if found[quote][1] else at
            found[quote] = (first, at + 1)
    return found


class _Splitter:
    """Cuts one paragraph's words into sentences; quotations are never cut."""

    def __init__(self, forms: list[str], lower: list[str], quote_of: list[int]) -> None:
        self.forms, self.lower, self.quote_of = forms, lower, quote_of
        self.lexicon = load_lexicon()

    def _tag_follows(self, at: int, last: int) -> bool:
        """Say whether a short clause with a reporting verb ends the sentence after a quotation."""
        for index in range(at, min(at + 14, last)):
            form = self.lower[index]
            if form in _ENDS or self.quote_of[index] >= 0:
                return False
            verb = self.lexicon.verbs.get(form)
            if verb is not None and verb.tone != "attitude" and index > at:
                after = self.lower[index + 1] if index + 1 < last else "."
                return after in _ENDS or after in self.lexicon.words["frames.after_tag"]
        return False

    def ends_at(self, at: int, last: int) -> bool:
        """Say whether a sentence ends with word ``at``; word ``last`` is past the paragraph."""
        if at + 1 >= last:
            return True
        here, after = self.forms[at], self.forms[at + 1]
        inside = self.quote_of[at]
        opens = after[0].isupper() or after[0].isdigit() or self.quote_of[at + 1] > inside
        if inside >= 0:
            if self.quote_of[at + 1] == inside or self.forms[at - 1] not in _ENDS or not opens:
                return False
            asks = self.forms[at - 1] in {"?", "!", "…", "...", "...."}
            return not (asks and self._tag_follows(at + 1, last))
        if here in _ENDS:
            return opens or after in "([—–-"
        if here[-1] == "." and len(here) > 2 and here[1] == ".":  # noqa: PLR2004 - "U.S."
            return after[0].isupper() and after.lower() in self.lexicon.words["grammar.starters"]
        return False

    def cut(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the sentences of words ``first`` to ``last``."""
        found, begin, outside = [], first, 0
        for at in range(first, last):
            outside += self.quote_of[at] < 0
            loose = outside > _MAX_TOKENS and self.quote_of[at] < 0
            if loose or self.ends_at(at, last):
                found.append((begin, at + 1))
                begin, outside = at + 1, 0
        return found


def read_words(article: Article) -> Reading:
    """Return ``article`` as words, quotations, sentences and paragraphs; linear in its length."""
    text = article.text
    lines = _joined(text, _lines(article))
    paragraphs = tuple(span for span, _ in lines)
    quotations = find_quotations(text, paragraphs)
    starts: list[int] = []
    ends: list[int] = []
    edges: list[int] = [0]
    for paragraph in paragraphs:
        for match in _TOKEN.finditer(text, paragraph.start, paragraph.end):
            starts.append(match.start())
            ends.append(match.end())
        edges.append(len(starts))
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    lower = [form.lower() for form in forms]
    quote_of = _quote_of(starts, quotations)
    splitter = _Splitter(forms, lower, quote_of)
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    part = 0
    for index, paragraph in enumerate(paragraphs):
        while (
            part + 1 < len(article.parts) and article.parts[part + 1].span.start <= paragraph.start
        ):
            part += 1
        for first, last in splitter.cut(edges[index], edges[index + 1]):
            sentence_of += [len(sentences)] * (last - first)
            sentences.append(Sentence(first, last, index, part))
    return Reading(
        text=text,
        starts=tuple(starts),
        ends=tuple(ends),
        forms=tuple(forms),
        lower=tuple(lower),
        quote_of=tuple(quote_of),
        quotations=quotations,
        quote_words=tuple(_quote_words(quote_of, len(quotations))),
        sentences=tuple(sentences),
        paragraphs=paragraphs,
        paragraph_kinds=tuple(kind for _, kind in lines),
        sentence_of=tuple(sentence_of),
        lexicon=splitter.lexicon,
    )
