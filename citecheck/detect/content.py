"""What is said: the words that a cue hands to its speaker, bounded at the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.cues import Cue, CueKind
from citecheck.detect.phrases import DASHES, MARKS, Phrases
from citecheck.detect.sentences import Sentence
from citecheck.detect.speakers import Speaker

_STOPS = frozenset({".", "?", "!", "…", "...", "...."})
_TRAILERS = frozenset(
    "according as after when while who which where in during at on since though although despite "
    "but even because with before".split()
)

Words = tuple[int, int]


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

    def content(
        self, cue: Cue, speaker: Speaker, sentence: Sentence, floor: int, limit: int
    ) -> Content | None:
        """Return the content of ``cue`` between words ``floor`` and ``limit``, or None.

        ``floor`` and ``limit`` are the sentence's edges, or the place where the clause of another
        cue with the same speaker begins or ends.
        """
        if cue.kind is CueKind.ACCORDING:
            return self._of_according(speaker, sentence, floor, limit)
        if cue.kind is CueKind.NOUN:
            return self._clause(cue.last, limit, None, "clause after the noun")
        told, start = self._past_told(cue, speaker, limit)
        follows = (
            None if self._quote_before(speaker, floor) else self._after(cue, start, limit, told)
        )
        if follows is not None:
            return follows
        return self._before(cue, speaker, sentence, floor, limit, told)

    def _quote_before(self, speaker: Speaker, floor: int) -> bool:
        """Say whether a quotation ends right before the clause of speaker and cue."""
        at = speaker.left - 1
        if at >= floor and (self.lower[at] == "," or self.lower[at] in DASHES):
            at -= 1
        return at >= floor and self.reading.quote_of[at] >= 0 and not speaker.shared

    # -- what stands between cue and content -------------------------------------------------

    def _past_told(self, cue: Cue, speaker: Speaker, limit: int) -> tuple[Words | None, int]:
        at = max(cue.last, speaker.right if speaker.inverted else cue.last)
        told: Words | None = None
        if "a" in cue.verb.frames and cue.kind is not CueKind.PASSIVE and not speaker.inverted:
            told = self._told(at, limit)
            at = told[1] if told else at
        elif cue.kind is not CueKind.PASSIVE and self._speaks_to(at, limit):
            told = self._told(at + 1, limit)
            at = told[1] if told else at
        return told, self.phrases.past_adverbials(at, limit)

    def _speaks_to(self, at: int, limit: int) -> bool:
        """Say whether "to" at word ``at`` names who was told, rather than an infinitive."""
        if at + 1 >= limit or self.lower[at] != "to":
            return False
        word = self.lower[at + 1]
        near = self.phrases.determiners | self.phrases.objects | {"reporters", "journalists"}
        return word in near or self.phrases.capital(at + 1)

    def _told(self, at: int, limit: int) -> Words | None:
        """Return the words of who was told: a pronoun, a run of capitals or a noun phrase."""
        if at < limit and self.reading.quote_of[at] >= 0:
            return self._told_programme(at, limit)
        if at >= limit or self.lower[at] in MARKS:
            return None
        word = self.lower[at]
        if word in self.phrases.objects:
            return (at, at + 1)
        if word in {"that", "of"} or word in self.phrases.times or word in self.phrases.wh_words:
            return None
        k, noun = at, False
        while k < limit and k - at < 16 and self.reading.quote_of[k] < 0:  # noqa: PLR2004 - words
            word = self.lower[k]
            if word in self.phrases.subordinators | {"to", "how"} or word in self.phrases.subjects:
                break
            if word in MARKS or word in self.phrases.weekdays or self.phrases.verb_like(k):
                break
            if noun and (word in self.phrases.determiners | self.phrases.possessives):
                break
            if word in self.phrases.prepositions and word not in {"of", "from"}:
                break
            if k > at and self.phrases.capital(k - 1) and not self.phrases.capital(k) and noun:
                if (
                    word not in {"’s", "'s", "and", "of", "&"}
                    and word not in self.phrases.roles
                    and self._clause_opens(k, limit)
                ):
                    break
            noun = noun or word not in self.phrases.determiners | self.phrases.possessives
            k += 1
        if (
            k > at
            and self.lower[k - 1] in {"’s", "'s"}
            and k < limit
            and self.reading.quote_of[k] >= 0
        ):
            programme = self._told_programme(k, limit + 1)
            k = programme[1] if programme else k
        return (at, k) if k > at else None

    def _told_programme(self, at: int, limit: int) -> Words | None:
        """Return a programme in quotation marks that was told: told “Morning Hour” that."""
        first, last = self.reading.quote_words[self.reading.quote_of[at]]
        inner = self.reading.forms[first + 1 : last - 1]
        titled = all(word[0].isupper() or len(word) < 4 for word in inner)  # noqa: PLR2004 - "of", "the"
        if not inner or len(inner) > 5 or not titled or inner[-1][-1] in ",.?!":  # noqa: PLR2004 - words
            return None
        return (first, last) if last < limit and not self._only_marks(last, limit) else None

    def _names_programme(self, at: int) -> bool:
        """Say whether the words before a quotation make it a title: "on Channel 3’s “Today”"."""
        return self.lower[at - 1] in {"’s", "'s"} or self.lower[at - 1] in self.phrases.prepositions

    def _clause_opens(self, at: int, limit: int) -> bool:
        return at + 1 < limit and self.phrases.verb_like(at + 1)

    # -- content after the cue ---------------------------------------------------------------

    def _after(self, cue: Cue, start: int, limit: int, told: Words | None) -> Content | None:
        frames = cue.verb.frames
        if start >= limit:
            return None
        at = start
        if self.lower[at] == "," and at + 1 < limit:
            past = self.phrases.past_adverbials(at + 1, limit)
            if self.reading.quote_of[at + 1] >= 0:
                return self._quoted(at + 1, limit, told)
            if past < limit and (self.reading.quote_of[past] >= 0 or self.lower[past] == "that"):
                at = past
        if self.lower[at] in {":", "—", "–"} and at + 1 < limit:
            return self._after_mark(at, limit, told)
        if self.reading.quote_of[at] >= 0:
            programme = self._told_programme(at, limit) if self._names_programme(at) else None
            if programme is None:
                return self._quoted(at, limit, told)
            at = self.phrases.past_adverbials(programme[1], limit)
            if at >= limit:
                return None
        if self.lower[at] == "that" and set("tzas") & set(frames):
            return self._that(at, limit, told)
        if self.lower[at] in MARKS:
            return None
        return self._by_frame(cue, at, limit, told)

    def _after_mark(self, at: int, limit: int, told: Words | None) -> Content | None:
        if self.reading.quote_of[at + 1] >= 0:
            return self._quoted(at + 1, limit, told)
        if self.lower[at] == ":":
            return self._clause(at + 1, limit, told, "words after the colon")
        return None

    def _that(self, at: int, limit: int, told: Words | None) -> Content | None:
        if at + 1 < limit and self.reading.quote_of[at + 1] >= 0:
            quote = self.reading.quote_words[self.reading.quote_of[at + 1]]
            if self._only_marks(quote[1], limit):
                return Content((quote,), told, "quotation after “that”", 0.95)
        return self._clause(at, limit, told, "clause after “that”")

    def _by_frame(self, cue: Cue, at: int, limit: int, told: Words | None) -> Content | None:
        frames, word = cue.verb.frames, self.lower[at]
        if word in self.phrases.wh_words and ("w" in frames or "t" in frames):
            return self._clause(at, limit, told, "question after the cue")
        if word == "to" and ("i" in frames or (told and "a" in frames) or "o" in frames):
            return self._clause(at, limit, told, "infinitive after the cue")
        if "v" in frames and word.endswith("ing"):
            return self._clause(at, limit, told, "-ing clause after the cue")
        if "o" in frames and (self.phrases.begins_phrase(at) or word == "for"):
            return self._clause(at, limit, told, "object and what is said of it")
        if "x" in frames:
            found = self._clause(at, limit, told, "what it is called")
            return found if found and self._has_quote(found) else None
        cites = cue.verb.lemma == "cite" and cue.verb.participle
        if "n" in frames and self.phrases.begins_phrase(at) and not cites:
            return self._clause(at, limit, told, "noun phrase after the cue")
        if "z" in frames or "s" in frames:
            found = self._clause(at, limit, told, "clause after the cue")
            if found is None:
                return None
            first, last = found.words[0][0], found.words[-1][1]
            wanted = 2 if "z" in frames else 3
            if cue.verb.lemma == "add" and not (
                cue.verb.participle or word in self.phrases.subjects
            ):
                return None
            enough = last - first > wanted or word in self.phrases.subjects
            if enough and (self.phrases.has_clause(first, last) or self._has_quote(found)):
                return found
        if "q" in frames:
            found = self._clause(at, limit, told, "words after the cue")
            return found if found and self._has_quote(found) else None
        return None

    def _has_quote(self, content: Content) -> bool:
        first, last = content.words[0][0], content.words[-1][1]
        return any(self.reading.quote_of[k] >= 0 for k in range(first, min(last, first + 60)))

    def _clause(self, first: int, limit: int, told: Words | None, rule: str) -> Content | None:
        last = self._trimmed(first, limit)
        return Content(((first, last),), told, rule, 0.85) if last > first else None

    def _trimmed(self, first: int, limit: int) -> int:
        """Return ``limit`` less closing marks and conjunctions outside quotations."""
        last = limit
        while last > first and self.reading.quote_of[last - 1] < 0:
            word = self.lower[last - 1]
            if word not in _STOPS | DASHES | {",", ";", ":", "(", "and", "but", "as"}:
                break
            last -= 1
        return last

    def _only_marks(self, first: int, limit: int) -> bool:
        return (
            all(
                self.lower[k] in MARKS and self.reading.quote_of[k] < 0
                for k in range(first, min(limit, first + 4))
            )
            and limit - first < 4
        )  # noqa: PLR2004 - marks at a sentence's end

    def _quoted(self, at: int, limit: int, told: Words | None) -> Content:
        """Return the content that begins with the quotation at word ``at``."""
        quote = self.reading.quote_words[self.reading.quote_of[at]]
        last = quote[1]
        before = self.lower[at - 1] if at else ""
        introduced = before in {",", ":", "—", "–"}
        while last < limit:
            if self._only_marks(last, limit):
                break
            word = self.lower[last]
            if self.reading.quote_of[last] >= 0:
                last = self.reading.quote_words[self.reading.quote_of[last]][1]
                continue
            if introduced or self._ends_sentence(quote[1] - 1) or word == ",":
                break
            return Content(
                ((at, self._trimmed(at, limit)),), told, "quotation and the words after it", 0.8
            )
        return Content(((at, last),), told, "quotation after the cue", 0.95)

    def _ends_sentence(self, closing: int) -> bool:
        return self.lower[closing - 1] in _STOPS | {","}

    # -- content before the cue --------------------------------------------------------------

    def _before(
        self,
        cue: Cue,
        speaker: Speaker,
        sentence: Sentence,
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
            return self._quote_then_cue(at, speaker, sentence, floor, limit, told)
        if self.lower[at] not in {","} | DASHES or not set("tz") & set(cue.verb.frames):
            return None
        first = self._clause_start(floor, at)
        rest = self._goes_on(speaker, _past(told, cue.last), limit, quoted=False)
        pieces = rest if self._opener_only(first, at) else [(first, at), *rest]
        if not pieces or not any(self.phrases.has_clause(f, k) for f, k in pieces):
            return None
        if not rest and at - first < 3:  # noqa: PLR2004 - words of a clause
            return None
        return Content(tuple(pieces), told, "clause before the cue", 0.85)

    def _opener_only(self, first: int, last: int) -> bool:
        """Say whether only an opener or an adverb ("Still,") stands there."""
        lead = self.phrases.openers | self.phrases.adverbs
        return all(self.lower[k] in lead for k in range(first, last))

    def _clause_start(self, floor: int, end: int) -> int:
        at = floor
        while (
            at < end
            and self.reading.quote_of[at] < 0
            and (self.lower[at] in {"but", "and", "yet"} or self.lower[at] in MARKS)
        ):
            at += 1
        return at

    def _quote_then_cue(
        self,
        at: int,
        speaker: Speaker,
        sentence: Sentence,
        floor: int,
        limit: int,
        told: Words | None,
    ) -> Content:
        quote = self.reading.quote_words[self.reading.quote_of[at]]
        first = quote[0]
        lead = self._clause_start(floor, first)
        partial = first > lead and self.lower[first - 1] not in _STOPS | {":", ","}
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
        if word in _TRAILERS or word.endswith("ing") or self.lower[at] != ",":
            return []
        if speaker.inverted and not has_quote:
            return []
        return [(after, self._trimmed(after, limit))]

    def _later_quote(self, at: int, limit: int) -> Words | None:
        """Return a quotation that goes on after an adverbial: "A," he said, smiling, "B"."""
        for k in range(at, min(limit, at + 30)):
            if self.reading.quote_of[k] >= 0:
                if self.lower[k - 1] in {",", ":"} and self.lower[at] not in {"adding", "saying"}:
                    return self.reading.quote_words[self.reading.quote_of[k]]
                return None
        return None

    # -- according to ------------------------------------------------------------------------

    def _of_according(
        self, speaker: Speaker, sentence: Sentence, floor: int, limit: int
    ) -> Content | None:
        left, right = speaker.left, speaker.right
        if (
            left > floor
            and self.lower[left - 1] == ","
            and right < limit
            and self.lower[right] == ","
        ):
            first = self._clause_start(floor, left - 1)
            after = (right + 1, self._trimmed(right + 1, limit))
            if self._opener_only(first, left - 1):
                return Content((after,), None, "around the source", 0.85)
            if left - 1 - first >= 1 and after[1] > after[0] and not self._is_trailer(after[0]):
                return Content(((first, left - 1), after), None, "around the source", 0.85)
        lead = self._clause_start(self._past_that(floor, left), left)
        if left - lead >= 3:  # noqa: PLR2004 - words of a clause
            last = self._trimmed(lead, left)
            return Content(((lead, last),), None, "before the source", 0.9)
        at = right
        while at < limit and self.lower[at] != "," and self.reading.quote_of[at] < 0:
            at += 1
        if at >= limit:
            return None
        return self._clause(
            at + 1 if self.lower[at] == "," else at, limit, None, "after the source"
        )

    def _past_that(self, floor: int, left: int) -> int:
        """Return where content may begin: after "reported that," where that stands right before."""
        if left - 2 >= floor and self.lower[left - 1] == "," and self.lower[left - 2] == "that":
            return left
        return floor

    def _is_trailer(self, at: int) -> bool:
        return self.lower[at] in _TRAILERS or self.lower[at].endswith("ing")
