"""Reporting words and the noun phrases beside them, in one paragraph of another language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.detect.foreign.vocabulary import Phrases, Vocabulary
from citecheck.detect.foreign.words import COMMAS, DASHES, LONGEST_NAME, Text

Words = tuple[int, int]

_LONGEST = 12
"""Longest noun phrase, in words."""

_LONGEST_APPOSITION = 9
_LONGEST_TIME = 6
_VERB_GAP = 12
"""Words between an auxiliary and the participle that ends its clause."""

_INVERTED = re.compile(r"([^\W\d_]{1,30})-(?:t-)?(il|elle|ils|elles|on)")
_PARTICLES = "وف"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase.

    Attributes:
        first, last: its words.
        group: first word of its verb group.
        kind: "verb", "according" or "following".
        female: only a woman's statement takes it.
        pronoun: the pronoun that is written on it ("explique-t-elle"), or empty.
    """

    first: int
    last: int
    group: int
    kind: str = "verb"
    female: bool = False
    pronoun: str = ""


class Clauses:
    """Cues and noun phrases of one ``Text``."""

    def __init__(self, text: Text, vocabulary: Vocabulary, outlets: Sequence[Words]) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.lower, self.forms = text.lower, text.forms
        self.words = vocabulary.words
        self.outlet_starts = dict(outlets)
        self.pronouns = self.words["male"] | self.words["female"] | self.words["many"]

    # -- cues --------------------------------------------------------------------------------

    def cues(self, first: int, last: int, *, quoted: bool = False) -> list[Cue]:
        """Return the cues among words ``first`` to ``last``, outside quotations unless asked."""
        found: list[Cue] = []
        at, last = first, min(last, len(self.lower))
        while at < last:
            cue = None
            if quoted or self.text.quote_of[at] < 0:
                cue = self._cue_at(at, first, last)
            if cue is not None:
                found.append(cue)
                at = cue.last
            else:
                at += 1
        return found

    def _cue_at(self, at: int, floor: int, limit: int) -> Cue | None:
        limit = min(limit, len(self.lower))
        length = self.phrase_length(self.vocabulary.according, at, limit)
        if length:
            return Cue(at, at + length, at, "according")
        if self.lower[at] in self.vocabulary.following and at > floor:
            return Cue(at, at + 1, at, "following")
        inverted = self._inverted(at, limit)
        if inverted is not None:
            return inverted
        for phrases, female in (
            (self.vocabulary.verbs, False),
            (self.vocabulary.female_verbs, True),
        ):
            length = self.phrase_length(phrases, at, limit)
            if length and not self._is_noun(at):
                return Cue(at, at + length, at, female=female)
        if self.lower[at] in self.vocabulary.participles:
            for back in range(at - 1, max(floor - 1, at - _VERB_GAP), -1):
                if self.lower[back] in self.vocabulary.auxiliaries:
                    return Cue(at, at + 1, back)
        return None

    def _is_noun(self, at: int) -> bool:
        """Say whether an article before it makes a noun of the form: "la nota", "der Bericht"."""
        if self.lower[at] in self.vocabulary.auxiliaries:
            return False
        if self.vocabulary.language == "de":
            return self.forms[at][0].isupper()
        articles = self.words["articles"] - self.words["told"]
        return at > 0 and self.lower[at - 1] in articles

    def _inverted(self, at: int, limit: int) -> Cue | None:
        """Return the cue of "explique-t-il" and "a-t-elle déclaré"."""
        match = _INVERTED.fullmatch(self.lower[at])
        if match is None or self.vocabulary.language != "fr":
            return None
        base, pronoun = match.group(1), match.group(2)
        female = pronoun.startswith("elle")
        if (base,) in self.vocabulary.verbs.get(base, ()):
            return Cue(at, at + 1, at, female=female, pronoun=pronoun)
        if base in self.vocabulary.auxiliaries and at + 1 < limit:
            whole = (base, self.lower[at + 1])
            simple = ("a" if base in {"a", "avait"} else "ont", self.lower[at + 1])
            held = self.vocabulary.verbs.get(simple[0], ())
            if whole in held or simple in held:
                return Cue(at, at + 2, at, female=female, pronoun=pronoun)
        return None

    def phrase_length(self, phrases: Phrases, at: int, limit: int) -> int:
        """Return how many words of a phrase stand at word ``at``, or 0."""
        word, limit = self.lower[at], min(limit, len(self.lower))
        heads = [word]
        if self.vocabulary.arabic and len(word) > 3 and word[0] in _PARTICLES:  # noqa: PLR2004 - letters
            heads.append(word[1:])
        for head in heads:
            for phrase in phrases.get(head, ()):
                tail = phrase[1:]
                if self.vocabulary.arabic and tail and tail[-1] == "ل":
                    end = at + len(phrase) - 1
                    begins = end < limit and self.lower[end].startswith("ل")
                    if begins and self.lower[at + 1 : end] == tail[:-1]:
                        return len(phrase) - 1
                    continue
                if at + len(phrase) <= limit and self.lower[at + 1 : at + len(phrase)] == tail:
                    return len(phrase)
        return 0

    # -- noun phrases ------------------------------------------------------------------------

    def after(self, at: int, limit: int) -> Words | None:
        """Return the noun phrase, apposition included, that begins at word ``at``."""
        outlet = self.outlet_at(at, limit)
        if outlet is not None:
            return outlet
        end = at
        while end < limit and end - at < _LONGEST and not self._stops(end, at):
            end += 1
        while end > at and self.lower[end - 1] in self.words["articles"]:
            end -= 1
        if end == at or not self.names_somebody(at, end):
            return None
        if end < limit and self.lower[end] in COMMAS:
            end = self._past_apposition(at, end, limit)
        return at, end

    def outlet_at(self, at: int, limit: int) -> Words | None:
        """Return the outlet at word ``at``, past articles: "le Guardian", «Української правди»."""
        noun = False
        for start in range(at, min(at + 4, limit)):
            if start in self.outlet_starts:
                end = self.outlet_starts[start]
                marked = self.text.quote_of[start] >= 0 and end < limit
                closes = marked and self.text.quote_of[end] == self.text.quote_of[start]
                return (at, end + (closes and not self.forms[end][0].isalnum()))
            if noun and self._opens_quote(start):
                return self._marked_name(at, self.text.quote_of[start], limit)
            word = self.lower[start]
            noun = self.is_outlet_noun(word)
            leads = noun or word in self.words["articles"] or word == "the"
            if not (leads or self._opens_quote(start)):
                return None
        return None

    def _marked_name(self, at: int, quote: int, limit: int) -> Words | None:
        """Return words ``at`` to the end of a name in marks: "der Zeitung „Hafenbote“"."""
        end = self.text.quote_words[quote][1]
        return (at, end) if end <= limit and self.text.words_in(quote) <= LONGEST_NAME else None

    def _opens_quote(self, at: int) -> bool:
        quote = self.text.quote_of[at]
        return quote >= 0 and self.text.quote_words[quote][0] == at

    def is_outlet_noun(self, word: str) -> bool:
        """Say whether ``word`` is a noun for an outlet; an Arabic one with a letter in front too.

        The letter is a preposition: «لصحيفة».
        """
        nouns = self.words["outlet_nouns"]
        return word in nouns or (self.vocabulary.arabic and word[1:] in nouns)

    def past_times(self, at: int, limit: int) -> int:
        """Return the word past when something was said: "a annoncé mardi la maire"."""
        lead = self.words["articles"] | self.words["time_leads"]
        end = at
        while end < limit and end - at < _LONGEST_TIME:
            begin = end
            while end < limit and end - begin < 2 and self.lower[end] in lead:  # noqa: PLR2004 - "le", "ce"
                end += 1
            if end >= limit or self.lower[end] not in self.words["times"]:
                return begin
            end += 1
        return end

    def _past_apposition(self, first: int, comma: int, limit: int) -> int:
        end = comma + 1
        while end < limit and end - comma < _LONGEST_APPOSITION and not self._stops(end, comma + 1):
            end += 1
        bounded = end >= limit or not self.forms[end][0].isalnum() or self.told_at(end)
        if end == comma + 1 or not bounded or self.text.quote_of[end - 1] >= 0:
            return comma
        held = set(self.lower[comma + 1 : end])
        if held & self.words["roles"] and end - comma > 1:
            return end
        return end if self._is_named_by(first, comma, end) else comma

    def _is_named_by(self, first: int, comma: int, end: int) -> bool:
        """Say whether a name alone says who a role is: "la maire, Hélène Marchais"."""
        head = self.lower[first:comma]
        spoken_of = bool(set(head) & self.words["roles"]) or head[0] in self.words["anonymous"]
        name = self.forms[comma + 1 : end]
        capital = self.vocabulary.arabic or all(form[0].isupper() for form in name)
        return spoken_of and capital and 1 < len(name) <= LONGEST_NAME

    def _stops(self, at: int, first: int) -> bool:
        word = self.lower[at]
        if self.text.quote_of[at] >= 0 or not word[0].isalnum():
            return not (word == "." and self._title_before(at))
        if word in self.words["that"] or self.phrase_length(self.vocabulary.said_in, at, at + 6):
            return at > first or word in self.words["that"]
        if word in self.words["stops"] and word not in self.words["articles"]:
            return True
        if at == first:
            return False
        if at in self.outlet_starts or self.told_at(at):
            return True
        return word in self.words["outlet_nouns"] or bool(self._cue_at(at, at, at + 3))

    def _title_before(self, at: int) -> bool:
        titles = self.words["male_titles"] | self.words["female_titles"]
        return at > 0 and self.lower[at - 1] in titles

    def told_at(self, at: int) -> bool:
        """Say whether word ``at`` begins whoever was told: "à l'AFP", "der dpa", "لرويترز"."""
        if self.vocabulary.arabic:
            word = self.lower[at]
            bare = word[1:] if word.startswith("ل") else ""
            noun = bare in self.words["outlet_nouns"] or "ا" + bare in self.words["outlet_nouns"]
            return noun or (bool(bare) and at in self.outlet_starts)
        length = self.phrase_length(self.vocabulary.told, at, at + 4)
        if not length:
            return False
        if self.vocabulary.language != "de" or self.lower[at] == "gegenüber":
            return True
        after = at + length
        if after >= len(self.lower):
            return False
        return after in self.outlet_starts or self.lower[after] in self.words["outlet_nouns"]

    def before(self, end: int, floor: int) -> Words | None:
        """Return the noun phrase, apposition included, that ends before word ``end``."""
        marked = self._marked_outlet(end, floor)
        if marked is not None:
            return marked
        at = end
        if at > floor and self.lower[at - 1] in COMMAS:
            at -= 1
            while at > floor and end - at < _LONGEST and self._apposed(at - 1):
                at -= 1
            if at <= floor or self.lower[at - 1] not in COMMAS:
                return None
            at -= 1
        last = at
        while at > floor and last - at < _LONGEST and self._inside(at - 1):
            at -= 1
        while at < last and self.lower[at] in self.words["openers"]:
            at += 1
        at = self._past_frame(at, last)
        if at >= last or self.lower[at] in self.words["stops"] - self.words["articles"]:
            return None
        framed = self._frame_inside(at, last)
        if framed < last:
            return (at, framed) if self.names_somebody(at, framed) else None
        ends = end - (self.lower[end - 1] in COMMAS)
        return (at, ends) if self.names_somebody(at, last) else None

    def _marked_outlet(self, end: int, floor: int) -> Words | None:
        """Return the outlet in quotation marks before word ``end``: Die „Zeit“ berichtet."""
        quote = self.text.quote_of[end - 1] if end > floor else -1
        if quote < 0 or self.text.quote_words[quote][0] < floor:
            return None
        begin = self.text.quote_words[quote][0]
        known = self.outlet_starts.get(begin + 1) == end - 1
        noun = begin > floor and self.is_outlet_noun(self.lower[begin - 1])
        if not (known or (noun and self.text.words_in(quote) <= LONGEST_NAME)):
            return None
        while begin > floor and (
            self.is_outlet_noun(self.lower[begin - 1])
            or self.lower[begin - 1] in self.words["articles"]
        ):
            begin -= 1
        return begin, end

    def _past_frame(self, first: int, last: int) -> int:
        """Return the word past "in an interview with X" that begins the phrase."""
        length = self.phrase_length(self.vocabulary.said_in, first, last)
        for at in range(first + length, min(last - 1, first + length + 4)) if length else ():
            if at in self.outlet_starts and self.outlet_starts[at] < last:
                return self.outlet_starts[at]
        return first

    def _frame_inside(self, first: int, last: int) -> int:
        """Return where "in an interview with X" begins before the cue, or ``last``."""
        for at in range(first + 1, last):
            if self.phrase_length(self.vocabulary.said_in, at, last) and any(
                k in self.outlet_starts or self.lower[k] in self.words["outlet_nouns"]
                for k in range(at, last)
            ):
                return at
        return last

    def _apposed(self, at: int) -> bool:
        """Say whether word ``at`` can stand in an apposition, its relative pronoun included."""
        return self._inside(at) or self.lower[at] in self.words["that"]

    def _inside(self, at: int) -> bool:
        word = self.lower[at]
        if self.text.quote_of[at] >= 0:
            return False
        if not word[0].isalnum():
            return word == "." and self._title_before(at)
        return word not in self.words["that"]

    def names_somebody(self, first: int, last: int) -> bool:
        """Say whether words ``first`` to ``last`` can be a speaker: a name, a role, a pronoun."""
        if self.vocabulary.arabic:
            return last - first >= 1 and any(len(w) > 2 for w in self.lower[first:last])  # noqa: PLR2004 - letters
        if last - first == 1 and self.lower[first] in self.pronouns:
            return True
        return any(
            self.forms[k][0].isupper() or self.lower[k] in self.words["roles"]
            for k in range(first, last)
        ) or (
            self.lower[first] in self.words["articles"] | self.words["anonymous"]
            and last - first > 1
        )

    def quoted_speaker(self, first: int, last: int) -> Words | None:
        """Return who speaks in a tag inside the marks, between words ``first`` and ``last``."""
        end = first
        while end < last and not (
            self.lower[end] in self.words["stops"] - self.words["articles"]
            or self.lower[end] in self.words["outlet_nouns"]
            or (end > first and self.told_at(end))
        ):
            end += 1
        while end > first and not self.lower[end - 1][0].isalnum():
            end -= 1
        return (first, end) if end > first and self.names_somebody(first, end) else None

    def past_told(self, at: int, limit: int) -> int:
        """Return the word past an outlet told at word ``at``: "à l'AFP" before the speaker."""
        if at >= limit or self.vocabulary.arabic or not self.told_at(at):
            return at
        for end in range(at + 1, min(limit, at + 6)):
            if end in self.outlet_starts:
                return self.outlet_starts[end]
            known = self.words["articles"] | self.words["outlet_nouns"]
            if self.lower[end] not in known:
                break
        return at

    def opens_frame(self, at: int, limit: int) -> bool:
        """Say whether a phrase like "citée par", "in einem Interview mit" begins at ``at``."""
        return bool(self.phrase_length(self.vocabulary.said_in, at, limit))

    def past_marks(self, at: int, limit: int) -> int:
        """Return the first word past commas, dashes, colons and stray full stops."""
        skipped = COMMAS | DASHES | {":", "."}
        while at < limit and self.lower[at] in skipped:
            at += 1
        return at
