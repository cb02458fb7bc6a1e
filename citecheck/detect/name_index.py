"""The names that one part of an article gives: where they stand, and their fullest forms."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter

from citecheck.detect.abbreviations import explained
from citecheck.detect.antecedents import (
    Mention,
    Referent,
    object_roles,
    role_mention,
    weight_of,
)
from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading, Sentence
from citecheck.model import reason

_NO_ANTECEDENTS = frozenset({"title", "heading", "byline", "dateline"})
_LONGEST_PERSON = 3
"""Words of a name that a surname alone can make a person's."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The answer for one statement.

    Attributes:
        referent: who it is, or None without speaker.
        certainty: factor for the statement's confidence, 0.0 to 1.0.
        why: a ``reason``, or empty when the name stands there.
    """

    referent: Referent | None
    certainty: float = 1.0
    why: str = ""


class NameIndex:
    """Where one part names whom.

    Attributes:
        mentions: by sentence, who may be meant by a later pronoun.
        full: by last word, the names of two words and more, with their places.
        short: what the part's abbreviations stand for.
    """

    def __init__(self, reading: Reading, part: int, finder: NameFinder) -> None:
        self.reading, self.part = reading, part
        self.finder = finder
        words = reading.lexicon.words
        self.groups = words["names.groups"]
        self.no_surnames = (
            words["names.organisations"] | words["names.places"] | words["outlets.words"]
        )
        self.compass = words["names.compass"]
        self.phrases = Phrases(reading)
        self.mentions: dict[int, list[Mention]] = {}
        self.full: dict[str, list[tuple[int, Referent]]] = {}
        self.short: dict[str, str] = {}
        self._collect()

    def _collect(self) -> None:
        sentences = self.reading.sentences
        first = bisect_left(sentences, self.part, key=attrgetter("part"))
        for index in range(first, len(sentences)):
            sentence = sentences[index]
            if sentence.part != self.part:
                break
            heading = self._is_heading(sentence)
            if not heading:
                self._collect_roles(index, sentence)
            self.short = explained(self.reading, sentence.first, sentence.last) | self.short
            verb = self._first_verb(sentence)
            for run in self.finder.runs(sentence.first, sentence.last):
                self._remember(index, run, verb, heading=heading)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Say whether capitals in ``sentence`` tell nothing: a heading, or written like one."""
        kind = self.reading.paragraph_kinds[sentence.paragraph]
        return kind in _NO_ANTECEDENTS or self.finder.is_title_case(sentence)

    def _collect_roles(self, index: int, sentence: Sentence) -> None:
        subject = role_mention(self.reading, sentence.first, sentence.last, self.phrases.verb_like)
        objects = object_roles(self.reading, sentence.first + 1, sentence.last)
        found = [one for one in (subject, *objects) if one is not None]
        if found:
            self.mentions.setdefault(index, []).extend(found)

    def _first_verb(self, sentence: Sentence) -> int:
        lower = self.reading.lower
        for at in range(sentence.first + 1, sentence.last):
            relative = lower[at - 1] in {"who", "which", "that"}
            if self.phrases.verb_like(at) and not relative:
                return at
        return sentence.last

    def _remember(self, index: int, run: NameRun, verb: int, *, heading: bool) -> None:
        quoted = heading or self.reading.quote_of[run.first] >= 0
        referent = self.of_run(run)
        if run.last - run.first > 1 and (run.person or not heading):
            held = self.full.setdefault(referent.head, [])
            same = [k for k, (_, r) in enumerate(held) if r.name == referent.name]
            if same and referent.gender != "any":
                place, old = held[same[0]]
                held[same[0]] = (place, replace(old, gender=referent.gender, person=True))
            elif not same:
                held.append((run.first, referent))
        if not quoted and self.finder.stands_for_somebody(run):
            held_here = self.mentions.setdefault(index, [])
            weight = weight_of(run, self.reading, verb, self.phrases)
            held_here.append(Mention(run.first, referent, weight))

    def of_run(self, run: NameRun) -> Referent:
        """Return whom the name ``run`` means, by its own words alone."""
        reading = self.reading
        name = " ".join(reading.forms[run.first : run.last])
        head = reading.lower[run.last - 1]
        many = head in self.groups
        gender = run.gender
        if gender == "any" and run.last - run.first == 1 and head not in self.full:
            # A given name alone; as somebody's surname it tells nothing.
            gender = reading.lexicon.given_names.get(head, "any")
        return Referent(name, gender, many, run.person or many, head=head)

    def fullest(self, referent: Referent, at: int) -> Naming:
        """Return the fullest name that the part gives for ``referent``, named at word ``at``."""
        held = self.full.get(referent.head, [])
        fitting = [
            (place, r)
            for place, r in held
            if "any" in {r.gender, referent.gender} or r.gender == referent.gender
        ]
        if " " in referent.name:
            longer = [r for _, r in fitting if set(referent.name.split()) <= set(r.name.split())]
            best = max(longer, key=lambda r: len(r.name), default=referent)
            shaped = referent.shaped and not best.person
            return Naming(replace(best, person=best.person or referent.person, shaped=shaped))
        if not fitting:
            return Naming(referent)
        people = [(place, r) for place, r in fitting if r.person] or fitting
        before = [(place, r) for place, r in people if place <= at]
        chosen = (before or people)[-1 if before else 0][1]
        gender = chosen.gender if chosen.gender != "any" else referent.gender
        person = chosen.person or referent.person or self._is_surname(chosen)
        chosen = replace(chosen, gender=gender, person=person)
        if len({r.name for _, r in people}) > 1:
            names = ", ".join(sorted({r.name for _, r in people}))
            return Naming(chosen, 0.6, reason("name may be any of", referent.name, names))
        return Naming(chosen, 0.98, reason("name is short for", referent.name, chosen.name))

    def _is_surname(self, full: Referent) -> bool:
        """Say whether the last word of ``full``, used alone, shows it to be a person's name.

        "Volker" for Kurt Volker; bodies and places are called by all their words.
        """
        words = full.name.lower().split()
        return (
            len(words) <= _LONGEST_PERSON
            and words[0] not in self.compass
            and not self.no_surnames.intersection(words)
        )
