"""Statements of one paragraph of another language: quotations with their tags, and clauses."""

from __future__ import annotations

from dataclasses import replace

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.drafts import REPORTED, Draft
from citecheck.detect.foreign.handed_on import HandedOn
from citecheck.detect.foreign.incised import Incised
from citecheck.detect.foreign.layouts import Layouts, Parts
from citecheck.detect.foreign.reported_as import Reported, ReportedAs
from citecheck.detect.foreign.sources import SHORTEST_CLAUSE, Sources
from citecheck.detect.foreign.words import COMMAS, DASHES, LONGEST_NAME, Text
from citecheck.model import Span

_LONE = "lone"
_TAG_REACH = 6
"""Words between a quotation and its cue."""

_FEWEST_WORDS = 3
"""Shorter quotations are names and scare quotes unless a cue stands beside them."""

_FEWEST_LONE = 2
"""Shortest quotation without a cue that may go on with a statement before it."""


class ParagraphFinder:
    """Finds the statements of one paragraph."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses = text, clauses
        self.lower = text.lower
        self.layouts, self.incised = Layouts(text, clauses), Incised(text, clauses)
        self.sources, self.reported = Sources(text, clauses), ReportedAs(text, clauses)
        self.handed_on = HandedOn(text, clauses)
        self.claimed: set[int] = set()

    def drafts(self) -> list[Draft]:
        """Return the statements of the paragraph in order."""
        found: list[Draft] = []
        before: Words | None = None
        for first, last in self.text.sentences:
            here = self._in_sentence(first, last)
            told = any(one.rule != _LONE for one in here)
            parts = None if told else self.layouts.in_sentence(first, last, before)
            found += here if parts is None else [self._laid_out(parts, (first, last))]
            before = (first, last)
        return _without_claimed(found)

    def _laid_out(self, parts: Parts, sentence: Words) -> Draft:
        cue, speaker, content, rule = parts
        self._claim_within(content)
        whole = (min(content[0], sentence[0]), sentence[1])
        return self._draft(cue, speaker, [content], whole, rule, 0.7)

    def _sourced(self, cue: Cue, sentence: Words) -> tuple[Draft, int] | None:
        """Return the statement of "Selon X, …", "…, so X", "Dem Ministerium zufolge …"."""
        named = self.sources.of_cue(cue, sentence)
        if named is None:
            return None
        self._claim_within(named.content)
        content, rule = [named.content], "names its source"
        return self._draft(cue, named.speaker, content, sentence, rule, 0.85), named.ends

    def _in_sentence(self, first: int, last: int) -> list[Draft]:
        cues = self.clauses.cues(first, last)
        quotes = self._quotes(first, last)
        found: list[Draft] = []
        done = first
        reported = self.reported.in_sentence(first, last)
        if reported is not None:
            found += self._reported(reported, quotes, (first, last))
            done = last
        for cue in cues:
            if cue.first < done:
                continue
            made = self._of_cue(cue, quotes, first, last)
            if made is not None:
                draft, ends = made
                found.append(draft)
                done = max(done, ends)
        found += self._incised(quotes, first, last)
        found += self._lone(quotes, first, last)
        return sorted(found, key=lambda draft: draft.content[0])

    def _reported(self, reported: Reported, quotes: list[int], sentence: Words) -> list[Draft]:
        """Return the statement of "Wie die Zeitung berichtet, …", or of whoever speaks in it."""
        start, end = reported.content
        inner = self.clauses.cues(start, start + 1) if reported.opens else []
        told = self._introduced(inner[0], quotes, start, sentence[1]) if inner else None
        if told is not None and told[0].speaker:
            return [replace(told[0], sentence=self.text.span(*sentence))]
        self._claim_within((start, end))
        speaker, cue = reported.speaker, reported.cue
        return [self._draft(cue, speaker, [(start, end)], sentence, REPORTED, 0.8)]

    def _quotes(self, first: int, last: int) -> list[int]:
        return sorted({q for q in self.text.quote_of[first:last] if q >= 0})

    def _of_cue(
        self, cue: Cue, quotes: list[int], first: int, last: int
    ) -> tuple[Draft, int] | None:
        if cue.kind != "verb":
            return self._sourced(cue, (first, last))
        tagged = self._tag(cue, quotes, first, last)
        if tagged is not None:
            return tagged
        return self._introduced(cue, quotes, first, last) or self._inverted(cue, first, last)

    # -- quotations --------------------------------------------------------------------------

    def _tag(self, cue: Cue, quotes: list[int], first: int, last: int) -> tuple[Draft, int] | None:
        """Return the statement of «…», a dit X; a second quotation after it goes on."""
        for quote in reversed(quotes):
            begin, end = self.text.quote_words[quote]
            if end > cue.group or quote in self.claimed:
                continue
            between = [k for k in range(end, cue.group) if self.lower[k][0].isalnum()]
            if len(between) > _TAG_REACH or not self._speaks(quote, beside=True):
                return None
            speaker = self._beside(cue, end, last)
            if speaker is None and between and self.lower[between[0]] in self.clauses.words["that"]:
                return None
            self.claimed.add(quote)
            pieces, ends = [(begin, end)], max(cue.last, speaker[1] if speaker else 0)
            lead = self._lead(begin, first)
            if lead < begin:
                pieces = [(lead, end)]
            later = self._goes_on(ends, quotes, last)
            if later is not None:
                pieces.append(self.text.quote_words[later])
                self.claimed.add(later)
            certainty = 0.95 if speaker else 0.8
            return self._draft(cue, speaker, pieces, (first, last), "tag", certainty), ends
        return None

    def _lead(self, begin: int, first: int) -> int:
        """Return where the clause begins that runs on into the quotation: Le pont « s'ouvrira »."""
        plain = [k for k in range(first, begin) if self.lower[k][0].isalnum()]
        joint = self.lower[begin - 1] if begin > first else ":"
        if not plain or not joint[0].isalnum() or self.clauses.cues(first, begin):
            return begin
        return plain[0]

    def _beside(self, cue: Cue, floor: int, last: int) -> Words | None:
        """Return who speaks in a tag: after the cue, else between quotation and cue."""
        if cue.pronoun:
            return None
        at = self.clauses.past_marks(floor, cue.group)
        if at < cue.group:
            held = self.clauses.before(cue.group, at)
            if held is not None and self.lower[held[1] - 1] not in self.clauses.words["what"]:
                return held
        at = self.clauses.past_times(cue.last, last)
        return self.clauses.after(self.clauses.past_told(at, last), last)

    def _goes_on(self, at: int, quotes: list[int], last: int) -> int | None:
        """Return the quotation that goes on after its tag: «A», dit X, «B»."""
        for quote in quotes:
            begin = self.text.quote_words[quote][0]
            if begin < at or quote in self.claimed or begin >= last:
                continue
            if self.lower[begin - 1] in COMMAS | DASHES | {":", "."} and not self.clauses.cues(
                at, begin
            ):
                return quote
            return None
        return None

    def _introduced(
        self, cue: Cue, quotes: list[int], first: int, last: int
    ) -> tuple[Draft, int] | None:
        """Return the statement of X a déclaré : «…», and of X a déclaré que …."""
        handed_on = self.handed_on.source(cue, last)
        if handed_on is not None:
            pronoun, who, at = handed_on
            named = replace(cue, pronoun=pronoun, female=pronoun in self.clauses.words["female"])
            return self._opened(named, who, at, quotes, (first, last))
        speaker = None if cue.pronoun else self.clauses.before(cue.group, first)
        at = cue.last
        if speaker is None or self.clauses.vocabulary.arabic:
            after = self.clauses.after(cue.last, last)
            if after is not None:
                speaker, at = after, after[1]
        return self._opened(cue, speaker, at, quotes, (first, last))

    def _opened(
        self, cue: Cue, speaker: Words | None, at: int, quotes: list[int], sentence: Words
    ) -> tuple[Draft, int] | None:
        """Return the statement whose words begin behind word ``at``."""
        first, last = sentence
        opened = self._opening(at, last)
        if opened is None:
            return None
        start, rule = opened
        quote = self.text.quote_of[start]
        if quote >= 0 and self._ends_with(quote, last):
            begin, end = self.text.quote_words[quote]
            self.claimed.add(quote)
            return self._draft(cue, speaker, [(begin, end)], (first, last), rule, 0.95), end
        end = self.text.trimmed(start, last)
        if end - start < SHORTEST_CLAUSE or (speaker is None and not self._subject_dropped()):
            return None
        self.claimed |= {q for q in quotes if start <= self.text.quote_words[q][0] < end}
        certainty = 0.85 if speaker else 0.7
        return self._draft(cue, speaker, [(start, end)], (first, last), rule, certainty), end

    def _opening(self, at: int, last: int) -> tuple[int, str] | None:
        """Return where content begins after a cue, past adverbials, told and outlet."""
        that = self.clauses.words["that"]
        for k in range(at, min(last, at + 22)):
            if self.text.quote_of[k] >= 0:
                quote = self.text.quote_of[k]
                if self._speaks(quote, beside=True) and self.lower[k - 1] in {":", ",", "،", *that}:
                    return k, "quotation after the cue"
                if self._speaks(quote, beside=False):
                    return k, "quotation after the cue"
                continue
            word = self.lower[k]
            if word in that:
                follows = k + 1 < last and self.text.quote_of[k + 1] >= 0
                whole = follows and self._ends_with(self.text.quote_of[k + 1], last)
                return (k + 1 if whole else k), "clause after the cue"
            if word == ":" and k + 1 < last:
                return k + 1, "words after the colon"
            german = self.clauses.vocabulary.language == "de"
            if word == "," and german and last - k > SHORTEST_CLAUSE + 1:
                return k + 1, "clause after the cue"
            if self.clauses.cues(k, k + 2) and k > at:
                return None
        return None

    def _ends_with(self, quote: int, last: int) -> bool:
        """Say whether nothing but marks follows the quotation in its sentence."""
        end = self.text.quote_words[quote][1]
        return not any(self.lower[k][0].isalnum() for k in range(end, last)) or (
            end < last and self.lower[end] in COMMAS
        )

    def _speaks(self, quote: int, *, beside: bool) -> bool:
        """Say whether a quotation is somebody's words rather than a name or a scare quote."""
        fewest = 1 if beside else _FEWEST_WORDS
        first, last = self.text.quote_words[quote]
        words = self.text.words_in(quote)
        if first in self.clauses.outlet_starts or (first + 1) in self.clauses.outlet_starts:
            return words > _FEWEST_WORDS
        noun = first > 0 and self._outlet_noun(first - 1)
        return words >= fewest and last > first and not (noun and words <= LONGEST_NAME)

    def _outlet_noun(self, at: int) -> bool:
        word = self.lower[at]
        nouns = self.clauses.words["outlet_nouns"]
        return word in nouns or word.lstrip("ل") in nouns

    def _subject_dropped(self) -> bool:
        return self.clauses.vocabulary.language in {"es", "uk", "ar"}

    def _incised(self, quotes: list[int], first: int, last: int) -> list[Draft]:
        """Return the statements whose tag stands inside the marks: « …, a-t-il dit, … »."""
        found: list[Draft] = []
        for quote in quotes:
            tag = None if quote in self.claimed else self.incised.tag(*self.text.quote_words[quote])
            if tag is not None:
                self.claimed.add(quote)
                rule, pieces = "tag inside the marks", list(tag.pieces)
                found.append(self._draft(tag.cue, tag.speaker, pieces, (first, last), rule, 0.85))
        return found

    def _lone(self, quotes: list[int], first: int, last: int) -> list[Draft]:
        """Return quotations of some length beside which nobody is named."""
        found: list[Draft] = []
        for quote in quotes:
            few = self.text.words_in(quote) < _FEWEST_LONE
            if few or quote in self.claimed or not self._speaks(quote, beside=True):
                continue
            self.claimed.add(quote)
            words = self.text.quote_words[quote]
            sentence = self.text.span(first, last)
            found.append(
                Draft((), (), (self.text.span(*words),), sentence, rule=_LONE, certainty=0.4)
            )
        return found

    # -- clauses without quotation -------------------------------------------------------------

    def _inverted(self, cue: Cue, first: int, last: int) -> tuple[Draft, int] | None:
        """Return the statement of "Le pont ouvrira, a annoncé X"."""
        comma = cue.group - 1
        if comma - first < SHORTEST_CLAUSE or self.lower[comma] not in COMMAS | DASHES:
            return None
        if self.text.quote_of[comma] >= 0 or cue.pronoun:
            return None
        speaker = self.clauses.after(self.clauses.past_times(cue.last, last), last)
        if speaker is None or self.clauses.before(cue.group, first) is not None:
            return None
        start = self.clauses.past_marks(first, comma)
        if comma - start < SHORTEST_CLAUSE:
            return None
        draft = self._draft(
            cue, speaker, [(start, comma)], (first, last), "clause before the cue", 0.8
        )
        return draft, speaker[1]

    def _claim_within(self, piece: Words) -> None:
        self.claimed |= {q for q in self.text.quote_of[piece[0] : piece[1]] if q >= 0}

    def _draft(
        self,
        cue: Cue,
        speaker: Words | None,
        pieces: list[Words],
        sentence: Words,
        rule: str,
        certainty: float,
    ) -> Draft:
        text = self.text
        cue_span = text.span(cue.first, cue.last)
        speakers = (text.span(*speaker),) if speaker else ()
        pronoun = cue.pronoun
        if pronoun and not speaker:
            end = text.ends[cue.first]
            speakers = (Span(end - len(pronoun), end),)
        elif not pronoun and speaker and speaker[1] - speaker[0] == 1:
            word = text.lower[speaker[0]]
            pronoun = word if word in self.clauses.pronouns else ""
        return Draft(
            speaker=speakers,
            cue=(cue_span,),
            content=tuple(text.span(*piece) for piece in pieces),
            sentence=text.span(*sentence),
            female=cue.female,
            pronoun=pronoun,
            rule=rule,
            certainty=certainty,
            according=cue.kind != "verb",
        )


def _without_claimed(found: list[Draft]) -> list[Draft]:
    """Return ``found`` without quotations that a later sentence has named somebody for."""
    named = {piece for one in found if one.rule != _LONE for piece in one.content}
    return [one for one in found if one.rule != _LONE or one.content[0] not in named]
