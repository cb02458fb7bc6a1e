"""A paragraph of another language as words, sentences and quotations, all in code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.detect.foreign.vocabulary import Vocabulary, plain, token_pattern
from citecheck.detect.quotes import Quotation
from citecheck.model import Span

ENDS = frozenset({".", "?", "!", "…", "؟", "。"})
DASHES = frozenset({"–", "—", "―", "-"})
COMMAS = frozenset({",", "،", ";", "؛"})
_AND = "وف"
"""Arabic letters for "and", written on the word behind them."""

LONGEST_NAME = 4
"""Longest name of a person or an outlet, in words: whole, or between quotation marks."""

_LONGEST = 400
"""Longest sentence in words; a longer one is cut, so that cost stays linear."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one paragraph.

    Attributes:
        text: the text of record.
        starts, ends, forms, lower: of each word or mark; ``lower`` as ``plain`` returns it.
        quote_of: index into ``quotes`` of the quotation that a word stands in, or -1.
        quotes: the paragraph's quotations; ``quote_words`` gives first word and word after last.
        sentences: first word and word after the last.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    lower: tuple[str, ...]
    quote_of: tuple[int, ...]
    quotes: tuple[Quotation, ...]
    quote_words: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the span of words ``first`` to ``last`` (exclusive); one word at least."""
        return Span(self.starts[first], self.ends[last - 1])

    def words_in(self, quote: int) -> int:
        """Return how many words, marks left out, quotation ``quote`` holds."""
        first, last = self.quote_words[quote]
        return sum(self.lower[at][0].isalnum() for at in range(first, last))

    def between(self, span: Span) -> tuple[int, int]:
        """Return the words that begin inside ``span``."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def comma(self, at: int, last: int) -> int:
        """Return the first comma from word ``at`` on that no quotation holds, or ``last``."""
        while at < last and not (self.lower[at] in COMMAS and self.quote_of[at] < 0):
            at += 1
        return at

    def trimmed(self, first: int, last: int) -> int:
        """Return ``last`` less the marks that end words ``first`` to ``last``."""
        while last > first and self.quote_of[last - 1] < 0:
            if self.lower[last - 1][0].isalnum():
                break
            last -= 1
        return last


def read_text(
    text: str, paragraph: Span, quotations: Sequence[Quotation], vocabulary: Vocabulary | None
) -> Text:
    """Return ``paragraph`` of ``text`` cut into words and sentences; linear in its length."""
    pattern = token_pattern(vocabulary.language if vocabulary else "")
    found = list(pattern.finditer(text, paragraph.start, paragraph.end))
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    forms = tuple(match.group() for match in found)
    quote_of = [-1] * len(starts)
    words: list[tuple[int, int]] = []
    for index, quotation in enumerate(quotations):
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end)
        quote_of[first:last] = [index] * (last - first)
        words.append((first, last))
    lower = tuple(plain(form) for form in forms)
    sentences = _sentences(forms, lower, quote_of, vocabulary)
    return Text(
        text=text,
        starts=starts,
        ends=ends,
        forms=forms,
        lower=lower,
        quote_of=tuple(quote_of),
        quotes=tuple(quotations),
        quote_words=tuple(words),
        sentences=tuple(sentences),
    )


def _begins_verb(word: str, vocabulary: Vocabulary | None) -> bool:
    """Say whether ``word`` is "and he added" in one, which begins an Arabic sentence anew."""
    if vocabulary is None or not vocabulary.arabic or word[0] not in _AND:
        return False
    return word[1:] in vocabulary.said


def _sentences(
    forms: Sequence[str], lower: Sequence[str], quote_of: list[int], vocabulary: Vocabulary | None
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = 0
    for at in range(len(forms)):
        if (
            at + 1 == len(forms)
            or at - begin > _LONGEST
            or _ends(at, forms, lower, quote_of)
            or (_closes(at, quote_of) and _begins_verb(lower[at + 1], vocabulary))
        ):
            if (
                at + 1 < len(forms)
                and vocabulary is not None
                and _abbreviates(at, lower, vocabulary)
            ):
                continue
            found.append((begin, at + 1))
            begin = at + 1
    return found


def _abbreviates(at: int, lower: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Say whether the full stop at word ``at`` belongs to a title: "M. Lenoir"."""
    titles = vocabulary.words["male_titles"] | vocabulary.words["female_titles"]
    return lower[at] == "." and at > 0 and (lower[at - 1] in titles or _initial(lower[at - 1]))


def _closes(at: int, quote_of: Sequence[int]) -> bool:
    """Say whether a quotation ends with word ``at``."""
    return quote_of[at] >= 0 and quote_of[at + 1] != quote_of[at]


def _initial(word: str) -> bool:
    """Say whether ``word`` is one letter or digit; a closing mark before the stop is none."""
    return len(word) == 1 and word.isalnum()


def _ends(at: int, forms: Sequence[str], lower: Sequence[str], quote_of: Sequence[int]) -> bool:
    """Say whether a sentence ends with word ``at``; quotations are never cut."""
    after = forms[at + 1]
    caseless = after[0].isalpha() and after[0].upper() == after[0].lower()
    opens = after[0].isupper() or after[0].isdigit() or caseless
    if quote_of[at] >= 0:
        ended = at > 0 and lower[at - 1] in ENDS
        begins_anew = caseless and after[0] in _AND
        return (
            _closes(at, quote_of)
            and ended
            and (after[0].isupper() or begins_anew or quote_of[at + 1] >= 0)
        )
    return lower[at] in ENDS and (opens or quote_of[at + 1] >= 0 or after in DASHES)
