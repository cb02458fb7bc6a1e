"""Whom a pronoun means: everybody named before it, weighed by place and part in the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citecheck.detect.lexicon import Role
from citecheck.detect.people import NameRun
from citecheck.detect.phrases import MARKS, Phrases
from citecheck.detect.sentences import Reading

LOOK_BACK = 14
"""Sentences that a pronoun looks back."""

SPEAKER, SUBJECT, LATER_SUBJECT, OBJECT, OBLIQUE, OWNER = 1.0, 0.9, 0.75, 0.6, 0.5, 0.45
"""What a mention weighs: subjects are taken up by pronouns far more often than objects."""

FIRST_OWNER, MODIFIER = 0.7, 0.35
"""An owner whose thing the sentence is about ("Birk’s plan failed"), and a name before a noun."""

SHAPED = 0.65
"""What a name of a person's shape keeps of its weight where a body is looked for."""

_FADES = 0.8
"""What a mention keeps of its weight with each sentence between it and the pronoun."""

_CLOSE = 0.78
"""A rival with at least this share of the best weight makes a pronoun ambiguous."""

_SURE_GENDER = 1.2
_NEWCOMERS = frozenset({"a", "an", "one", "another"})
_MOST = 24
"""Mentions weighed in one sentence, so that cost stays linear."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that was named.

    Attributes:
        name: as it is to be shown.
        gender: "m", "f" or "any".
        many: a group.
        person: a person or persons, rather than a body or a document.
        anonymous: a person or persons without a name.
        head: head noun in lower case ("official"), or the surname.
        shaped: that it is a person is told by nothing but two capitals; it may be a body.
    """

    name: str
    gender: str = "any"
    many: bool = False
    person: bool = False
    anonymous: bool = False
    head: str = ""
    shaped: bool = False


Fits = Callable[[Referent], bool]


@dataclass(frozen=True, slots=True)
class Mention:
    """A referent at word ``place``, with its ``weight`` as a candidate for pronouns."""

    place: int
    referent: Referent
    weight: float


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun is taken for, and who else it may mean, likeliest first."""

    referent: Referent
    rivals: tuple[str, ...]


def weight_of(run: NameRun, reading: Reading, verb: int, phrases: Phrases) -> float:
    """Return what the name ``run`` weighs; word ``verb`` is the first verb of its sentence."""
    words = reading.lexicon.words
    after = reading.lower[run.last] if run.last < len(reading.lower) else "."
    if after in {"’s", "'s"} or reading.text[reading.ends[run.last - 1] :][:1] == "’":
        first = reading.sentence_at(run.lead).first
        return FIRST_OWNER if run.lead == first else OWNER
    if run.last - run.first == 1 and _stands_before_noun(run, phrases):
        return MODIFIER
    before = reading.lower[run.lead - 1] if run.lead else "."
    if before == "the" and run.lead > 1:
        before = reading.lower[run.lead - 2]
    if before in words["grammar.prepositions"]:
        return OBLIQUE
    if run.lead < verb:
        return SUBJECT
    opens = before in MARKS or before in words["grammar.subordinators"] or before in {"and", "but"}
    return LATER_SUBJECT if opens else OBJECT


def _stands_before_noun(run: NameRun, phrases: Phrases) -> bool:
    """Say whether one capital word goes with a noun: "Democratic voters left"."""
    at = run.last
    if phrases.plain_noun(at):
        return True
    if at + 1 >= len(phrases.lower) or not phrases.lower[at].endswith("s"):
        return False
    return phrases.forms[at].islower() and phrases.verb_like(at + 1)


def object_roles(reading: Reading, first: int, last: int) -> Iterator[Mention]:
    """Return the persons without a name who are met among words ``first`` to ``last``.

    "Reporters spoke to one mother, who …": "a", "one" or "another" with a noun for one person.
    """
    for at in range(first, last - 1):
        if reading.lower[at] not in _NEWCOMERS or reading.quote_of[at] >= 0:
            continue
        for noun in range(at + 1, min(at + 4, last)):
            word = reading.lower[noun]
            role: Role | None = reading.lexicon.roles.get(word)
            if role is not None and not role.many and reading.forms[noun] == word:
                name = " ".join(reading.span(at, noun + 1).of(reading.text).split())
                yield Mention(
                    at, Referent(name, role.gender, person=True, anonymous=True, head=word), OBLIQUE
                )
                break
            if not word.isalpha():
                break


def role_mention(
    reading: Reading, first: int, last: int, verb_like: Callable[[int], bool]
) -> Mention | None:
    """Return the person without a name who is the subject of words ``first`` to ``last``.

    "A retired doctor arrived": a determiner, a noun for a person within four words, then a verb.
    """
    determiners = reading.lexicon.words["grammar.determiners"]
    if first >= last or reading.lower[first] not in determiners or reading.quote_of[first] >= 0:
        return None
    for at in range(first + 1, min(first + 5, last - 1)):
        role: Role | None = reading.lexicon.roles.get(reading.lower[at])
        if role is None or reading.forms[at][0].isupper():
            continue
        if not (verb_like(at + 1) or reading.lower[at + 1].endswith("ed")):
            return None
        name = " ".join(reading.span(first, at + 1).of(reading.text).split())
        head = reading.lower[at]
        referent = Referent(name, role.gender, role.many, person=True, anonymous=True, head=head)
        return Mention(first, referent, SUBJECT)
    return None


def choose(weighed: Iterable[tuple[float, Referent]], gender: str | None) -> Choice | None:
    """Return the heaviest of ``weighed`` and its near rivals, or None when there is nobody.

    A name counts with its heaviest mention; one whose ``gender`` is known to agree outweighs one
    whose gender nobody knows.
    """
    best: dict[str, tuple[float, Referent]] = {}
    for weight, referent in weighed:
        sure = gender is not None and referent.gender == gender
        total = weight * (_SURE_GENDER if sure else 1.0)
        if referent.name not in best or total > best[referent.name][0]:
            best[referent.name] = (total, referent)
    if not best:
        return None
    ranked = sorted(best.values(), key=lambda one: -one[0])
    top, chosen = ranked[0]
    near = [r.name for w, r in ranked[1:4] if w >= top * _CLOSE]
    return Choice(chosen, tuple(near))


def fading(reading: Reading, sentence: int) -> Iterator[tuple[int, float]]:
    """Return the sentences from ``sentence`` backwards in its part, with what a mention keeps.

    Sentences that are all quotation don't count as distance.
    """
    part, keeps = reading.sentences[sentence].part, 1.0
    for index in range(sentence, max(-1, sentence - LOOK_BACK), -1):
        here = reading.sentences[index]
        if here.part != part:
            return
        yield index, keeps
        ends = reading.quote_of[here.first], reading.quote_of[here.last - 1]
        keeps *= 1.0 if ends[0] >= 0 and ends[0] == ends[1] else _FADES


def bounded(mentions: list[Mention]) -> list[Mention]:
    """Return those of one sentence's ``mentions`` that are weighed."""
    return mentions[:_MOST]
