"""The model's statements and those of the rules, made one list.

What is taken from whom was chosen on articles that neither had seen: the model finds more and
bounds clauses better; the rules bound quotations by their marks, and keep to a speaker's full
apposition and to layouts that the model was never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words

_SAME, _DOUBLE = 0.5, 0.8
"""Agreement of two contents (F1 of words) from which on the rule's is known to the model already,
and from which on two of the model's are one statement seen twice."""

_MOSTLY_QUOTED = 0.6
_LEAST_SURE = 0.3

_LAYOUTS = frozenset({"signed", "transcript"})
_RELATIVES = frozenset({"which", "when", "where"})
_BARE_RELATIVES = (["which"], ["who"])
_RELAY = "according to"
_PER = "per"
_SAY, _TELL = "say", "tell"
_OWNS = frozenset({"'s", "’s"})
_BEFORE_IS = frozenset(
    {"it", "he", "she", "that", "there", "what", "who", "here", "where", "this", "how"}
)
_SIDE_BY_SIDE = 3
"""Words that may stand between two who speak together: "Fenwick and, later, Ravndal said"."""
_NEXT_PARAGRAPH = "quotation in the next paragraph"

_AROUND_SOURCES = frozenset(
    {"after the source", "before the source", "around the source", "question after the cue"}
)
_SPEAKERS_BY_RULE = frozenset(
    {
        "relative clause",
        "names its source after the cue",
        "before its apposition",
        "before brackets",
    }
)


def married(
    model: Sequence[Statement], rules: Sequence[Statement], phrases: Phrases
) -> list[Statement]:
    """Return the statements of ``model``, helped out by those of ``rules``.

    Layouts that the model was never shown (sign-offs, transcripts, quotations below "X said:") are
    the rules' own. Elsewhere the model decides, and a quotation that it left without a statement
    is taken from the rules. Cost: linear in the words of the statements.
    """
    reading = phrases.reading
    layouts = [one for one in rules if _is_layout(one)]
    known, by_cue = _Places(layouts), _Places(rules)
    found = list(layouts)
    own = (_parted(one, by_cue) for one in model if not _heads_a_block(one, by_cue, reading))
    for statement in _without_doubles(own):
        one = _of_main_clause(statement, by_cue, reading)
        if not known.holds(one, _SAME):
            other = by_cue.with_cue_of(one)
            found.append(_helped(one, other, reading) if other else _alone(one, phrases))
    held = _Places(found)
    found += [other for other in rules if _is_missed(other, held, reading)]
    return found


def _of_main_clause(one: Statement, rules: _Places, reading: Reading) -> Statement:
    """Return the rule's statement where "which" is credited with what the main clause says.

    "Birk told the Post, which first reported it, that …": the words are Birk's.
    """
    relative = [reading.lower[at] for at in _each(one.speaker)] in _BARE_RELATIVES
    like = rules.like_content(one, _DOUBLE) if relative else None
    other = like is not None and like.told is not None and like.cue != one.cue
    return replace(like, rules=(*one.rules, *like.rules)) if like is not None and other else one


def _is_layout(one: Statement) -> bool:
    return one.lemma in _LAYOUTS or _NEXT_PARAGRAPH in one.rules


def _without_doubles(model: Iterable[Statement]) -> list[Statement]:
    """Return ``model`` with one statement for each content, the surest."""
    kept = _Places(())
    found: list[tuple[Words, Statement]] = []
    for one in sorted(model, key=lambda one: -one.certainty):
        if kept.like_content(one, _DOUBLE) is None:
            kept.add(one)
            found.append((one.cue[0], one))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _parted(one: Statement, rules: _Places) -> Statement:
    """Return ``one`` less the pieces that another cue's statement has all for itself."""
    own = rules.with_cue_of(one)
    if own is None or len(one.content) == 1:
        return one
    kept = tuple(piece for piece in one.content if not _is_of_another(piece, own, rules))
    return replace(one, content=kept) if kept else one


def _heads_a_block(one: Statement, rules: _Places, reading: Reading) -> bool:
    """Say whether ``one`` but introduces what follows: "According to more from AFP:".

    The words of the next paragraph then have a speaker there, who said them.
    """
    here = reading.sentence_at(one.cue[0][0]).paragraph
    if any(reading.sentence_at(first).paragraph <= here for first, _ in one.content):
        return False
    like = rules.like_content(one, _SAME)
    return (
        like is not None and bool(like.cue) and reading.sentence_at(like.cue[0][0]).paragraph > here
    )


def _is_of_another(piece: Words, own: Statement, rules: _Places) -> bool:
    here = set(range(*piece))
    if not here.isdisjoint(_words(own)):
        return False
    alone = replace(own, content=(piece,))
    other = rules.like_content(alone, _DOUBLE)
    return other is not None and other is not own


def _helped(one: Statement, other: Statement, reading: Reading) -> Statement:
    """Return the model's statement with what the rule for the same cue knows better."""
    by_marks = _quoted(other, reading) == 1 and _quoted(one, reading) >= _MOSTLY_QUOTED
    theirs = (
        by_marks or other.rules[-1] in _AROUND_SOURCES or _cuts_a_clause_off(one, other, reading)
    )
    unsure = one.certainty < _LEAST_SURE and _Places([other]).like_content(one, _DOUBLE) is None
    return replace(
        one,
        cue=other.cue,
        content=_with_further(other, one, reading) if theirs else one.content,
        speaker=_speaker(one, other, reading),
        told=other.told or one.told,
        lemma=other.lemma,
        tone="attitude" if unsure else other.tone,
        inverted=other.inverted,
        passive=other.passive,
        rules=(*one.rules, *other.rules),
    )


def _speaker(one: Statement, other: Statement, reading: Reading) -> tuple[Words, ...]:
    """Return the speaker of the two statements of one cue."""
    if not other.speaker:
        # "It was reported that …" credits nobody.
        nobody = other.passive and [reading.lower[at] for at in _each(one.speaker)] == ["it"]
        return () if nobody else one.speaker
    named = other.rules[0] in _SPEAKERS_BY_RULE or not one.speaker
    # Of two clauses side by side the model at times gives each both speakers: far apart.
    further = [piece for piece in one.speaker if piece not in other.speaker]
    joined = len(further) < len(one.speaker) and any(
        _gap(piece, near) > _SIDE_BY_SIDE for piece in further for near in other.speaker
    )
    return other.speaker if named or joined else one.speaker


def _gap(one: Words, other: Words) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _cuts_a_clause_off(one: Statement, other: Statement, reading: Reading) -> bool:
    """Say whether the rule's content is that of ``one`` and a clause: ", which …", ", when …"."""
    (first, end), (start, last) = one.content[0], other.content[0]
    if len(one.content) + len(other.content) > 2 or first != start or end + 1 >= last:  # noqa: PLR2004  one each
        return False
    return reading.lower[end] == "," and reading.lower[end + 1] in _RELATIVES


def _with_further(other: Statement, one: Statement, reading: Reading) -> tuple[Words, ...]:
    """Return the rule's content with the quotations that the model found besides."""
    held = set(_words(other))
    further = [
        piece
        for piece in one.content
        if all(reading.quote_of[at] >= 0 and at not in held for at in range(*piece))
    ]
    return tuple(sorted((*other.content, *further)))


def _alone(one: Statement, phrases: Phrases) -> Statement:
    """Return a statement that no rule knows; it reports if surely there is something to look up.

    Words without a verb that somebody merely spoke of ("discussed the plan"), and words that
    nobody says, hold no statement that a page could show.
    """
    quoted = _quoted(one, phrases.reading)
    empty = not quoted and not any(_may_be_verb(at, phrases) for at in _words(one))
    sure = one.speaker and not empty and one.certainty >= _LEAST_SURE
    if one.tone == "attitude" or quoted == 1 or sure:
        return one
    return replace(one, tone="attitude")


def _may_be_verb(at: int, phrases: Phrases) -> bool:
    word, before = phrases.reading.lower[at], phrases.reading.lower[max(at - 1, 0)]
    if word in _OWNS and before not in _BEFORE_IS:
        return False
    return word in phrases.finite or phrases.verb_like(at) or word.endswith(("ed", "n't", "n’t"))


def _is_missed(other: Statement, held: _Places, reading: Reading) -> bool:
    """Say whether ``other`` is a quotation that no statement held has a word of.

    Or it is plainly said, alone or within another's words ("A said that B had said so"). Or it
    credits somebody by "per", which the model was taught little of. Or it is one report within
    another: of "A said so, according to B" the corpus that the model learnt from marks one.
    """
    if held.with_cue_of(other) is not None:
        return False
    like = held.like_content(other, _SAME)
    plainly_said = _plainly_said(other)
    if like is None and _told_somebody_named(other, reading):
        return True
    if like is None:
        free = not any(held.contents(at) for at in _words(other))
        by_per = any(reading.lower[at] == _PER for at in _each(other.cue))
        return plainly_said or (free and (by_per or _quoted(other, reading) == 1))
    relays = _RELAY in {other.lemma, like.lemma} and other.tone != "attitude"
    if _stands_in(other.cue, like):
        return relays or (plainly_said and _is_named(other, reading))
    return relays and _stands_in(like.cue, other)


def _is_named(one: Statement, reading: Reading) -> bool:
    """Say whether the speaker of ``one`` is called by a name."""
    return any(reading.forms[at][0].isupper() for at in _each(one.speaker)[-2:])


def _told_somebody_named(one: Statement, reading: Reading) -> bool:
    """Say whether somebody named "told Politico" a clause: most who are told so are outlets."""
    if one.lemma != _TELL or one.told is None or "clause before the cue" not in one.rules:
        return False
    return reading.forms[one.told[1] - 1][0].isupper() and _is_named(one, reading)


def _plainly_said(one: Statement) -> bool:
    """Say whether somebody "said" a clause: no answer to a question, no attitude."""
    asks = "question after the cue" in one.rules
    return one.lemma == _SAY and one.tone != "attitude" and bool(one.speaker) and not asks


def _stands_in(cue: tuple[Words, ...], one: Statement) -> bool:
    return set(_words(one)).issuperset(_each(cue))


def _quoted(one: Statement, reading: Reading) -> float:
    """Return the share of the content's words that stand in quotation marks."""
    words = _words(one)
    return sum(reading.quote_of[at] >= 0 for at in words) / len(words)


def _words(one: Statement) -> list[int]:
    return _each(one.content)


def _each(pieces: Iterable[Words]) -> list[int]:
    return [at for first, last in pieces for at in range(first, last)]


class _Places:
    """Which of some statements hold a word in their cue or their content."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._statements: list[Statement] = []
        self._cues: dict[int, Statement] = {}
        self._contents: dict[int, list[int]] = {}
        for one in statements:
            self.add(one)

    def add(self, one: Statement) -> None:
        """Take in one more statement."""
        for at in _each(one.cue):
            self._cues.setdefault(at, one)
        for at in _words(one):
            self._contents.setdefault(at, []).append(len(self._statements))
        self._statements.append(one)

    def contents(self, at: int) -> list[int]:
        """Return the statements with word ``at`` in their content."""
        return self._contents.get(at, [])

    def with_cue_of(self, other: Statement) -> Statement | None:
        """Return a statement that shares a word of its cue with ``other``."""
        return next((self._cues[at] for at in _each(other.cue) if at in self._cues), None)

    def like_content(self, other: Statement, least: float) -> Statement | None:
        """Return a statement whose content agrees with that of ``other`` to at least ``least``."""
        words = _words(other)
        shared: dict[int, int] = {}
        for at in words:
            for index in self.contents(at):
                shared[index] = shared.get(index, 0) + 1
        for index, count in shared.items():
            one = self._statements[index]
            if 2 * count >= least * (len(words) + len(_words(one))):
                return one
        return None

    def holds(self, other: Statement, least: float) -> bool:
        """Say whether a statement has the cue or about the content of ``other``."""
        return self.with_cue_of(other) is not None or self.like_content(other, least) is not None
