"""Statements: each cue with its speaker and its content, before names and outlets are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.content import Content, ContentFinder
from citecheck.detect.cues import Cue, CueFinder, CueKind
from citecheck.detect.loose_quotes import LooseQuotes
from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading, Sentence
from citecheck.detect.speakers import Speaker, SpeakerFinder
from citecheck.detect.told import Words


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in words of its ``Reading``.

    Attributes:
        sentence: index of the sentence of its cue (of its content, where it has no cue).
        speaker, cue, content: pieces as first word and word after the last.
        told: who was told, or None.
        lemma: of the cue's verb; "according to", "noun" or "" without one.
        tone: neutral, loaded or attitude.
        inverted, passive: as the cue stands.
        rules: how it was found.
        certainty: 0.0 to 1.0.
    """

    sentence: int
    speaker: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    told: Words | None = None
    lemma: str = ""
    tone: str = "neutral"
    inverted: bool = False
    passive: bool = False
    rules: tuple[str, ...] = ()
    certainty: float = 0.9

    @property
    def place(self) -> int:
        """The first word of its content, by which statements are ordered."""
        return self.content[0][0]


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Cue
    speaker: Speaker


def _edges(
    found: list[_Found], index: int, sentence: Sentence, reading: Reading
) -> tuple[int, int]:
    """Return between which words the content of cue ``index`` may stand.

    A later cue that shares the speaker ("…, adding that …", "… and said …") ends it; an earlier
    clause of another cue is left out.
    """
    floor, limit = sentence.first, sentence.last
    here = found[index]
    for other in found[index + 1 :]:
        participle = other.cue.kind is CueKind.PARTICIPLE
        weak = other.cue.verb.tone == "attitude" or "s" in other.cue.verb.frames
        if (weak and not participle) or (participle and not _closes(other.cue, reading)):
            continue
        if not other.speaker.shared:
            if _new_clause(other.speaker, here, reading):
                limit = _before_joint(other.speaker.left, here, reading)
                break
            continue
        cut = other.speaker.left
        before = reading.lower[cut - 1]
        if before in {",", "and", "but"} or other.cue.kind is CueKind.PARTICIPLE:
            while cut > here.cue.last and reading.lower[cut - 1] in {",", "and", "but", "then"}:
                cut -= 1
            limit = cut
            break
    return floor, limit


def _closes(cue: Cue, reading: Reading) -> bool:
    """Say whether a participle begins a clause of its own rather than going with a noun."""
    return cue.verb.lemma in {"say", "add", "tell", "note", "argue"} or reading.lower[
        cue.group - 1
    ] in {",", "and", "but", "—", "–", ";"}


def _new_clause(speaker: Speaker, here: _Found, reading: Reading) -> bool:
    """Say whether ", and X said" begins a clause of its own after the cue ``here``."""
    at = speaker.left - 1
    if speaker.inverted or at - 1 <= here.cue.last or not speaker.words:
        return False
    at += reading.lower[speaker.left] in {"and", "but", "while"}
    return reading.lower[at] in {"and", "but", "while"} and reading.lower[at - 1] in {",", ";"}


def _before_joint(cut: int, here: _Found, reading: Reading) -> int:
    while cut > here.cue.last and reading.lower[cut - 1] in {",", ";", "and", "but", "while"}:
        cut -= 1
    return cut


class StatementFinder:
    """Finds the statements of a reading, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        phrases = Phrases(reading)
        self.phrases = phrases
        self.cue_finder = CueFinder(phrases)
        self.speaker_finder = SpeakerFinder(phrases)
        self.content_finder = ContentFinder(phrases)
        self.loose_quotes = LooseQuotes(phrases, self.speaker_finder)
        self.introductions: dict[int, Statement] = {}

    def in_sentence(self, index: int) -> list[Statement]:
        """Return the statements of sentence ``index``."""
        sentence = self.reading.sentences[index]
        found: list[_Found] = []
        for cue in self.cue_finder.cues(index, sentence):
            earlier = [f.speaker for f in found]
            speaker = self.speaker_finder.speaker(cue, sentence, earlier)
            if speaker is not None:
                found.append(_Found(cue, speaker))
        statements: list[Statement] = []
        for at, one in enumerate(found):
            floor, limit = _edges(found, at, sentence, self.reading)
            content = self.content_finder.content(one.cue, one.speaker, floor, limit)
            if content is not None and self._acceptable(one, content):
                statements.append(self._statement(one, content, index))
        statements += self._loose(statements, sentence, index)
        if not statements and self.reading.lower[sentence.last - 1] == ":":
            if found:
                self._remember_introduction(found[-1], index)
            else:
                self._remember_subject(sentence, index)
        return _without_doubles(statements)

    def _loose(
        self, statements: list[Statement], sentence: Sentence, index: int
    ) -> list[Statement]:
        """Return the quotations that no cue of ``sentence`` has claimed."""
        quote_of = self.reading.quote_of
        ends = [piece for one in statements for piece in one.content]
        claimed = {quote_of[at] for piece in ends for at in range(*piece)}
        return [
            Statement(
                sentence=index,
                speaker=(one.speaker,),
                cue=(one.cue,),
                content=(one.content,),
                inverted=one.inverted,
                rules=(one.rule,),
                certainty=0.75,
            )
            for one in self.loose_quotes.found(sentence, claimed)
        ]

    def _remember_subject(self, sentence: Sentence, index: int) -> None:
        """Keep "X was more blunt:" at a paragraph's end, whose verb the lexicon lacks."""
        held = self.loose_quotes.introduction(sentence)
        if held is None:
            return
        last = sentence.last
        self.introductions[index] = Statement(
            sentence=index,
            speaker=(held[0],),
            cue=(held[1],),
            content=((last - 1, last),),
            rules=("clause and colon before the quotation",),
            certainty=0.7,
        )

    def _remember_introduction(self, one: _Found, index: int) -> None:
        """Keep "X said:" at a paragraph's end, for the quotation in the next paragraph."""
        if one.cue.verb.tone == "attitude" or one.cue.kind in {CueKind.NOUN, CueKind.ACCORDING}:
            return
        last = self.reading.sentences[index].last
        colon = Content(((last - 1, last),), rule="quotation in the next paragraph", certainty=0.9)
        self.introductions[index] = self._statement(one, colon, index)

    def _acceptable(self, one: _Found, content: Content) -> bool:
        """Say whether a cue of the weaker kinds really reports."""
        verb, cue = one.cue.verb, one.cue
        if "s" in verb.frames and not self._document_speaks(one, content):
            return False
        if cue.kind is CueKind.PASSIVE:
            first = content.words[0][0]
            said = self.reading.lower[first] == "that" or self.reading.quote_of[first] >= 0
            named = bool(one.speaker.words)
            return said and "o" not in verb.frames and (named or "x" not in verb.frames)
        return True

    def _document_speaks(self, one: _Found, content: Content) -> bool:
        """Say whether "shows", "found" has a that-clause, or a document as its subject."""
        lower = self.reading.lower
        if lower[content.words[0][0]] == "that":
            return True
        documents = self.reading.lexicon.words["nouns.documents"]
        return any(
            lower[k] in documents for first, last in one.speaker.words for k in range(first, last)
        )

    def _statement(self, one: _Found, content: Content, index: int) -> Statement:
        cue = one.cue
        return Statement(
            sentence=index,
            speaker=one.speaker.words,
            cue=((cue.first, cue.last),),
            content=content.words,
            told=content.told,
            lemma=cue.verb.lemma,
            tone=cue.verb.tone,
            inverted=one.speaker.inverted,
            passive=cue.kind is CueKind.PASSIVE,
            rules=(one.speaker.rule, content.rule),
            certainty=content.certainty,
        )


def _without_doubles(statements: list[Statement]) -> list[Statement]:
    """Return ``statements`` with one only for each content (the more certain of equals)."""
    best: dict[tuple[Words, ...], Statement] = {}
    for one in statements:
        other = best.get(one.content)
        if other is None or (one.certainty, one.tone != "attitude") > (
            other.certainty,
            other.tone != "attitude",
        ):
            best[one.content] = one
    return sorted(best.values(), key=lambda one: one.cue)


def find_statements(reading: Reading) -> tuple[list[Statement], dict[int, Statement]]:
    """Return the statements of ``reading`` in text order, and its introductions by sentence.

    An introduction ("X said:") ends its paragraph; what is said follows in the next. Linear in the
    length of the text.
    """
    finder = StatementFinder(reading)
    found: list[Statement] = []
    for index in range(len(reading.sentences)):
        found += finder.in_sentence(index)
    return found, finder.introductions
