"""Who a speaker is: pronouns, surnames and roles resolved to the fullest name of the part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from citecheck.detect.abbreviations import explained, spelled_out
from citecheck.detect.antecedents import (
    SPEAKER,
    Choice,
    Fits,
    Mention,
    Referent,
    bounded,
    choose,
    fading,
    role_mention,
    weight_of,
)
from citecheck.detect.lexicon import Role
from citecheck.detect.people import NameFinder, NameRun
from citecheck.detect.phrases import MARKS, Phrases
from citecheck.detect.sentences import Reading, Sentence
from citecheck.detect.speaker_phrases import SpeakerPhrases
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words

MAX_WORDS = 14
"""Longest description of a speaker, in words."""

_LOOK_AHEAD = 5
"""Sentences in which a story that opens with a pronoun may name whom it means."""

_BARE_ROLE = 3
"""Words before the head of a role that points back: "the senior security official"."""

_NO_ANTECEDENTS = frozenset({"title", "heading", "byline", "dateline"})
_TELLING = frozenset({"familiar", "close", "present", "aware", "involved", "privy", "working"})
_ONE = {"he": "m", "she": "f"}
_CLASSED = frozenset({"he", "she", "they", "it"})


@dataclass(frozen=True, slots=True)
class Naming:
    """The answer for one statement.

    Attributes:
        referent: who it is, or None without speaker.
        certainty: factor for the statement's confidence, 0.0 to 1.0.
        why: in plain words, or empty when the name stands there.
    """

    referent: Referent | None
    certainty: float = 1.0
    why: str = ""


class PartNames:
    """Resolves the speakers of one part of an article, fed in text order."""

    def __init__(self, reading: Reading, part: int) -> None:
        self.reading, self.part = reading, part
        self.finder = NameFinder(reading)
        self.phrasing = SpeakerPhrases(reading, self.finder)
        words = reading.lexicon.words
        self.determiners = words["grammar.determiners"] | words["grammar.possessives"]
        self.prepositions = words["grammar.prepositions"]
        self.groups = words["names.groups"]
        self.documents = words["nouns.documents"]
        self.phrases = Phrases(reading)
        self.mentions: dict[int, list[Mention]] = {}
        self.speakers: dict[int, list[Referent]] = {}
        self.spoken: list[Referent] = []
        self.people: dict[str, Referent] = {}
        self.full: dict[str, list[tuple[int, Referent]]] = {}
        self.short: dict[str, str] = {}
        self._collect()

    # -- names of the part -------------------------------------------------------------------

    def _collect(self) -> None:
        sentences = self.reading.sentences
        first = bisect_left(sentences, self.part, key=attrgetter("part"))
        for index in range(first, len(sentences)):
            sentence = sentences[index]
            if sentence.part != self.part:
                break
            heading = self.reading.paragraph_kinds[sentence.paragraph] in _NO_ANTECEDENTS
            subject = role_mention(
                self.reading, sentence.first, sentence.last, self.phrases.verb_like
            )
            if subject is not None and not heading:
                self.mentions.setdefault(index, []).append(subject)
            self.short = explained(self.reading, sentence.first, sentence.last) | self.short
            verb = self._first_verb(sentence)
            for run in self.finder.runs(sentence.first, sentence.last):
                self._remember(index, run, verb, heading=heading)

    def _first_verb(self, sentence: Sentence) -> int:
        lower = self.reading.lower
        for at in range(sentence.first + 1, sentence.last):
            relative = lower[at - 1] in {"who", "which", "that"}
            if self.phrases.verb_like(at) and not relative:
                return at
        return sentence.last

    def _remember(self, index: int, run: NameRun, verb: int, *, heading: bool) -> None:
        quoted = heading or self.reading.quote_of[run.first] >= 0
        referent = self._of_run(run)
        if run.last - run.first > 1:
            held = self.full.setdefault(referent.head, [])
            same = [k for k, (_, r) in enumerate(held) if r.name == referent.name]
            if same and referent.gender != "any":
                place, old = held[same[0]]
                held[same[0]] = (place, replace(old, gender=referent.gender, person=True))
            elif not same:
                held.append((run.first, referent))
        if not quoted:
            held_here = self.mentions.setdefault(index, [])
            weight = weight_of(run, self.reading, verb)
            held_here.append(Mention(run.first, referent, weight))

    def _of_run(self, run: NameRun) -> Referent:
        reading = self.reading
        name = " ".join(reading.forms[run.first : run.last])
        head = reading.lower[run.last - 1]
        many = head in self.groups
        return Referent(name, run.gender, many, run.person or many, head=head)

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
            return Naming(replace(best, person=best.person or referent.person))
        if not fitting:
            return Naming(referent)
        people = [(place, r) for place, r in fitting if r.person] or fitting
        before = [(place, r) for place, r in people if place <= at]
        chosen = (before or people)[-1 if before else 0][1]
        gender = chosen.gender if chosen.gender != "any" else referent.gender
        chosen = replace(chosen, gender=gender, person=chosen.person or referent.person)
        if len({r.name for _, r in people}) > 1:
            names = ", ".join(sorted({r.name for _, r in people}))
            return Naming(chosen, 0.6, f"“{referent.name}” may be any of: {names}")
        return Naming(chosen, 0.98, f"“{referent.name}” is {chosen.name}")

    # -- speakers ----------------------------------------------------------------------------

    def name(self, statement: Statement) -> Naming:
        """Return who speaks in ``statement`` and remember it for later pronouns."""
        if not statement.speaker:
            return Naming(None)
        first, last = statement.speaker[0]
        naming = self._name(first, last, statement)
        if naming.referent is None:
            return naming
        who = replace(naming.referent, name=spelled_out(naming.referent.name, self.short))
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
        if last - first == 1 and word in _CLASSED and not (shouted and word == "it"):
            return self._pronoun(word, first, statement)
        if last - first == 1 and word in {"who", "which", "that"} and not shouted:
            return self._antecedent(first, statement)
        core = self.phrasing.core(first, last)
        together = self._together(core)
        if together is not None:
            return together
        run = self.phrasing.named_in(core)
        if run is None and core[1] < last:
            run = self.phrasing.named_in_apposition(core, last)
        if run is not None:
            referent = replace(
                self._of_run(run), person=run.person or self.phrasing.person_shape(run)
            )
            return self.fullest(referent, run.first)
        return self._described(core, statement)

    def _together(self, core: Words) -> Naming | None:
        """Return two people who speak together ("Both Orla Fenwick and Piet Ravndal"), or None."""
        runs = self.finder.runs(*core)
        if len(runs) != 2:  # noqa: PLR2004  two
            return None
        one, other = runs
        if self.reading.lower[one.last : other.lead] != ("and",) or other.last != core[1]:
            return None
        if not all(self._is_somebody(run) for run in runs):
            return None
        named = [self.fullest(self._of_run(run), run.first).referent for run in runs]
        name = " and ".join(who.name for who in named if who is not None)
        return Naming(Referent(name, many=True, person=True, head=self._of_run(other).head))

    def _is_somebody(self, run: NameRun) -> bool:
        """Say whether ``run`` names a person: by its words, or as the surname of a full name."""
        known = self.full.get(self.reading.lower[run.last - 1], [])
        return run.person or self.phrasing.person_shape(run) or any(who.person for _, who in known)

    def _antecedent(self, at: int, statement: Statement) -> Naming:
        found = choose(self._weighed(statement, lambda r: r.person, at), None)
        if found is not None:
            return Naming(found.referent, 0.7, f"the clause belongs to {found.referent.name}")
        return Naming(Referent(self.reading.forms[at]), 0.4, "nobody is named before the clause")

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
                return Naming(found, 0.85, f"“{text}” is {found.name}, named before")
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
        for index in range(statement.sentence, max(-1, statement.sentence - 30), -1):
            for mention in reversed(self.mentions.get(index, [])):
                place, referent = mention.place, mention.referent
                if place >= low or not referent.person or referent.anonymous:
                    continue
                before = self.reading.lower[max(0, place - 3) : place]
                after = self.reading.lower[place : place + 14]
                if head in before or (head in after and "," in after):
                    return self.fullest(referent, place).referent
        return None

    # -- pronouns ----------------------------------------------------------------------------

    def _pronoun(self, word: str, at: int, statement: Statement) -> Naming:
        gender = _ONE.get(word)
        if gender is not None:

            def fits(r: Referent) -> bool:
                return r.person and not r.many and r.gender in {gender, "any"}
        elif word == "they":

            def fits(r: Referent) -> bool:
                return r.many or not r.person
        else:

            def fits(r: Referent) -> bool:
                return not r.person and not r.many

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
                return Naming(later, 0.6, f"“{word}” stands before {later.name}, who alone fits")
        if found is None:
            return Naming(Referent(self.reading.forms[at]), 0.5, f"nobody before fits “{word}”")
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
            who = replace(who, gender=gender)
        if found.rivals:
            also = ", ".join(found.rivals)
            why = f"“{word}” is taken for {who.name}; also possible: {also}"
            return Naming(who, 0.7, why)
        return Naming(who, 0.92, f"“{word}” is {who.name}, the likeliest named before")

    def _weighed(
        self, statement: Statement, fits: Fits, at: int
    ) -> Iterator[tuple[float, Referent]]:
        """Return everybody named before word ``at`` who fits, weighed.

        Nobody whom the statement itself addresses ("he told Cook") is among them; names inside
        quotations and headings never were mentions.
        """
        told = self._told_heads(statement)
        for index, keeps in fading(self.reading, statement.sentence):
            for referent in self.speakers.get(index, []):
                if fits(referent) and referent.head not in told:
                    yield SPEAKER * keeps, referent
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
