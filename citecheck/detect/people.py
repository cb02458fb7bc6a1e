"""Names in an article: full names, whom they may mean, and how their bearers are spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.phrases import MARKS
from citecheck.detect.sentences import Reading

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words that names a person or a body.

    Attributes:
        first, last: its words, titles and roles before it left out.
        lead: first word with titles and roles.
        gender: "m", "f" or "any".
        person: something says that it is a person (title, role, given name).
    """

    first: int
    last: int
    lead: int
    gender: str
    person: bool


class NameFinder:
    """Finds runs of capitalised words and tells persons from bodies."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        lexicon = reading.lexicon
        words = lexicon.words
        self.lexicon = lexicon
        self.particles = words["names.particles"]
        self.organisations = words["names.organisations"] | words["names.places"]
        self.closed = (
            words["grammar.determiners"]
            | words["grammar.possessives"]
            | words["grammar.openers"]
            | words["grammar.subject_pronouns"]
            | words["grammar.object_pronouns"]
            | words["grammar.prepositions"]
            | words["grammar.subordinators"]
            | words["grammar.weekdays"]
            | words["grammar.auxiliaries"]
            | words["grammar.adverbs"]
        )
        self.months = words["grammar.months"]

    def runs(self, first: int, last: int) -> list[NameRun]:
        """Return the name runs among words ``first`` to ``last``, in order."""
        found: list[NameRun] = []
        at = first
        while at < last:
            if not self._name_word(at):
                at += 1
                continue
            end = self._run_end(at, last)
            run = self._run(at, end)
            if run is not None:
                found.append(run)
            at = max(end, at + 1)
        return found

    def name_end(self, first: int, last: int) -> int:
        """Return the word after the capitalised words from ``first``; ``first`` where none is."""
        return self._run_end(first, last) if first < last and self._name_word(first) else first

    def _name_word(self, at: int) -> bool:
        form, lower = self.reading.forms[at], self.reading.lower[at]
        if not form[0].isupper() or lower in self.closed:
            return False
        return lower not in MARKS

    def _run_end(self, at: int, last: int) -> int:
        end = at + 1
        while end < last and end - at < 12:  # noqa: PLR2004 - words: names with every title
            if self._name_word(end) or self._joins(end, last):
                end += 1
            elif (
                self.reading.lower[end] in self.particles
                and end + 1 < last
                and self._name_word(end + 1)
            ):
                end += 2
            else:
                break
        return end

    def _joins(self, at: int, last: int) -> bool:
        """Say whether an ampersand at ``at`` stands between words of one name."""
        return self.reading.lower[at] == "&" and at + 1 < last and self._name_word(at + 1)

    def _run(self, first: int, last: int) -> NameRun | None:
        lower = self.reading.lower
        start, gender, person = first, "any", False
        for at in range(first, last):
            word = lower[at]
            title, role = self.lexicon.titles.get(word), self.lexicon.roles.get(word)
            if title is None and role is None:
                continue
            start, person = at + 1, True
            gender = title if title in {"m", "f"} else gender
            gender = role.gender if role is not None and role.gender != "any" else gender
        if first > 0 and start == first:
            role = self.lexicon.roles.get(lower[first - 1])
            if role is not None and not role.many:
                person = True
                gender = role.gender if role.gender != "any" else gender
        if start >= last:
            return None
        given = self.lexicon.given_names.get(lower[start])
        if given is not None and last - start > 1:
            person, gender = True, gender if gender != "any" else given
        if any(lower[k] in self.organisations for k in range(start, last)):
            person = person and given is not None
        return NameRun(start, min(last, start + _LONGEST), first, gender, person)
