"""Who speaks: the noun phrase that a cue belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.cues import Cue, CueKind
from citecheck.detect.phrases import DASHES, MARKS, Phrases
from citecheck.detect.sentences import Sentence

Words = tuple[int, int]

_LONGEST_APPOSITION = 40
"""Longest apposition between a name and its cue, in words, its name included."""

WITHIN = "tag within the clause"
_JOINTS = frozenset({"and", "but", "or", "then"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a cue belongs to.

    Attributes:
        words: its pieces, as first word and word after the last; none for "it was reported".
        left, right: the words that speaker and cue fill together; content lies outside.
        inverted: it stands after its cue.
        shared: it is the speaker of an earlier cue of the sentence.
        rule: how it was found, in plain words.
    """

    words: tuple[Words, ...]
    left: int
    right: int
    inverted: bool = False
    shared: bool = False
    rule: str = ""


class SpeakerFinder:
    """Finds the speaker of a cue within its sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.reading = phrases.reading
        self.lower = self.reading.lower

    def speaker(self, cue: Cue, sentence: Sentence, earlier: list[Speaker]) -> Speaker | None:
        """Return the speaker of ``cue``; ``earlier`` are those of the sentence's cues before it."""
        if cue.kind is CueKind.ACCORDING:
            return self._named_after(cue, sentence, "names its source after the cue")
        if cue.kind is CueKind.NOUN:
            return self._owner(cue, sentence)
        if cue.kind is CueKind.PASSIVE:
            return self._by_phrase(cue, sentence)
        if cue.kind is CueKind.PARTICIPLE:
            return self._shared(cue, sentence, earlier)
        inverted = self._inverted(cue, sentence)
        if inverted is not None:
            return inverted
        return self._subject(cue, sentence, earlier)

    def _named_after(self, cue: Cue, sentence: Sentence, rule: str) -> Speaker | None:
        phrase = self.phrases.after(cue.last, sentence.last)
        if phrase is None:
            return None
        opens = all(self.lower[k] in self.phrases.openers for k in range(sentence.first, cue.first))
        if opens:
            phrase = self._to_comma(phrase)
        return Speaker((phrase,), cue.first, phrase[1], inverted=True, rule=rule)

    def _to_comma(self, phrase: Words) -> Words:
        for at in range(phrase[0] + 1, phrase[1]):
            if self.lower[at] == ",":
                return (phrase[0], at)
        return phrase

    def _owner(self, cue: Cue, sentence: Sentence) -> Speaker:
        """Return whose claim it is: "his claim that", "Smith’s claim that", or nobody's."""
        at = cue.first - 1
        for back in range(at, max(sentence.first, at - 3) - 1, -1):
            word = self.lower[back]
            if word in self.phrases.possessives:
                return Speaker(((back, back + 1),), back, cue.last, rule="owner of the noun")
            if word in {"’s", "'s"}:
                phrase = self.phrases.before(back, sentence.first)
                if phrase is not None:
                    return Speaker((phrase,), phrase[0], cue.last, rule="owner of the noun")
        return Speaker((), cue.first, cue.last, rule="a noun without a speaker")

    def _by_phrase(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        """Return the speaker of a passive: "it was reported by X", or none."""
        if cue.last < sentence.last and self.lower[cue.last] == "by":
            phrase = self.phrases.after(cue.last + 1, sentence.last)
            if phrase is not None:
                return Speaker((phrase,), cue.group, phrase[1], inverted=True, rule="named by “by”")
        first = cue.group
        before = self.phrases.before(cue.group, sentence.first)
        if before is not None:
            first = before[0]
        return Speaker((), first, cue.last, rule="passive without a speaker")

    def _shared(self, cue: Cue, sentence: Sentence, earlier: list[Speaker]) -> Speaker | None:
        for other in reversed(earlier):
            if other.words:
                return Speaker(
                    other.words, cue.group, cue.last, shared=True, rule="shares the speaker before"
                )
        at = cue.group
        if at == sentence.first or self.lower[at - 1] in MARKS | {"by", "while", "and"}:
            phrase = self.sentence_subject(sentence, cue.group)
            if phrase is not None:
                return Speaker(
                    (phrase,), cue.group, cue.last, shared=True, rule="subject of its sentence"
                )
            return None
        phrase = self.phrases.before(at, sentence.first)
        if phrase is None:
            return None
        return Speaker((phrase,), phrase[0], cue.last, rule="noun before the participle")

    def sentence_subject(self, sentence: Sentence, end: int) -> Words | None:
        """Return the first noun phrase before a verb of the sentence, before word ``end``."""
        limit = min(end, sentence.first + 60)
        for at in range(sentence.first + 1, limit):
            if self.reading.quote_of[at] >= 0 or not self._verbish(at):
                continue
            before = self.lower[at - 1]
            if before in {"who", "which", "that"}:
                continue
            phrase = self.phrases.before(at, sentence.first)
            if phrase is not None:
                return phrase
            if before == "," and self._named_start(sentence, at) is not None:
                return self._named_start(sentence, at)
        return self._named_start(sentence, end)

    def _named_start(self, sentence: Sentence, end: int) -> Words | None:
        """Return the run of capitals that begins the sentence, openers and adverbials left out."""
        at = sentence.first
        while at < end and (
            self.lower[at] in self.phrases.openers or self.lower[at] in self.phrases.adverbs
        ):
            at += 1
        if at < end and self.lower[at] in self.phrases.prepositions:
            while at < end and self.lower[at] != ",":
                at += 1
            at += 1
        first = at
        if at < end and self.lower[at] in self.phrases.determiners | self.phrases.possessives:
            while at < end and at - first < 10 and self.lower[at] != ",":  # noqa: PLR2004 - words
                at += 1
            phrase = self.phrases.before(at, first) if self.lower[at] == "," else None
            return phrase if phrase is not None and phrase[0] == first else None
        while at < end and self.reading.quote_of[at] < 0 and self._in_name(at):
            at += 1
        return (first, at) if at > first else None

    def _in_name(self, at: int) -> bool:
        word = self.lower[at]
        return self.phrases.capital(at) or word in self.phrases.titles or word in {"’s", "'s"}

    def _verbish(self, at: int) -> bool:
        word = self.lower[at]
        if self.phrases.verb_like(at):
            return True
        return word.endswith("ed") and len(word) > 4 and at > 0 and not self.phrases.capital(at)  # noqa: PLR2004 - "need", "seed"

    def _inverted(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        """Return the speaker of “…,” said X; its cue follows a quotation or a comma."""
        if cue.group == sentence.first or cue.last >= sentence.last:
            return None
        before = cue.group - 1
        closes = self.reading.quote_of[before] >= 0
        if not closes and self.lower[before] not in {",", "”", "—", "–", ")"}:
            return None
        at = cue.last
        word = self.lower[at]
        if (
            word in self.phrases.objects - {"it", "you"}
            or word == "that"
            or word in self.phrases.times
        ):
            return None
        interposed = not closes and self._interposed(cue, sentence)
        if not closes and not interposed and not self._told_before(before, sentence):
            return None
        if not closes and (cue.verb.lemma == "tell" or self._apposed(before, sentence)):
            return None
        phrase = self.phrases.after(at, sentence.last)
        if interposed:
            phrase = (at, self._past_name(at, sentence))
        if phrase is None or (not closes and not self._closes_clause(phrase, sentence)):
            return None
        rule = WITHIN if interposed else "stands after its cue"
        return Speaker((phrase,), cue.group, phrase[1], inverted=True, rule=rule)

    def _interposed(self, cue: Cue, sentence: Sentence) -> bool:
        """Say whether tag and name stand between commas: "The flea, explains Lou, is rare."."""
        end = self._past_name(cue.last, sentence)
        speech = cue.verb.lemma in {"say", "explain", "write", "note", "report", "add", "argue"}
        within = end < sentence.last - 2 and self.lower[end] == ","
        return speech and end > cue.last and within and self.lower[cue.group - 1] == ","

    def _past_name(self, at: int, sentence: Sentence) -> int:
        while at < sentence.last and self.reading.quote_of[at] < 0 and self.phrases.capital(at):
            at += 1
        return at

    def _apposed(self, comma: int, sentence: Sentence) -> bool:
        """Say whether a name with its apposition stands between quotation and cue.

        “…,” Ann Reyle, her captain, warned the council: whoever follows the cue was warned.
        """
        first = comma
        while first > sentence.first and self.reading.quote_of[first - 1] < 0:
            if self._verbish(first - 1) or comma - first > _LONGEST_APPOSITION:
                return False
            first -= 1
        if first == sentence.first:
            return False
        while first < comma and (self.lower[first] in {","} | DASHES | self.phrases.openers):
            first += 1
        held = self.lower[first:comma]
        return "," in held and (
            self.phrases.capital(first)
            or held[0] in self.phrases.determiners | self.phrases.possessives
        )

    def _told_before(self, comma: int, sentence: Sentence) -> bool:
        """Say whether a clause that could be the content stands before the comma.

        A verb that begins its stretch ("Officials, quoted by X, …"), or follows "who", makes none.
        """
        first = max(sentence.first, comma - 60)
        opens, muted = True, False
        for at in range(first, comma):
            word = self.lower[at]
            if self.reading.quote_of[at] >= 0:
                return True
            if word in {",", "(", ")"} | DASHES:
                opens, muted = True, False
                continue
            muted = muted or word in {"who", "which", "whose"}
            if not (opens or muted) and self._verbish(at):
                return True
            opens = False
        return False

    def _closes_clause(self, phrase: Words, sentence: Sentence) -> bool:
        """Say whether nothing but marks or an adverbial follows ``phrase``."""
        if phrase[1] >= sentence.last:
            return True
        word = self.lower[phrase[1]]
        if self.reading.quote_of[phrase[1]] >= 0:
            return False
        return word in {".", ",", ";"} or word in self.phrases.weekdays

    def _subject(self, cue: Cue, sentence: Sentence, earlier: list[Speaker]) -> Speaker | None:
        at = cue.group
        if at == sentence.first:
            return None
        before = self.lower[at - 1]
        if self.reading.quote_of[at - 1] >= 0:
            return self._across_quotation(cue, sentence)
        if before in {"who", "which", "that"}:
            return self._relative(cue, sentence)
        if before in _JOINTS or (before == "," and earlier):
            joined = self._joined(cue, sentence, earlier)
            if joined is not None or before in _JOINTS:
                return joined
        if before == "," or before in DASHES:
            return self._across_apposition(cue, sentence)
        if before == ")":
            return self._across_brackets(cue, sentence)
        phrase = self.phrases.before(at, sentence.first)
        if phrase is None or self._there_are(phrase, cue, sentence):
            return None
        left = self._lead(phrase[0], sentence)
        return Speaker((phrase,), left, cue.last, rule="stands before its cue")

    def _there_are(self, phrase: Words, cue: Cue, sentence: Sentence) -> bool:
        """Say whether the verb only describes what there is: "there were two cases reported"."""
        at = phrase[0] - 1
        past = self.lower[cue.first].endswith("ed")
        if not past or at <= sentence.first or self.lower[phrase[0]] in self.phrases.subjects:
            return False
        return self.lower[at - 1] == "there" and self.lower[at] in {"is", "are", "was", "were"}

    def _joined(self, cue: Cue, sentence: Sentence, earlier: list[Speaker]) -> Speaker | None:
        """Return the speaker of a second verb: "X paused and said", "X said … and added"."""
        after_comma = self.lower[cue.group - 1] == ","
        if cue.verb.base and not after_comma:
            return None
        for other in reversed(earlier):
            if other.words and not other.inverted:
                return Speaker(
                    other.words, cue.group, cue.last, shared=True, rule="shares the speaker before"
                )
        phrase = None if after_comma else self.sentence_subject(sentence, cue.group)
        if phrase is None:
            return None
        return Speaker((phrase,), cue.group, cue.last, shared=True, rule="subject of its sentence")

    def _across_quotation(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        """Return X of: X, who is “always late,” said."""
        quote = self.reading.quote_words[self.reading.quote_of[cue.group - 1]]
        if quote[0] <= sentence.first + 2 or self.lower[cue.group - 2] != ",":
            return None
        phrase = self.sentence_subject(sentence, quote[0])
        if phrase is None or phrase[1] >= quote[0] or self.lower[phrase[1]] != ",":
            return None
        return Speaker((phrase,), phrase[0], cue.last, rule="before its apposition")

    def _lead(self, first: int, sentence: Sentence) -> int:
        """Return where the clause begins: an opener ("But") before the speaker belongs to it."""
        while first > sentence.first and (
            self.lower[first - 1] in self.phrases.openers | {"as", "and"}
            and self.reading.quote_of[first - 1] < 0
        ):
            first -= 1
        return first

    def _relative(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        pronoun = cue.group - 1
        end = pronoun
        if end > sentence.first and self.lower[end - 1] == ",":
            end -= 1
        phrase = self.phrases.before(end, sentence.first) if end > sentence.first else None
        if self.lower[pronoun] == "that" and not self._document(phrase):
            return None
        words = ((pronoun, pronoun + 1),) if phrase is None else (phrase, (pronoun, pronoun + 1))
        return Speaker(words, words[0][0], cue.last, rule="relative clause")

    def _document(self, phrase: Words | None) -> bool:
        documents = self.reading.lexicon.words["nouns.documents"]
        return phrase is not None and self.lower[phrase[1] - 1] in documents

    def _across_brackets(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        for at in range(cue.group - 2, max(sentence.first, cue.group - 40), -1):
            if self.lower[at] == "(":
                phrase = self.phrases.before(at, sentence.first)
                if phrase is not None:
                    return Speaker(
                        ((phrase[0], phrase[1]),), phrase[0], cue.last, rule="before brackets"
                    )
        return None

    def _across_apposition(self, cue: Cue, sentence: Sentence) -> Speaker | None:
        """Return X of "X, the director of Y, said": the phrase before the apposition."""
        comma = cue.group - 1
        mark = self.lower[comma]
        best: Words | None = None
        for at in range(comma - 1, max(sentence.first, comma - 45), -1):
            if self.reading.quote_of[at] >= 0:
                break
            if self.lower[at] != mark:
                continue
            phrase = self.phrases.before(at, sentence.first)
            if phrase is None or not self._heads(phrase, sentence) or phrase == best:
                continue
            if best is None or self.phrases.capital(phrase[0]):
                best = phrase
            if phrase[0] == sentence.first or self.lower[phrase[0] - 1] != ",":
                break
        best = best or self.sentence_subject(sentence, comma)
        if best is None:
            return None
        return Speaker(((best[0], comma),), best[0], cue.last, rule="before its apposition")

    def _heads(self, phrase: Words, sentence: Sentence) -> bool:
        """Say whether ``phrase`` can be what an apposition belongs to."""
        first = phrase[0]
        if self.lower[first].endswith("ing") or self.lower[first] in self.phrases.months:
            return False
        return first == sentence.first or self._bounded(first)

    def _bounded(self, first: int) -> bool:
        word = self.lower[first - 1]
        if self.reading.quote_of[first - 1] >= 0:
            return True
        return word in MARKS or word in self.phrases.openers | self.phrases.subordinators
