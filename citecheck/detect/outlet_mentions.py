"""Where a text names outlets: a trie of their names, and guards for names that are words.

A name is looked up word by word, so the cost is linear in the text: at each word the longest name
that begins there is taken. What a guard asks of the words around stands in ``guards.csv``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from citecheck.detect.outlet_names import UNSPACED, Word, table_key, text_keys, words_of
from citecheck.model import Span

_BETWEEN = re.compile(r"[ \t\u00a0\u202f\n'’ʼ\-‐‑–/&+.]{0,3}")
_SENTENCE_BREAK = re.compile(r"[.!?…:\n“„«‹»\"]")
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
_ARTICLES = {"the", "le", "la", "les", "l", "il", "lo", "i", "el", "los", "las"}
_ARTICLES |= {"der", "die", "das", "de", "het", "o", "os", "al"}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_DAYS |= {"january", "february", "march", "april", "may", "june", "july", "august"}
_DAYS |= {"september", "october", "november", "december"}
_REPORTS = {"reported", "reports", "wrote", "writes", "said", "says", "noted", "quoted", "quotes"}
_REPORTS |= {"cited", "cites", "revealed", "published"}
_BEFORE_VERB = {"first", "has", "had", "also", "s"}
_KINDS = {"newspaper", "magazine", "website", "Magazine"}
_CARRIERS = {"told", "tells", "with", "to", "by", "via", "citing", "from"}
_CARRIERS |= {"agency", "agencies", "newspaper"}
# Words that may carry the capital of a sentence before a name: "In Time, he …".
_OPENERS = {"in", "to", "on", "for", "and", "but", "even", "both", "per", "via", "citing", "told"}
_SHORT_INITIALISM = 5
_INFLECTED = 5
"""Letters of the shortest inflected adjective: "Neuen"."""

_REPORT_WORD = re.compile("[告导導道名警復复价價]")


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    names: list[tuple[tuple[str, ...], str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Names ready to be looked up in texts; built once by ``find_names_of``."""

    root: _Node
    unspaced: re.Pattern[str]
    guards: Mapping[str, str]


def find_names_of(names: Iterable[str], guards: Mapping[str, str]) -> NameFinder:
    """Return a finder for ``names``; ``guards`` maps written names to what they need."""
    root = _Node()
    unspaced: set[str] = set()
    wanted = {
        **dict.fromkeys(names, ""),
        **{n: "" for n, need in guards.items() if need == "never"},
    }
    for name in wanted:
        if _UNSPACED_LETTER.search(name):
            if guards.get(name) != "name":
                unspaced.add(unicodedata.normalize("NFC", name))
            continue
        words = tuple(w.text for w in words_of(unicodedata.normalize("NFC", name)))
        if len(words) > 1 and words[0].casefold() == "the":
            words = words[1:]
        node = root
        for word in words:
            node = node.children.setdefault(table_key(word), _Node())
        if words:
            node.names.append((words, name))
    longest_first = sorted(unspaced, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    by_key = {_guard_key(name): need for name, need in guards.items()}
    return NameFinder(root, pattern, by_key)


def find_names(finder: NameFinder, text: str) -> list[tuple[Span, str]]:
    """Return where ``text`` names something, with the name as the table writes it, in order.

    Spans count code points, leave out a leading "the", and never overlap. Linear time.
    """
    found = [*_spaced(finder, text), *_unspaced(finder, text)]
    found.sort(key=lambda item: (item[0].start, -item[0].end))
    kept: list[tuple[Span, str]] = []
    for span, name in found:
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, name))
    return kept


def _unspaced(finder: NameFinder, text: str) -> Iterator[tuple[Span, str]]:
    for match in finder.unspaced.finditer(text):
        # 世界报 is a paper, 世界报告 a world report.
        after = text[match.end() : match.end() + 1]
        if match[0][-1] in "报報" and _REPORT_WORD.match(after):
            continue
        if finder.guards.get(_guard_key(match[0])) == "never":
            continue
        yield Span(*match.span()), match[0]


def _spaced(finder: NameFinder, text: str) -> Iterator[tuple[Span, str]]:
    words = list(words_of(text))
    at = 0
    while at < len(words):
        end, name = _longest(finder, text, words, at)
        if end == at:
            at += 1
            continue
        if name:
            yield Span(words[at].span.start, words[end - 1].span.end), name
        at = end


def _longest(finder: NameFinder, text: str, words: Sequence[Word], at: int) -> tuple[int, str]:
    """Return the end and the name of the longest name that begins at ``words[at]``.

    The end is ``at`` when there is none; the name is empty for a phrase that is no outlet.
    """
    nodes, end = [finder.root], at
    hits: list[tuple[int, str]] = []
    while end < len(words) and (end == at or _joined(text, words[end - 1], words[end])):
        keys = text_keys(words[end].text, first=end == at)
        if end > at or (end + 1 < len(words) and words[end + 1].text[:1].isupper()):
            keys += _without_case_ending(words[end].text)
        nodes = [n.children[key] for n in nodes for key in keys if key in n.children]
        if not nodes:
            break
        end += 1
        written = [word.text for word in words[at:end]]
        hits += [(end, n) for node in nodes for own, n in node.names if _same_case(own, written)]
    for stop, name in reversed(hits):
        need = finder.guards.get(_guard_key(name), "")
        if need == "never":
            return stop, ""
        if not need or _guarded(need, name, text, words, at, stop):
            return stop, name
    return at, ""


def _without_case_ending(word: str) -> list[str]:
    """Return the key of a German adjective in a name, in its first case: "Süddeutschen"."""
    inflects = word.endswith(("en", "er")) and word[:1].isupper() and len(word) >= _INFLECTED
    return [table_key(word[:-1])] if inflects else []


def _joined(text: str, left: Word, right: Word) -> bool:
    """Say whether two words can belong to one name."""
    gap = text[left.span.end : right.span.start]
    if not _BETWEEN.fullmatch(gap) or gap.count("\n") > 1:
        return False
    return "." not in gap or gap == "." or len(left.text) == 1


def _same_case(name: Sequence[str], written: Sequence[str]) -> bool:
    return all(
        _word_case_fits(own, word, article=index == 0 and len(name) > 1)
        for index, (own, word) in enumerate(zip(name, written, strict=True))
    )


def _word_case_fits(own: str, word: str, *, article: bool) -> bool:
    if article and own.casefold() in _ARTICLES:
        return True
    if own.isupper() and 1 < len(own) <= _SHORT_INITIALISM:
        return unicodedata.normalize("NFC", word).startswith(own) or word == own.translate(_PLAIN)
    if own[0].isupper():
        return word[0].isupper() or not word[0].islower()
    return len(own) >= _SHORT_INITIALISM or word[:1] == own[:1]


_PLAIN = str.maketrans("ÉÚČ", "EUC")


def _guarded(need: str, name: str, text: str, words: Sequence[Word], at: int, stop: int) -> bool:
    """Say whether the words around ``words[at:stop]`` fit what its guard needs."""
    before = words[at - 1].text if at else ""
    after = words[stop].text if stop < len(words) else ""
    if need == "name":
        return False
    marked = _in_marks(text, words[at].span.start, words[stop - 1].span.end)
    if marked or need == "quoted":
        return marked
    if need == "exact":
        opens = _starts_sentence(text, words, at)
        article = name.split(maxsplit=1)[0]
        return not opens and text.startswith(article, words[at].span.start)
    if need == "told":
        return before.casefold() in _CARRIERS or after in _REPORTS
    return after in _KINDS or (
        not _runs_on(text, words, stop) and _stands_as_name(need, text, words, at, stop)
    )


def _stands_as_name(need: str, text: str, words: Sequence[Word], at: int, stop: int) -> bool:
    """Say whether ``words[at:stop]``, capital and alone, is likelier a name than a word."""
    before = words[at - 1].text if at else ""
    reports = _reports_next(words, stop)
    if need == "title":
        owns = stop < len(words) and words[stop].text == "s"
        return before == "The" and (not _starts_sentence(text, words, at - 1) or reports or owns)
    first = _starts_sentence(text, words, at)
    if before in {"the", "The"} and not first:
        return need != "bare"
    if need == "the":
        return False
    if first:
        return reports
    return not before[:1].isupper() or before.casefold() in _OPENERS or _apart(text, words, at)


def _in_marks(text: str, start: int, end: int) -> bool:
    """Say whether just these words stand in the marks that names of papers get: «Известия»."""
    return text[max(start - 1, 0) : start] + text[end : end + 1] in {"«»", "„“", "„”", "»«", "‚‘"}


def _reports_next(words: Sequence[Word], stop: int) -> bool:
    """Say whether a reporting verb follows, perhaps after "first" or "has"."""
    ahead = [word.text for word in words[stop : stop + 2]]
    if ahead and ahead[0] in _REPORTS:
        return True
    return len(ahead) > 1 and ahead[0] in _BEFORE_VERB and ahead[1] in _REPORTS


def _starts_sentence(text: str, words: Sequence[Word], at: int) -> bool:
    if at <= 0:
        return True
    gap = text[words[at - 1].span.end : words[at].span.start]
    return _SENTENCE_BREAK.search(gap) is not None


def _apart(text: str, words: Sequence[Word], at: int) -> bool:
    """Say whether more than a space or a hyphen stands before ``words[at]``."""
    return text[words[at - 1].span.end : words[at].span.start] not in {" ", "-", "\u00a0"}


def _runs_on(text: str, words: Sequence[Word], stop: int) -> bool:
    """Say whether a longer proper name goes on at ``stop`` ("the Times of Malta", "Star Wars")."""
    if stop >= len(words):
        return False
    if text[words[stop - 1].span.end : words[stop].span.start] not in {" ", "-", "\u00a0"}:
        return False
    after = words[stop].text
    if after == "of":
        return stop + 1 < len(words) and words[stop + 1].text[:1].isupper()
    return after[:1].isupper() and after.casefold() not in _DAYS


def _guard_key(name: str) -> str:
    if _UNSPACED_LETTER.search(name):
        return unicodedata.normalize("NFC", name)
    keys = [table_key(word.text) for word in words_of(name)]
    return " ".join(keys[1:] if len(keys) > 1 and keys[0] == "the" else keys)
