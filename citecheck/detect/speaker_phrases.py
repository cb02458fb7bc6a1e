"""Where the name stands in the words of a speaker: its noun phrase, its head, its apposition."""

from __future__ import annotations

from dataclasses import replace

from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.sentences import Reading
from citecheck.detect.told import Words


class SpeakerPhrases:
    """Reads the noun phrases of speakers; phrases are word indices, half open."""

    def __init__(self, reading: Reading, finder: NameFinder) -> None:
        self.reading, self.finder = reading, finder
        self.prepositions = reading.lexicon.words["grammar.prepositions"]

    def core(self, first: int, last: int) -> Words:
        """Return the noun phrase up to its first comma, bracket or relative clause."""
        for at in range(first, last):
            word = self.reading.lower[at]
            if at > first and (word in {",", "(", "who", "which", "–", "—"}):
                return (first, at)
        return (first, last)

    def base_end(self, core: Words) -> int:
        """Return the word after the phrase's own words, where its first preposition stands."""
        for at in range(core[0] + 1, core[1]):
            if self.reading.lower[at] in self.prepositions:
                return at
        return core[1]

    def named_in(self, core: Words) -> NameRun | None:
        """Return the name that heads ``core``: a run that ends its part before any preposition."""
        end = self.base_end(core)
        runs = self.finder.runs(core[0], end)
        if runs and runs[-1].last == end:
            return self._whole(runs[-1], core)
        if runs and end - runs[-1].last == 1 and self.reading.forms[end - 1].isdigit():
            return runs[-1]
        return None

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
        if run is None or run.last - run.first <= 1:
            return None
        alone = run.first == core[0] and run.last == core[1]
        before = self.reading.lower[at - 1]
        owned = before == "them" or before in self.reading.lexicon.roles or self._is_one(phrase)
        return run if run.person or (alone and owned) else None

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
