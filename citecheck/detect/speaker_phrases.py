"""Where the name stands in the words of a speaker: its noun phrase, its head, its apposition."""

from __future__ import annotations

from dataclasses import replace

from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.sentences import Reading
from citecheck.detect.told import Words

_ENDS_CORE = frozenset({",", "(", "who", "which", "that", "whose", "where", "–", "—"})
_OWNS = frozenset({"’s", "'s", "’", "'"})
_TIMELY = frozenset({"own", "latest", "recent", "earlier", "first", "last", "new", "public"})


class SpeakerPhrases:
    """Reads the noun phrases of speakers; phrases are word indices, half open."""

    def __init__(self, reading: Reading, finder: NameFinder) -> None:
        self.reading, self.finder = reading, finder
        words = reading.lexicon.words
        self.prepositions = words["grammar.prepositions"]
        self.months, self.weekdays = words["grammar.months"], words["grammar.weekdays"]
        self.no_nouns = (
            self.prepositions
            | words["grammar.determiners"]
            | words["grammar.possessives"]
            | words["grammar.adverbs"]
            | words["names.particles"]
            | {"and", "or"}
        )

    def core(self, first: int, last: int, *, owner: bool = False) -> Words:
        """Return the noun phrase up to its first comma, bracket or relative clause.

        A day behind it ("the court Wednesday said") and the ending of an owner are no part of
        it; with ``owner`` the phrase is that of whose announcement it is ("Mr. Birk’s May 4 …").
        """
        end = first + 1
        while end < last and self.reading.lower[end] not in _ENDS_CORE:
            end += 1
        if owner:
            marks = [at for at in range(first + 1, end) if self.reading.lower[at] in _OWNS]
            end = marks[0] if marks and self._dated(marks[0] + 1, end) else end
        while end - first > 1 and self._no_end(end - 1):
            end -= 1
        return (first, end)

    def _no_end(self, at: int) -> bool:
        word = self.reading.lower[at]
        return word in _OWNS or (word in self.weekdays and self.reading.lower[at - 1] != "black")

    def _dated(self, first: int, last: int) -> bool:
        """Say whether nothing but a date and the like stands between an owner and the noun."""
        return all(
            (word := self.reading.lower[at]).isdigit()
            or word in self.months
            or word in self.weekdays
            or word in self.finder.dates
            or word in _TIMELY
            for at in range(first, last)
        )

    def base_end(self, core: Words) -> int:
        """Return the word after the phrase's own words, where its first preposition stands."""
        for at in range(core[0] + 1, core[1]):
            if self.reading.lower[at] in self.prepositions or self._doing(at, core[1]):
                return at
        return core[1]

    def _doing(self, at: int, last: int) -> bool:
        """Say whether an -ing form says what those before it do: "scientists using a telescope"."""
        form, before = self.reading.forms[at], self.reading.lower[at - 1]
        if not form.endswith("ing") or not form.islower() or at + 1 >= last:
            return False
        return before in self.reading.lexicon.roles

    def named_in(self, core: Words) -> NameRun | None:
        """Return the name that heads ``core``: a run that ends its part before any preposition."""
        apposed = self._apposed(core)
        if apposed is not None:
            return apposed
        end = self.base_end(core)
        runs = self.finder.runs(core[0], end)
        if runs and runs[-1].last == end:
            return self._whole(runs[-1], core)
        if runs and end - runs[-1].last == 1 and self.reading.forms[end - 1].isdigit():
            return runs[-1]
        return None

    def _apposed(self, core: Words) -> NameRun | None:
        """Return the name of "the University of Erlen biochemist Orla Fenwick", behind a noun."""
        runs = self.finder.runs(*core)
        if not runs or runs[-1].last != core[1] or runs[-1].lead != runs[-1].first:
            return None
        run = runs[-1]
        if run.first - core[0] < 2 or not self.person_shape(run):  # noqa: PLR2004 - more than a word
            return None
        before = self.reading.lower[run.first - 1]
        if any(self._doing(at, run.first) for at in range(core[0] + 1, run.first)):
            return None
        noun = before == self.reading.forms[run.first - 1] and before.isalpha()
        return replace(run, person=True) if noun and before not in self.no_nouns else None

    def _whole(self, run: NameRun, core: Words) -> NameRun:
        """Return ``run`` with what belongs to the name of a body: "the Bank of England"."""
        lower = self.reading.lower
        named = lower[run.last - 1] in self.finder.organisations or lower[run.lead - 1] == "the"
        if run.person or not run.lead or not named or lower[run.last : core[1]][:1] != ("of",):
            return run
        last = run.last + 1 + (lower[run.last + 1 : run.last + 2] == ("the",))
        end = self.finder.name_end(last, core[1])
        if end == last:
            return run
        further = self.finder.name_end(end + 1, core[1]) if lower[end : end + 1] == ("and",) else 0
        return replace(run, last=further if further > end + 1 else end)

    def named_in_apposition(self, phrase: Words, last: int) -> NameRun | None:
        """Return the name in the apposition behind ``phrase``; None where there is none."""
        at = phrase[1]
        if self.reading.lower[at] != ",":
            return None
        core = self.core(at + 1, last) if at + 1 < last else (at, at)
        run = self.named_in(core) if core[1] > core[0] else None
        if run is None or run.last - run.first <= 1 or self._of_another(phrase):
            return None
        alone = run.first == core[0] and run.last == core[1]
        before = self.reading.lower[at - 1]
        owned = before == "them" or before in self.reading.lexicon.roles or self._is_one(phrase)
        return run if run.person or (alone and owned) else None

    def _of_another(self, phrase: Words) -> bool:
        """Say whether somebody else is named last: "a spokesman for the mayor of Stenness"."""
        roles = self.reading.lexicon.roles
        end = self.base_end(phrase)
        own = any(self.reading.lower[at] in roles for at in range(phrase[0], end))
        return own and any(self.reading.lower[at] in roles for at in range(end, phrase[1]))

    def _is_one(self, phrase: Words) -> bool:
        """Say whether ``phrase`` describes one person and nobody else: "the mayor of Stenness"."""
        roles = self.reading.lexicon.roles
        found = [at for at in range(*phrase) if self.reading.lower[at] in roles]
        if found != [self.base_end(phrase) - 1]:
            return False
        return not roles[self.reading.lower[found[0]]].many

    def person_shape(self, run: NameRun) -> bool:
        """Say whether ``run`` looks like a person's given name and surname."""
        if self.reading.lower[run.first - 1 : run.first] == ("the",):
            return False
        return run.last - run.first in {2, 3} and not any(
            self.reading.lower[k] in self.finder.organisations for k in range(run.first, run.last)
        )
