"""What is said: the words that a cue hands to its speaker, bounded at the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.bounds import STOPS, Bounds
from citecheck.detect.cues import Cue, CueKind
from citecheck.detect.phrases import DASHES, MARKS, Phrases
from citecheck.detect.speakers import WITHIN, Speaker
from citecheck.detect.told import ToldFinder, Words, only_marks

_SIDE = frozenset({"while", "although", "though", "since", "when", "if", "because"})
_SHORTEST = 4
"""Fewest words of a main clause."""


def _past(told: Words | None, at: int) -> int:
    """Return the word after whoever was told, or ``at``."""
    return max(at, told[1]) if told is not None else at


@dataclass(frozen=True, slots=True)
class Content:
    """The words handed on.

    Attributes:
        words: pieces as first word and word after the last, in order.
        told: the words of the person or outlet told, between cue and content.
        rule: how it was found, in plain words.
        certainty: 0.0 to 1.0.
    """

    words: tuple[Words, ...]
    told: Words | None = None
    rule: str = ""
    certainty: float = 0.9


class ContentFinder:
    """Finds the content of a cue within its sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.reading = phrases.reading
        self.lower = self.reading.lower
        self.told_finder = ToldFinder(phrases)
        self.bounds = Bounds(phrases)

    def content(self, cue: Cue, speaker: Speaker, floor: int, limit: int) -> Content | None:
        """Return the content of ``cue`` between words ``floor`` and ``limit``, or None.

        ``floor`` and ``limit`` are the sentence's edges, or the place where the clause of another
        cue with the same speaker begins or ends.
        """
        if cue.kind is CueKind.ACCORDING:
            return self._of_according(speaker, floor, limit)
        if cue.kind is CueKind.NOUN:
            return self._clause(cue.last, limit, None, "clause after the noun")
        told, start = self.told_finder.past_told(cue, speaker, limit)
        limit = self._side_clause(speaker, start, limit)
        follows = (
            None
            if self._quote_before(speaker, floor)
            else self._after(cue, speaker, start, limit, told)
        )
        if follows is not None and not self._only_says_when(follows, speaker, floor):
            return follows
        return self._before(cue, speaker, floor, limit, told)

    def _side_clause(self, speaker: Speaker, start: int, limit: int) -> int:
        """Return where a side clause ends: "While X said that it rained, nobody came"."""
        before = self.lower[speaker.left - 1] if speaker.left else ""
        begins = self.lower[speaker.words[0][0] - 1] if speaker.words else ""
        if speaker.inverted or speaker.shared or not {before, begins} & _SIDE:
            return limit
        for at in range(start + 2, limit):
            if self.lower[at] == "," and self.reading.quote_of[at] < 0:
                return at
        return limit

    def _only_says_when(self, content: Content, speaker: Speaker, floor: int) -> bool:
        """Say whether what follows tells when: "The bridge is shut, X said after the storm."."""
        comma = speaker.left - 1
        opens = self.lower[content.words[0][0]] in self.bounds.trailers
        return opens and comma - floor > _SHORTEST and self.lower[comma] == ","

    def _quote_before(self, speaker: Speaker, floor: int) -> bool:
        """Say whether a quotation ends right before the clause of speaker and cue."""
        at = speaker.left - 1
        if at >= floor and (self.lower[at] == "," or self.lower[at] in DASHES):
            at -= 1
        return at >= floor and self.reading.quote_of[at] >= 0 and not speaker.shared

    # -- content after the cue ---------------------------------------------------------------

    def _as_clause(self, cue: Cue, speaker: Speaker, start: int, limit: int) -> bool:
        """Say whether "As X explained, …" opens the sentence: its main clause is what was said."""
        first = self.reading.sentences[cue.sentence].first
        opens = self.lower[first] == "as" and speaker.left <= first + 1 and not speaker.inverted
        clause = start + _SHORTEST < limit and self.lower[start] == ","
        return opens and clause and bool(set("tz") & set(cue.verb.frames))

    def _after(
        self, cue: Cue, speaker: Speaker, start: int, limit: int, told: Words | None
    ) -> Content | None:
        if start >= limit:
            return None
        if self._as_clause(cue, speaker, start, limit):
            return self._clause(start + 1, limit, told, "main clause of “as X said”")
        at = self._past_comma(start, limit)
        if self.lower[at] in {":", "—", "–"} and at + 1 < limit:
            return self._after_mark(at, limit, told)
        if self.reading.quote_of[at] >= 0:
            programme = self.told_finder.titled(at, limit)
            if programme is None:
                return self._quoted(at, limit, told)
            at = self.phrases.past_adverbials(programme[1], limit)
            if at >= limit:
                return None
        if self.lower[at] == "that" and set("tzas") & set(cue.verb.frames):
            return self._that(at, limit, told)
        return None if self.lower[at] in MARKS else self._by_frame(cue, at, limit, told)

    def _past_comma(self, at: int, limit: int) -> int:
        """Return where content begins after a comma: said, “…”; said, in March, that …."""
        if self.lower[at] != "," or at + 1 >= limit:
            return at
        if self.reading.quote_of[at + 1] >= 0:
            return at + 1
        past = self.phrases.past_adverbials(at + 1, limit)
        opens = past < limit and (self.reading.quote_of[past] >= 0 or self.lower[past] == "that")
        return past if opens else at

    def _after_mark(self, at: int, limit: int, told: Words | None) -> Content | None:
        if self.reading.quote_of[at + 1] >= 0:
            return self._quoted(at + 1, limit, told)
        if self.lower[at] == ":":
            return self._clause(at + 1, limit, told, "words after the colon")
        return None

    def _that(self, at: int, limit: int, told: Words | None) -> Content | None:
        if at + 1 < limit and self.reading.quote_of[at + 1] >= 0:
            quote = self.reading.quote_words[self.reading.quote_of[at + 1]]
            if only_marks(self.reading, quote[1], limit):
                return Content((quote,), told, "quotation after “that”", 0.95)
        return self._clause(at, limit, told, "clause after “that”")

    def _by_frame(self, cue: Cue, at: int, limit: int, told: Words | None) -> Content | None:
        """Return the content that the verb's frames allow at word ``at``."""
        frames, word = set(cue.verb.frames), self.lower[at]
        rule = self._whole_frame(cue, at, frames, told)
        if rule:
            return self._clause(at, limit, told, rule)
        found = self._clause(at, limit, told, "clause after the cue")
        if found is None:
            return None
        if frames & set("xq") and self._has_quote(found):
            return found
        pronoun = word in self.phrases.subjects
        if not frames & set("zs") or (
            cue.verb.lemma == "add" and not (cue.verb.participle or pronoun)
        ):
            return None
        first, last = found.words[0]
        enough = pronoun or last - first > (2 if "z" in frames else 3)
        said = self.phrases.has_clause(first, last) or self._has_quote(found)
        return found if enough and said else None

    def _whole_frame(self, cue: Cue, at: int, frames: set[str], told: Words | None) -> str:
        """Return the rule by which all that follows is content, or an empty string."""
        word = self.lower[at]
        opens = self.phrases.begins_phrase(at)
        cites = cue.verb.lemma == "cite" and cue.verb.participle
        infinitive = frames & set("io") or (told is not None and "a" in frames)
        if word in self.phrases.wh_words and frames & set("wt"):
            return "question after the cue"
        if word == "to" and infinitive:
            return "infinitive after the cue"
        if "v" in frames and word.endswith("ing"):
            return "-ing clause after the cue"
        if "o" in frames and (opens or word == "for"):
            return "object and what is said of it"
        if "n" in frames and opens and not cites:
            return "noun phrase after the cue"
        return ""

    def _has_quote(self, content: Content) -> bool:
        first, last = content.words[0][0], content.words[-1][1]
        return any(self.reading.quote_of[k] >= 0 for k in range(first, min(last, first + 60)))

    def _clause(self, first: int, limit: int, told: Words | None, rule: str) -> Content | None:
        last = self.bounds.trimmed(first, self._new_turn(first, limit))
        return Content(((first, last),), told, rule, 0.85) if last > first else None

    def _new_turn(self, first: int, limit: int) -> int:
        """Return where the writer speaks again: he is a “liar,” but she went on."""
        at = first
        while at < limit:
            quote = self.reading.quote_of[at]
            if quote < 0:
                at += 1
                continue
            end = self.reading.quote_words[quote][1]
            closes = end + 1 < limit and self.lower[end - 2] == ","
            if closes and self.lower[end] in {"but", "and", "while"}:
                word = self.lower[end + 1]
                starts = self.phrases.determiners | self.phrases.subjects | self.phrases.possessives
                if word in starts or self.phrases.capital(end + 1):
                    return end
            at = max(end, at + 1)
        return limit

    def _quoted(self, at: int, limit: int, told: Words | None) -> Content:
        """Return the content that begins with the quotation at word ``at``."""
        quote = self.reading.quote_words[self.reading.quote_of[at]]
        last = quote[1]
        before = self.lower[at - 1] if at else ""
        introduced = before in {",", ":", "—", "–"}
        while last < limit:
            if only_marks(self.reading, last, limit):
                break
            word = self.lower[last]
            if self.reading.quote_of[last] >= 0:
                last = self.reading.quote_words[self.reading.quote_of[last]][1]
                continue
            if introduced or self._ends_sentence(quote[1] - 1) or word == ",":
                break
            return Content(
                ((at, self.bounds.trimmed(at, limit)),),
                told,
                "quotation and the words after it",
                0.8,
            )
        return Content(((at, last),), told, "quotation after the cue", 0.95)

    def _ends_sentence(self, closing: int) -> bool:
        return self.lower[closing - 1] in STOPS | {","}

    # -- content before the cue --------------------------------------------------------------

    def _before(
        self,
        cue: Cue,
        speaker: Speaker,
        floor: int,
        limit: int,
        told: Words | None,
    ) -> Content | None:
        if speaker.shared or cue.kind is CueKind.PARTICIPLE or "x" in cue.verb.frames:
            return None
        end = speaker.left
        at = end - 1
        if at < floor:
            return None
        if self.lower[at] in {","} | DASHES and at > floor and self.reading.quote_of[at - 1] >= 0:
            at -= 1
        if self.reading.quote_of[at] >= 0:
            return self._quote_then_cue(at, speaker, floor, limit, told)
        if self.lower[at] not in {","} | DASHES or not set("tz") & set(cue.verb.frames):
            return None
        first = self.bounds.clause_start(floor, at)
        rest = self._goes_on(speaker, _past(told, cue.last), limit, quoted=False)
        pieces = rest if self.bounds.opener_only(first, at) else [(first, at), *rest]
        if not pieces or not any(self.phrases.has_clause(f, k) for f, k in pieces):
            return None
        if not rest and at - first < 3:  # noqa: PLR2004 - words of a clause
            return None
        return Content(tuple(pieces), told, "clause before the cue", 0.85)

    def _quote_then_cue(
        self,
        at: int,
        speaker: Speaker,
        floor: int,
        limit: int,
        told: Words | None,
    ) -> Content:
        quote = self.reading.quote_words[self.reading.quote_of[at]]
        first = quote[0]
        lead = self.bounds.clause_start(floor, first)
        partial = first > lead and self.lower[first - 1] not in STOPS | DASHES | {":", ","}
        opens_low = first > lead and not self.reading.forms[min(first + 1, at)][0].isupper()
        quoted = not (partial or opens_low)
        start = first if quoted else lead
        rest = self._goes_on(speaker, _past(told, speaker.right), limit, quoted=quoted)
        pieces = [(start, at + 1), *rest]
        return Content(tuple(pieces), told, "quotation before the cue", 0.97 if quoted else 0.85)

    def _goes_on(self, speaker: Speaker, start: int, limit: int, *, quoted: bool) -> list[Words]:
        """Return the second half of a split statement: "A," he said, "B"."""
        at = max(start, speaker.right)
        while at < limit and (
            self.reading.quote_of[at] < 0 and self.lower[at] not in {",", ";", ":"} | DASHES
        ):
            at += 1
        if at >= limit and quoted:
            return []
        if at + 1 >= limit:
            return []
        after = at + 1 if self.reading.quote_of[at] < 0 else at
        if self.reading.quote_of[after] >= 0:
            return [self._quoted(after, limit, None).words[0]]
        word = self.lower[after]
        has_quote = any(self.reading.quote_of[k] >= 0 for k in range(after, min(limit, after + 40)))
        if quoted and not (has_quote and word in {"and", "but", "to", "or"}):
            later = self._later_quote(after, limit)
            return [later] if later else []
        if word in self.bounds.trailers or word.endswith("ing") or self.lower[at] != ",":
            return []
        if speaker.inverted and not has_quote and speaker.rule != WITHIN:
            return []
        last = self.bounds.trimmed(after, limit)
        return [(after, last)] if last > after else []

    def _later_quote(self, at: int, limit: int) -> Words | None:
        """Return a quotation that goes on after an adverbial: "A," he said, smiling, "B"."""
        for k in range(at, min(limit, at + 30)):
            if self.reading.quote_of[k] >= 0:
                if self.lower[k - 1] in {",", ":"} and self.lower[at] not in {"adding", "saying"}:
                    return self.reading.quote_words[self.reading.quote_of[k]]
                return None
        return None

    # -- according to ------------------------------------------------------------------------

    def _of_according(self, speaker: Speaker, floor: int, limit: int) -> Content | None:
        left, right = speaker.left, speaker.right
        if (
            left > floor
            and self.lower[left - 1] == ","
            and right < limit
            and self.lower[right] == ","
        ):
            first = self.bounds.clause_start(floor, left - 1)
            after = (right + 1, self.bounds.trimmed(right + 1, limit))
            if after[1] > after[0] and self.bounds.opener_only(first, left - 1):
                return Content((after,), None, "around the source", 0.85)
            if (
                left - 1 - first >= 1
                and after[1] > after[0]
                and not self.bounds.is_trailer(after[0])
            ):
                return Content(((first, left - 1), after), None, "around the source", 0.85)
        lead = self.bounds.clause_start(self._past_that(floor, left), left)
        if left - lead >= 3:  # noqa: PLR2004 - words of a clause
            last = self.bounds.trimmed(lead, left)
            return Content(((lead, last),), None, "before the source", 0.9)
        at = self._past_source(right, limit)
        if at < limit and self.lower[at] == "," and self._says_more(at + 1, limit):
            at = self._past_source(at + 1, limit)
        if at >= limit:
            return None
        return self._clause(
            at + 1 if self.lower[at] == "," else at, limit, None, "after the source"
        )

    def _past_source(self, at: int, limit: int) -> int:
        while at < limit and self.lower[at] != "," and self.reading.quote_of[at] < 0:
            at += 1
        return at

    def _says_more(self, at: int, limit: int) -> bool:
        """Say whether a participle tells more of the source: "the study, published in May, …"."""
        if at >= limit:
            return False
        ends = self._past_source(at, limit)
        word = self.lower[at]
        tells = word in {"which", "who"} or (word.endswith("ed") and not self.phrases.capital(at))
        return tells and ends < limit and self.lower[ends] == ","

    def _past_that(self, floor: int, left: int) -> int:
        """Return where content may begin: after "reported that," where that stands right before."""
        if left - 2 >= floor and self.lower[left - 1] == "," and self.lower[left - 2] == "that":
            return left
        return floor
