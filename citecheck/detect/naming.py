"""Who a speaker is: pronouns, surnames and roles resolved to the fullest name of the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.detect.abbreviations import spelled_out
from citecheck.detect.antecedents import (
    SHAPED,
    SPEAKER,
    Choice,
    Fits,
    Mention,
    Referent,
    bounded,
    choose,
    fading,
)
from citecheck.detect.lexicon import Role
from citecheck.detect.name_index import NameIndex, Naming
from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.phrases import MARKS
from citecheck.detect.sentences import Reading
from citecheck.detect.speaker_phrases import SpeakerPhrases
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words
from citecheck.model import reason

MAX_WORDS = 14
"""Longest description of a speaker, in words."""

_LOOK_AHEAD = 5
"""Sentences in which a story that opens with a pronoun may name whom it means."""

_BARE_ROLE = 3
"""Words before the head of a role that points back: "the senior security official"."""

_NEAR = 2
"""Sentences in which "the president" is the one just named as president of something."""

_TELL = "tell"
_ME = "i"
_BOTH = "both"
_RELATIVES = frozenset({"who", "which", "that"})
_TELLING = frozenset({"familiar", "close", "present", "aware", "involved", "privy", "working"})
_ONE = {"he": "m", "she": "f"}
_CLASSED = frozenset({"he", "she", "they", "it"})


class PartNames:
    """Resolves the speakers of one part of an article, fed in text order."""

    def __init__(self, reading: Reading, part: int, finder: NameFinder) -> None:
        self.reading = reading
        self.index = NameIndex(reading, part, finder)
        self.finder = finder
        self.mentions, self.full = self.index.mentions, self.index.full
        self.fullest = self.index.fullest
        self.phrasing = SpeakerPhrases(reading, self.finder)
        self.prepositions = reading.lexicon.words["grammar.prepositions"]
        self.speakers: dict[int, list[Referent]] = {}
        self.spoken: list[Referent] = []
        self.people: dict[str, Referent] = {}
        self.turn: tuple[Words, Referent] | None = None

    # -- speakers ----------------------------------------------------------------------------

    def name(self, statement: Statement) -> Naming:
        """Return who speaks in ``statement`` and remember it for later pronouns."""
        if not statement.speaker:
            return Naming(None)
        first, last = self._nearest(statement)
        naming = self._name(first, last, statement)
        if naming.referent is None:
            return naming
        who = replace(naming.referent, name=spelled_out(naming.referent.name, self.index.short))
        if statement.lemma == "transcript":
            self.turn = (statement.content[0], who)
        self.speakers.setdefault(statement.sentence, []).append(who)
        self.spoken.append(who)
        if who.person and not who.anonymous:
            self.people[who.name] = who
        if len(self.spoken) > 40:  # noqa: PLR2004 - more are never looked back to
            del self.spoken[:20]
        return replace(naming, referent=who)

    def _name(self, first: int, last: int, statement: Statement) -> Naming:
        word = self.reading.lower[first]
        shouted = self.reading.forms[first].isupper()
        if last - first == 1 and word == _ME and self.turn and _within(first, self.turn[0]):
            who = self.turn[1]
            return Naming(who, 0.95, reason("pronoun is who spoke last", "I", who.name))
        if last - first == 1 and word in _CLASSED and not (shouted and word == "it"):
            return self._pronoun(word, first, statement)
        if last - first == 1 and word in _RELATIVES and not shouted:
            return self._antecedent(first, statement)
        core = self.phrasing.core(first, last, owner=statement.lemma == "noun")
        together = self._together(core)
        if together is not None:
            return together
        run = self.phrasing.named_in(core)
        if run is None and core[1] < last:
            run = self.phrasing.named_in_apposition(core, last)
        if run is not None:
            shaped = self.phrasing.person_shape(run) and not run.person
            referent = replace(self.index.of_run(run), person=run.person or shaped, shaped=shaped)
            return self.fullest(referent, run.first)
        surname = self._bare_surname(core)
        return surname or self._described(core, statement)

    def _bare_surname(self, core: Words) -> Naming | None:
        """Return who "Doctor" is where a Ken Doctor is named; None for every other noun."""
        head = self.reading.lower[core[0]]
        if core[1] - core[0] != 1 or not self.reading.forms[core[0]][0].isupper():
            return None
        if not any(who.person for _, who in self.full.get(head, ())):
            return None
        return self.fullest(Referent(self.reading.forms[core[0]], head=head), core[0])

    def _together(self, core: Words) -> Naming | None:
        """Return two people who speak together ("Both Orla Fenwick and Piet Ravndal"), or None."""
        runs = self.finder.runs(*core)
        if len(runs) != 2:  # noqa: PLR2004  two
            return None
        one, other = runs
        people = all(self._is_somebody(run) for run in runs)
        if self.reading.lower[core[0]] == _BOTH and other.last == core[1] and not people:
            name = self.reading.span(core[0] + 1, core[1]).of(self.reading.text)
            return Naming(Referent(" ".join(name.split()), many=True))
        if self.reading.lower[one.last : other.lead] != ("and",) or other.last != core[1]:
            return None
        if not people:
            return None
        named = [self.fullest(self.index.of_run(run), run.first).referent for run in runs]
        name = " and ".join(who.name for who in named if who is not None)
        return Naming(Referent(name, many=True, person=True, head=self.index.of_run(other).head))

    def _is_somebody(self, run: NameRun) -> bool:
        """Say whether ``run`` names a person: by its words, or as the surname of a full name."""
        known = self.full.get(self.reading.lower[run.last - 1], [])
        return run.person or self.phrasing.person_shape(run) or any(who.person for _, who in known)

    def _antecedent(self, at: int, statement: Statement) -> Naming:
        found = choose(self._weighed(statement, lambda r: r.person, at), None)
        if found is not None:
            return Naming(found.referent, 0.7, reason("clause belongs to", found.referent.name))
        return Naming(
            Referent(self.reading.forms[at]), 0.4, reason("nobody is named before the clause")
        )

    # -- descriptions ------------------------------------------------------------------------

    def _described(self, core: Words, statement: Statement) -> Naming:
        head_at = self.phrasing.base_end(core) - 1
        head_at = self._role_before(core, head_at)
        head = self.reading.lower[head_at]
        role = self.reading.lexicon.roles.get(head)
        described = self._description(core, head)
        definite = self.reading.lower[core[0]] in {"the", "this", "that", "his", "her", "both"}
        if (
            definite
            and role is not None
            and head not in {"person", "people"}
            and head_at - core[0] <= _BARE_ROLE
        ):
            found = self._same_role(head, role, statement)
            if found is not None:
                text = self.reading.span(*core).of(self.reading.text)
                return Naming(found, 0.85, reason("role is of", text, found.name))
        return Naming(described)

    def _role_before(self, core: Words, head_at: int) -> int:
        """Return where the noun of "two people familiar with the matter" stands."""
        lower, roles = self.reading.lower, self.reading.lexicon.roles
        if lower[head_at] in roles:
            return head_at
        for at in range(core[0], head_at):
            after = lower[at + 1]
            telling = after in _TELLING or after.endswith("ed") or after == "who"
            if lower[at] in roles and telling:
                return at
        return head_at

    def _description(self, core: Words, head: str) -> Referent:
        role = self.reading.lexicon.roles.get(head)
        last = min(core[1], core[0] + MAX_WORDS)
        words = self.reading.forms[core[0] : last]
        while len(words) > 1 and (words[-1].lower() in self.prepositions or words[-1] in MARKS):
            words = words[:-1]
        name = self.reading.span(core[0], core[0] + len(words)).of(self.reading.text)
        name = " ".join(name.split())
        if role is not None:
            return Referent(name, role.gender, role.many, person=True, anonymous=True, head=head)
        return Referent(name, many=head.endswith("s") and head not in {"’s", "'s"}, head=head)

    def _same_role(self, head: str, role: Role, statement: Statement) -> Referent | None:
        """Return the latest speaker, or person named with that role, whom a bare role means."""
        for referent in reversed(self.spoken):
            if referent.head == head and referent.many == role.many:
                return referent
        low = statement.speaker[0][0]
        further: Referent | None = None
        for index in range(statement.sentence, max(-1, statement.sentence - 30), -1):
            for mention in reversed(self.mentions.get(index, [])):
                place, referent = mention.place, mention.referent
                if place >= low or not referent.person or referent.anonymous:
                    continue
                if head in self.reading.lower[max(0, place - 3) : place]:
                    return self.fullest(referent, place).referent
                at = self._apposed_role(head, place)
                if at is None or further is not None:
                    continue
                who = self.fullest(referent, place).referent
                # Of two presidents the one "of the bank" is meant right behind his name alone.
                if self.reading.lower[at + 1] != "of" or statement.sentence - index <= _NEAR:
                    return who
                further = who
        return further

    def _apposed_role(self, head: str, place: int) -> int | None:
        """Return where ``head`` stands in an apposition behind the name at ``place``."""
        after = self.reading.lower[place : place + 14]
        if head not in after or "," not in after:
            return None
        return place + after.index(head)

    # -- pronouns ----------------------------------------------------------------------------

    def _pronoun(self, word: str, at: int, statement: Statement) -> Naming:
        gender = _ONE.get(word)
        if gender is not None:

            def fits(r: Referent) -> bool:
                return r.person and not r.many and r.gender in {gender, "any"}
        elif word == "they":

            def fits(r: Referent) -> bool:
                return r.many or not r.person or r.shaped
        else:

            def fits(r: Referent) -> bool:
                return (not r.person or r.shaped) and not r.many

        found = choose(self._weighed(statement, fits, at), gender)
        if found is None and gender is not None:
            found = choose(
                self._weighed(
                    statement,
                    lambda r: (
                        not r.many
                        and not r.anonymous
                        and " " in r.name
                        and r.gender in {gender, "any"}
                    ),
                    at,
                ),
                gender,
            )
        if found is None and gender is not None:
            later = self._named_later(statement.sentence, gender)
            if later is not None:
                return Naming(later, 0.6, reason("pronoun before its name", word, later.name))
        if found is None:
            return Naming(Referent(self.reading.forms[at]), 0.5, reason("nobody fits", word))
        return self._bound(word, found, gender)

    def _named_later(self, sentence: int, gender: str) -> Referent | None:
        """Return the one person named soon after a pronoun that opens a story, or None."""
        later = range(sentence, sentence + _LOOK_AHEAD)
        known = [self._known(m) for index in later for m in bounded(self.mentions.get(index, []))]
        people = {
            who.name: who
            for who in known
            if (who.person or " " in who.name)
            and not (who.many or who.anonymous)
            and who.gender in {gender, "any"}
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _bound(self, word: str, found: Choice, gender: str | None) -> Naming:
        who = found.referent
        if gender is not None and who.gender == "any" and not who.anonymous:
            who = replace(who, gender=gender, shaped=False)
        if found.rivals:
            also = ", ".join(found.rivals)
            why = reason("pronoun with rivals", word, who.name, also)
            return Naming(who, 0.7, why)
        return Naming(who, 0.92, reason("pronoun is", word, who.name))

    def _weighed(
        self, statement: Statement, fits: Fits, at: int
    ) -> Iterator[tuple[float, Referent]]:
        """Return everybody named before word ``at`` who fits, weighed.

        Nobody whom the statement itself addresses ("he told Cook") is among them; names inside
        quotations and headings never were mentions.
        """
        told = self._told_heads(statement)
        body = self.reading.lower[at] in {"it", "they"}
        for index, keeps in fading(self.reading, statement.sentence):
            for referent in self.speakers.get(index, []):
                if fits(referent) and referent.head not in told:
                    shaped = SHAPED if body and referent.shaped else 1.0
                    yield SPEAKER * keeps * shaped, referent
            for mention in bounded(self.mentions.get(index, [])):
                if mention.place >= at or mention.referent.head in told:
                    continue
                referent = self._known(mention)
                if fits(referent):
                    yield mention.weight * keeps, referent

    def _known(self, mention: Mention) -> Referent:
        referent = mention.referent
        if not referent.anonymous:
            referent = self.fullest(referent, mention.place).referent or referent
        return self.people.get(referent.name, referent)

    def _told_heads(self, statement: Statement) -> frozenset[str]:
        if statement.told is None:
            return frozenset()
        runs = self.finder.runs(*statement.told)
        return frozenset(self.reading.lower[run.last - 1] for run in runs)

    def _nearest(self, statement: Statement) -> Words:
        """Return the piece of the speaker of ``statement`` that stands nearest its cue.

        Of two alike the one before the cue; a pronoun that opens a clause ("X, who said") is none.
        """
        told = statement.told or (0, 0)
        pieces = [
            p
            for p in statement.speaker
            if self.reading.forms[p[0]] not in _RELATIVES and not told[0] <= p[0] < told[1]
        ]
        if not pieces or not statement.cue or statement.lemma == _TELL:
            return (pieces or statement.speaker)[0]
        first, last = statement.cue[0]
        return min(pieces, key=lambda one: (max(first - one[1], one[0] - last), one))


def _within(at: int, words: Words) -> bool:
    return words[0] <= at < words[1]
