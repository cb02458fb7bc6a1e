"""Where noun phrases and adverbials begin and end: closed word lists instead of a parser."""

from __future__ import annotations

from citecheck.detect.sentences import Reading

MAX_PHRASE = 26
"""Longest noun phrase looked for, in words."""

LONGEST_NAME = 6
"""Words beside a verb within which a name must end that is its subject without more."""

_LONGEST_ADVERBIAL = 14
_LONGEST_DATELINE = 12
_INNER = frozenset({"of", "with", "to", "for"})

MARKS = frozenset("“”\"‘’'«»„‟‹›‚＂`.,;:!?…()[]{}-–—―/") | {"...", "....", "..", "--", "``", "''"}
DASHES = frozenset({"–", "—", "―", "--", "-"})


class Phrases:
    """Noun phrases of one ``Reading``. Every look is bounded by ``MAX_PHRASE`` words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lower, self.forms = reading.lower, reading.forms
        words = reading.lexicon.words
        g = {name.removeprefix("grammar."): value for name, value in words.items()}
        self.determiners = g["determiners"]
        self.possessives = g["possessives"]
        self.subjects = g["subject_pronouns"]
        self.objects = g["object_pronouns"]
        self.auxiliaries = g["auxiliaries"]
        self.negations = g["negations"]
        self.adverbs = g["adverbs"]
        self.subordinators = g["subordinators"]
        self.prepositions = g["prepositions"]
        self.links = g["np_links"]
        self.weekdays, self.months = g["weekdays"], g["months"]
        self.times = g["time_words"] | g["weekdays"] | g["months"]
        self.openers = g["openers"]
        self.wh_words = g["wh_words"]
        self.finite = g["auxiliaries"] | g["copulas"] | g["common_verbs"]
        self.apposition_starts = words["frames.apposition_starts"]
        self.speech_nouns = words["nouns.speech_nouns"]
        self.roles = reading.lexicon.roles
        self.titles = reading.lexicon.titles
        self.verbs = reading.lexicon.verbs

    def capital(self, at: int) -> bool:
        """Say whether word ``at`` begins with a capital letter."""
        return self.forms[at][0].isupper()

    def verb_like(self, at: int) -> bool:
        """Say whether word ``at`` is a finite verb for all that the word lists know."""
        word = self.lower[at]
        if word in {"’s", "'s"}:
            return False
        if word in self.finite:
            return not self.capital(at)
        verb = self.verbs.get(word)
        return verb is not None and not verb.base and not word.endswith("s")

    def plain_noun(self, at: int) -> bool:
        """Say whether word ``at`` can be nothing but a noun or an adjective in lower case.

        For all that the word lists know; words that may be verbs ("plans") are not among them.
        """
        if at >= len(self.lower):
            return False
        word = self.lower[at]
        if not word.isalpha() or self.forms[at] != word or word.endswith(("s", "ed", "ly")):
            return False
        return not (
            word in self.finite
            or word in self.verbs
            or word in self.adverbs
            or word in self.prepositions
            or word in self.subordinators
            or word in self.determiners
            or word in self.possessives
            or word in self.subjects
            or word in {"and", "or", "but", "not", "nor", "to"}
        )

    def begins_phrase(self, at: int) -> bool:
        """Say whether a noun phrase may begin at word ``at``."""
        word = self.lower[at]
        if self.reading.quote_of[at] >= 0 or word in MARKS:
            return False
        if word in self.prepositions or word in self.adverbs or word in self.subordinators:
            return word in {"all", "both", "that"} and False
        if word in self.finite or word in {"and", "but", "or", "to", "not"}:
            return False
        return word[0].isalnum() or word[0] in "#@$"

    def has_clause(self, first: int, last: int) -> bool:
        """Say whether words ``first`` to ``last`` seem to hold a finite verb."""
        lower = self.lower
        for at in range(first, min(last, first + 60)):
            word = lower[at]
            if word in self.finite or word in self.verbs:
                return True
            if len(word) > 3 and word.endswith(("ed", "n't", "n’t", "’re", "’d", "’ll", "’ve")):  # noqa: PLR2004 - "bed", "red"
                return True
            if (
                at > first
                and len(word) > 3  # noqa: PLR2004 - as above
                and word.endswith("s")
                and not word.endswith(("ss", "us", "is"))
                and not self.capital(at)
            ):
                return True
        return False

    def _joins(self, at: int, floor: int) -> bool:
        """Say whether the "and" at word ``at`` joins two nouns rather than two clauses."""
        if at - 1 < floor or self.lower[at - 1] in MARKS or self.verb_like(at - 1):
            return False
        return not any(self.verb_like(k) for k in range(max(floor, at - 16), at))

    def before(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends before word ``end``, not reaching below ``floor``."""
        at = end - 1
        if at < floor or self.reading.quote_of[at] >= 0:
            return None
        if self.lower[at] in self.subjects and self.lower[at] not in {"others", "one"}:
            return (at, end)
        while at >= floor and end - at <= MAX_PHRASE and not self._stops(at, floor):
            at -= 1
        first = self._without_lead(at + 1, end)
        return (first, end) if first < end else None

    def _stops(self, at: int, floor: int) -> bool:
        word = self.lower[at]
        if self.reading.quote_of[at] >= 0 or word in MARKS:
            return True
        if not (word[0].isalnum() or word[0] in "'’#@$£€"):
            return True
        if word in self.subordinators or word in self.subjects - {"others", "you", "one"}:
            return True
        if word in {"and", "or"}:
            return not self._joins(at, floor)
        if word in {"but", "nor", "yet"} or self.verb_like(at):
            return True
        return word in self.weekdays

    def _without_lead(self, first: int, end: int) -> int:
        """Return where the phrase begins once conjunctions, adverbs and an adverbial are gone."""
        while first < end:
            word = self.lower[first]
            if word in self.prepositions and word != "like":
                cut = self._second_phrase(first + 1, end)
                if cut is None:
                    return first + 1
                first = cut
            elif (
                word in self.openers
                or (word in self.adverbs and word not in {"all", "both"})
                or word in {"and", "or", "n't", "not", "’s", "'s"}
                or word in self.negations
            ):
                first += 1
            else:
                return first
        return first

    def _second_phrase(self, first: int, end: int) -> int | None:
        """Return where a second noun phrase begins after the one at ``first`` (no comma)."""
        for at in range(end - 1, first, -1):
            word, before = self.lower[at], self.lower[at - 1]
            starts = word in self.determiners or word in self.possessives or word in self.titles
            starts = starts or self.capital(at)
            if not starts or before in self.determiners or before in self.possessives:
                continue
            if self.capital(at - 1) or before in self.prepositions or before in {"and", "’s", "'s"}:
                continue
            return at
        return None

    def after(self, start: int, last: int) -> tuple[int, int] | None:
        """Return the noun phrase, appositions included, that begins at word ``start``."""
        if start >= last or not self.begins_phrase(start):
            return None
        if self.lower[start] in self.subjects and self.lower[start] not in {"others", "one"}:
            return (start, start + 1)
        at = start
        appositions = 0
        while at < last and at - start < MAX_PHRASE:
            word = self.lower[at]
            if word == ",":
                named = (
                    self.lower[at - 1] in self.roles or self.lower[at - 1] == "them"
                ) and self._names_it(at + 1, last)
                if appositions or not (named or self._apposition(at + 1, last)):
                    break
                appositions += 1
                at += 1
                continue
            if self._ends_after(at, last):
                break
            at += 1
        while at > start and self.lower[at - 1] in MARKS | self.prepositions | {"and", "speaking"}:
            at -= 1
        return (start, at) if at > start else None

    def _names_it(self, at: int, last: int) -> bool:
        """Say whether a name alone follows the comma: "her brother, Tom Ross."."""
        end = at
        while end < last and self.capital(end) and self.reading.quote_of[end] < 0:
            end += 1
        return end > at and (end >= last or self.lower[end] in {".", ",", ";"})

    def _apposition(self, at: int, last: int) -> bool:
        """Say whether what follows a comma says who the one named before it is."""
        if at >= last or self.reading.quote_of[at] >= 0:
            return False
        word = self.lower[at]
        if word in {"speaking", "who", "whose"}:
            return True
        if (
            word in self.roles
            or word in {"of", "head"}
            or (word in self.titles and self.capital(at))
        ):
            return True
        if word.isdigit():
            return self.lower[at + 1 : at + 2] == (",",)
        near = range(at, min(at + 7, last))
        roles = any(self.lower[k] in self.roles for k in near) and not word.endswith("ing")
        return roles and (
            word in self.apposition_starts or self.capital(at) or self.lower[at + 1] in self.roles
        )

    def _ends_after(self, at: int, last: int) -> bool:
        word = self.lower[at]
        if self.reading.quote_of[at] >= 0:
            return True
        if word in MARKS:
            return word not in {"-", "/"} or self.reading.ends[at - 1] < self.reading.starts[at]
        if word in self.weekdays or (word in self.subordinators and word not in {"who", "whose"}):
            return True
        if word in {"in", "on", "at", "during", "after", "before", "via"}:
            near = self.lower[at + 1 : min(at + 5, last)]
            return word in {"during", "after", "before", "via", "on"} or any(
                w in self.speech_nouns or w in self.times for w in near
            )
        if word in self.subjects - {"others", "one", "who"} or self.verb_like(at):
            return not self._in_relative(at)
        return word in {"but", "per", "about", "when"} or word in self.adverbs - {"all", "both"}

    def _in_relative(self, at: int) -> bool:
        """Say whether word ``at`` stands shortly after "who" or "whose"."""
        return any(word in {"who", "whose"} for word in self.lower[max(0, at - 8) : at])

    def past_dateline(self, first: int, last: int) -> int:
        """Return the word past a dateline that opens a paragraph: "KYIV (AFP) – ", "May 4 —"."""
        reading = self.reading
        sentence = reading.sentence_at(first) if first < last else None
        if sentence is None or sentence.first != first:
            return first
        for at in range(first + 1, min(last, first + _LONGEST_DATELINE)):
            word = self.lower[at]
            if word in DASHES and self.forms[first][0].isupper():
                return at + 1
            if not (self.capital(at) or word[0].isdigit() or word in {",", "(", ")", ".", "/"}):
                return first
        return first

    def past_adverbials(self, at: int, last: int) -> int:
        """Return the first word past adverbs, times and short adverbial phrases."""
        while at < last and self.reading.quote_of[at] < 0:
            word = self.lower[at]
            if (
                (word in self.adverbs and word not in {"all", "both", "however"})
                or word in self.weekdays
                or word in self.months
            ):
                at += 1
            elif word in {"this", "last", "next", "earlier", "late", "early"} and self._time_at(
                at + 1, last
            ):
                at += 2
            elif word.isdigit() and at and self.lower[at - 1] in self.months:
                at += 1
            elif word in self.prepositions and word not in {"like", "to"}:
                past = self._past_phrase(at, last)
                if past == at:
                    return at
                at = past
            else:
                return at
        return at

    def _time_at(self, at: int, last: int) -> bool:
        return at < last and self.lower[at] in self.times

    def _past_phrase(self, at: int, last: int) -> int:
        """Return the word past the prepositional phrase at ``at``, or ``at`` when it is content."""
        if self.lower[at + 1 : at + 2] == ("least",):
            return at
        end = self._phrase_end(at, last)
        telling = any(self._telling(k) for k in range(at + 1, end))
        if end >= last:
            return end
        word = self.lower[end]
        if word == "." and end + 1 < last:
            return at
        ends = word in {"that", ",", ".", ":", ";"} or self.reading.quote_of[end] >= 0
        return end if telling or ends or word in self.prepositions else at

    def _phrase_end(self, at: int, last: int) -> int:
        """Return the word past the phrase of the preposition at ``at``."""
        begins = self.determiners | self.possessives
        end = at + 1
        while end < last and end - at < _LONGEST_ADVERBIAL and self.reading.quote_of[end] < 0:
            word, before = self.lower[end], self.lower[end - 1]
            if word in MARKS or word in self.subordinators or self.verb_like(end):
                break
            if before not in self.prepositions and (word in begins or word in self.subjects):
                break
            if word in self.prepositions and end > at + 1 and word not in _INNER:
                break
            end += 1
        return end

    def _telling(self, at: int) -> bool:
        """Say whether word ``at`` makes a phrase tell when or where something was said."""
        word = self.lower[at]
        year = word.isdigit() and len(word) == len("2024")
        return word in self.speech_nouns or word in self.times or year
