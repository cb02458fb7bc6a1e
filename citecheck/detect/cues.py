"""Words that hand content to a speaker: verbs, prepositions and nouns, told apart by context."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from citecheck.detect.lexicon import Verb
from citecheck.detect.phrases import LONGEST_NAME, MARKS, Phrases
from citecheck.detect.sentences import Sentence


class CueKind(enum.Enum):
    """How a cue joins speaker and content."""

    VERB = "verb"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase.

    Attributes:
        first, last: its words.
        group: first word of its verb group (auxiliaries and adverbs), where the subject ends.
        sentence: index into ``Reading.sentences``.
        verb: what may follow it.
        kind: how it joins.
    """

    first: int
    last: int
    group: int
    sentence: int
    verb: Verb
    kind: CueKind


_ACCORDING = Verb("according to", "p", "neutral")
_NOUN = Verb("noun", "t", "neutral")
_FRAMES = {"verb": "tz", "quote": "q", "object": "o", "label": "x"}


class CueFinder:
    """Finds the cues of one sentence after another; words in quotation marks are never cues."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.reading = phrases.reading
        self.lower = self.reading.lower
        words = self.reading.lexicon.words
        self.nouns, self.noun_contexts = words["nouns.reporting"], words["nouns.noun_contexts"]
        self.be, self.modals = words["frames.be"], words["frames.modals"]
        self.noun_like = words["frames.noun_like"]
        self.mostly_nouns = words["frames.mostly_nouns"]
        self.no_verb_after = phrases.prepositions - {"to"}

    def cues(self, index: int, sentence: Sentence) -> list[Cue]:
        """Return the cues of ``sentence`` (number ``index``) in order."""
        found: list[Cue] = []
        at = sentence.first
        quote_of, quote_words = self.reading.quote_of, self.reading.quote_words
        while at < sentence.last:
            if quote_of[at] >= 0:
                at = max(at + 1, quote_words[quote_of[at]][1])
                continue
            cue = self._cue_at(at, index, sentence)
            if cue is not None:
                found.append(cue)
                at = cue.last
            else:
                at += 1
        return found

    def _cue_at(self, at: int, index: int, sentence: Sentence) -> Cue | None:
        word = self.lower[at]
        for tail, kind in self.reading.lexicon.multiword.get(word, ()):
            last = at + 1 + len(tail)
            if last <= sentence.last and self.lower[at + 1 : last] == tail:
                if kind == "preposition":
                    return Cue(at, last, at, index, _ACCORDING, CueKind.ACCORDING)
                base = self.reading.lexicon.verbs.get(word)
                tone = base.tone if base is not None else "neutral"
                verb = Verb(" ".join((word, *tail)), _FRAMES[kind], tone, word.endswith("ing"))
                return self._verb_cue(at, last, index, sentence, verb)
        verb_here = self.reading.lexicon.verbs.get(word)
        if verb_here is not None:
            cue = self._verb_cue(at, at + 1, index, sentence, verb_here)
            if cue is not None:
                return cue
        if self._noun_with_clause(at, sentence):
            return Cue(at, at + 1, at, index, _NOUN, CueKind.NOUN)
        if word == "per" and at > sentence.first and at + 1 < sentence.last:
            after = self.reading.forms[at + 1]
            if after[0].isupper() and self.lower[at - 1] == ",":
                return Cue(at, at + 1, at, index, _ACCORDING, CueKind.ACCORDING)
        return None

    def _noun_with_clause(self, at: int, sentence: Sentence) -> bool:
        """Say whether a noun and its that-clause stand here, and no relative clause.

        "the reports that fees will double", but not "the reports that depicted delays".
        """
        if self.lower[at] not in self.nouns or at + 1 >= sentence.last:
            return False
        if self.lower[at + 1] != "that":
            return False
        return at + 2 >= sentence.last or not (
            self.phrases.verb_like(at + 2) or self.lower[at + 2] in self.reading.lexicon.verbs
        )

    def _group(self, at: int, floor: int) -> tuple[int, list[str]]:
        """Return where the verb group before word ``at`` begins, and its auxiliaries."""
        helpers: list[str] = []
        phrases = self.phrases
        while at > floor and self.reading.quote_of[at - 1] < 0:
            word = self.lower[at - 1]
            negates = word in phrases.negations or word.endswith(("n't", "n’t"))
            if word in phrases.auxiliaries or negates or word in {"to", "’ve", "’d"}:
                helpers.append("not" if negates else word)
            elif word in phrases.weekdays and at - 1 > floor:
                at -= self.lower[at - 2] in {"on", "late", "early", "earlier"}
            elif word not in phrases.adverbs and not self._manner(at - 1):
                break
            at -= 1
        return at, helpers

    def _is_name_given(self, at: int, last: int, before: str, sentence: Sentence) -> bool:
        """Say whether "called" only gives a name: "a group called X", "the so called X"."""
        if before == "so":
            return True
        if last >= sentence.last or last > at + 1 or at == sentence.first:
            return False
        ahead = range(last, min(last + 9, sentence.last))
        judged = any(
            self.lower[k] in {"a", "an", "the"} or self.reading.quote_of[k] >= 0 for k in ahead
        )
        names = self.reading.forms[last][0].isupper() and not judged
        names = names or self.reading.quote_of[last] >= 0
        noun = not self.reading.forms[at - 1][0].isupper() and before not in MARKS
        pronoun = before in self.phrases.subjects | {"who", "which", "that", "and", "later"}
        return names and noun and not pronoun and before not in self.phrases.adverbs

    def _manner(self, at: int) -> bool:
        """Say whether word ``at`` is an adverb in -ly, and no name such as "Kelly"."""
        word = self.lower[at]
        return word.endswith("ly") and len(word) > len("only") and not self.phrases.capital(at)

    def _verb_cue(
        self, at: int, last: int, index: int, sentence: Sentence, verb: Verb
    ) -> Cue | None:
        group, helpers = self._group(at, sentence.first)
        if "not" in helpers or self._is_noun(at, last, group, sentence, verb, helpers):
            return None
        before = self.lower[group - 1] if group > sentence.first else ""
        if verb.participle:
            if any(h in self.be for h in helpers):
                return Cue(at, last, group, index, verb, CueKind.VERB)
            return Cue(at, last, group, index, verb, CueKind.PARTICIPLE)
        if verb.base and ("to" in helpers or any(h in self.modals for h in helpers)):
            return None
        if any(h in self.be for h in helpers[:1]):
            return Cue(at, last, group, index, verb, CueKind.PASSIVE)
        if before in self.no_verb_after:
            return None
        return Cue(at, last, group, index, verb, CueKind.VERB)

    def _beside_name(self, at: int, last: int, sentence: Sentence) -> bool:
        """Say whether a name shows that "reports" is a verb: its subject, or what ends it."""
        after = self.lower[last] if last < sentence.last else "."
        before = self.lower[at - 1]
        named = self.reading.forms[at - 1][0].isupper() and before not in MARKS
        if named and after in {".", ","} and self._ends_clause(at, sentence):
            return True
        if self._as_subject(at, sentence):
            return True
        return before == "," and self._closing_name(last, sentence)

    def _as_subject(self, at: int, sentence: Sentence) -> bool:
        """Say whether "As X reports" opens the sentence, X a name alone."""
        name = range(sentence.first + 1, at)
        opens = self.lower[sentence.first] == "as" and 0 < len(name) < LONGEST_NAME
        return opens and all(self.reading.forms[k][0].isupper() for k in name)

    def _closing_name(self, at: int, sentence: Sentence) -> bool:
        """Say whether a name ends the sentence: "…, reports Reuters."."""
        end = at + (at < sentence.last and self.lower[at] == "the")
        first = end
        while end < sentence.last and self.reading.forms[end][0].isupper():
            end += 1
        return 0 < end - first < LONGEST_NAME and self.lower[end : end + 1] in {(".",), (",",), ()}

    def _ends_clause(self, at: int, sentence: Sentence) -> bool:
        """Say whether a comma and a name alone precede: "…, the Daily Caller reports."."""
        first = at
        while first > sentence.first and self.reading.forms[first - 1][0].isupper():
            first -= 1
        first -= self.lower[first - 1] == "the"
        return first > sentence.first + 1 and self.lower[first - 1] == ","

    def _is_noun(
        self, at: int, last: int, group: int, sentence: Sentence, verb: Verb, helpers: list[str]
    ) -> bool:
        word = self.lower[at]
        before = self.lower[at - 1] if at > sentence.first else ""
        if before in self.noun_contexts or before in self.no_verb_after:
            by_saying = verb.participle and before in {"by", "in"}
            return not by_saying
        if word in {"call", "calls"} and last > at + 1 and not helpers:
            plural = word == "call" and before.endswith("s")
            named_one = word == "calls" and self.reading.forms[max(0, at - 1)][0].isupper()
            return not (plural or named_one or before in self.phrases.subjects)
        if word == "called" and self._is_name_given(at, last, before, sentence):
            return True
        if word not in self.noun_like or last > at + 1 or helpers or verb.participle:
            return word.endswith("ed") and before in self.phrases.determiners
        if at == sentence.first or group < at:
            return at == sentence.first
        after = self.lower[last] if last < sentence.last else "."
        opens = (
            after in {"that", ":", ","} or self.reading.quote_of[min(last, sentence.last - 1)] >= 0
        )
        subject = before in self.phrases.subjects or before in {"who", "which"}
        named = self.reading.forms[at - 1][0].isupper() and before not in MARKS
        plural = before.endswith("s") and verb.base
        follows = opens or after in self.phrases.determiners or after in self.phrases.subjects
        follows = follows or (last < sentence.last and self.reading.forms[last][0].isupper())
        if word in {"show", "shows", "find", "finds", "found"}:
            return False
        small = self.reading.forms[at].islower()
        if small and word.endswith("s") and self._beside_name(at, last, sentence):
            return False
        if word in self.mostly_nouns:
            sure = after in {"that", ":"} and (
                subject or before.endswith("s") or verb.lemma != "state"
            )
            return not (sure or (subject and after not in MARKS))
        return not (
            subject
            or ((named or plural) and follows)
            or (opens and before.isalpha() and word.endswith("s") is False)
        )
