"""Outlets that the table lacks, found by the frame that they stand in and named as written."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.outlets import OutletTable
from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement
from citecheck.model import Outlet

_LONGEST = 7
"""Most words of an outlet's name."""

_LONGEST_SPEAKER = 4
_AUTHORS = frozenset({"report", "say", "write", "according to"})
_OF_WORK = frozenset({"by", "in", "from"})
_WORKS = frozenset({"report", "reports", "reporting", "article", "story", "piece", "investigation"})
_LONGEST_FRAME = 14
"""Words after a cue within which its frame names an outlet."""

_RELAYS = frozenset({"cited", "quoted", "reported", "carried", "published", "relayed", "told"})
_INTO = frozenset({"in", "to", "with", "for", "by", "on", "via", "per", "from"})


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet named in the text.

    Attributes:
        first, last: its words.
        outlets: rows of the table that the name fits; none for an outlet that the table lacks.
    """

    first: int
    last: int
    outlets: tuple[Outlet, ...]


class UnlistedFinder:
    """Finds outlets that the table lacks: told, speaking, or named by a frame after the cue."""

    def __init__(
        self, reading: Reading, table: OutletTable, surnames: frozenset[str], names: NameFinder
    ) -> None:
        self.reading, self.table, self.surnames = reading, table, surnames
        self.lower, self.words = reading.lower, reading.lexicon.words
        self.names = names
        self.outlet_words = self.words["outlets.words"]

    def told(self, first: int, last: int) -> Named | None:
        """Return the outlet that words ``first`` to ``last`` say was told; None for people."""
        runs = self.names.runs(first, last)
        if not runs or runs[0].lead != first + (self.lower[first] == "the"):
            return None
        run = runs[0]
        tail = self._past_tail(run.last, last)
        if self._sounds_like_outlet(run, tail):
            return Named(run.lead, tail, ())
        words = self.lower[run.lead : run.last]
        if run.person or not self._may_be_outlet(words):
            return None
        if words[0] in self.reading.lexicon.given_names or len(words) > 1:
            return None
        if set(words) & self.words["names.places"] or words[0].endswith(
            ("ans", "ians", "ers", "ese")
        ):
            return None
        if last > run.last and self.lower[run.last] not in {"’s", "'s", ",", "’"}:
            return None
        form = self.reading.forms[run.lead]
        marked = form.isupper() or any(c.isupper() for c in form[1:]) or "." in form
        return Named(run.lead, run.last, ()) if marked and len(form) > 2 else None  # noqa: PLR2004 - letters

    def _may_be_outlet(self, words: tuple[str, ...]) -> bool:
        if words[-1] in self.surnames:
            return False
        return not set(words) & (self.words["outlets.not_outlets"] | self.words["names.groups"])

    def _sounds_like_outlet(self, run: NameRun, last: int) -> bool:
        """Say whether the name ends as outlets' names do: "Quay Review", "Northlight agency"."""
        words = self.lower[run.lead : last]
        if not self._may_be_outlet(words) or last - run.lead > _LONGEST:
            return False
        tail = last > run.last
        return tail or (not run.person and bool(set(words) & self.outlet_words))

    def _past_tail(self, at: int, last: int) -> int:
        """Return the word past "news agency", "newspaper" that ends a name in lower case."""
        end = at
        while (
            end < last
            and end - at < 3  # noqa: PLR2004 - words: "daily news agency"
            and self.lower[end] in self.words["outlets.tails"]
            and self.reading.quote_of[end] < 0
        ):
            end += 1
        return end

    def speaking(self, statement: Statement) -> Named | None:
        """Return the outlet that reports in person: "CBS DFW reports", "the Quay Review said".

        Or whose work speaks: "according to a report by the Quay Review".
        """
        first, last = statement.speaker[0]
        commas = [k for k in range(first, last) if self.lower[k] == ","]
        last = commas[0] if commas else last
        if statement.lemma in _AUTHORS:
            work = [k for k in range(first + 1, last - 1) if self.lower[k] in _OF_WORK]
            if work and _WORKS & set(self.lower[first : work[0]]):
                return self._after(work[0] + 1, last)
        if statement.lemma not in _AUTHORS or last - first > _LONGEST_SPEAKER:
            return None
        runs = self.names.runs(first, last)
        if not runs or runs[0].person or runs[0].last != last:
            return None
        if statement.lemma != "report" and self.lower[last - 1] not in self.outlet_words:
            return None
        words = set(self.lower[runs[0].lead : last])
        if words & self.words["outlets.not_outlets"]:
            return None
        if not words & self.outlet_words and not self._broadcasts(runs[0].lead, last):
            return None
        return Named(runs[0].lead, last, ())

    def _broadcasts(self, first: int, last: int) -> bool:
        """Say whether a name begins with an outlet's initials: "CBS DFW"."""
        forms = self.reading.forms[first:last]
        return len(forms) > 1 and forms[0].isupper() and bool(self.table.by_name(forms[0]))

    def framed(self, statement: Statement) -> Named | None:
        """Return the outlet of "wrote in the Quay Review", "in a letter to the Skerry Times"."""
        if not statement.cue:
            return None
        begin = max(statement.cue[-1][1], *(last for _, last in statement.speaker or ((0, 0),)))
        if statement.told is not None:
            begin = max(begin, statement.told[1])
        last = min(self.reading.sentences[statement.sentence].last, begin + _LONGEST_FRAME)
        for at in range(begin, last - 1):
            if self.reading.quote_of[at] >= 0:
                return None
            if self.lower[at] in _INTO and self._frames(statement, begin, at):
                named = self._after(at + 1, last)
                if named is not None:
                    return named
        return None

    def _frames(self, statement: Statement, begin: int, at: int) -> bool:
        """Say whether the preposition at word ``at`` may name where something was said."""
        if at == begin or self.lower[at] in {"via", "per"}:
            return self.lower[at] in {"via", "per"} or statement.lemma == "write"
        before = set(self.lower[max(begin, at - 4) : at])
        return bool(before & (_RELAYS | self.words["outlets.pieces"]))

    def _after(self, at: int, last: int) -> Named | None:
        at += self.lower[at] == "the"
        runs = self.names.runs(at, last)
        if not runs or runs[0].lead != at or self.reading.quote_of[at] >= 0:
            return None
        end = self._past_tail(runs[0].last, last)
        return Named(at, end, ()) if self._sounds_like_outlet(runs[0], end) else None
