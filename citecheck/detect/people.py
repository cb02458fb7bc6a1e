"""Names in an article: full names, whom they may mean, and how their bearers are spoken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citecheck.detect.phrases import MARKS
from citecheck.detect.sentences import Reading, Sentence

_LONGEST = 6
_WILL = "will"
_HEADING = 30
"""Words by which a sentence is known for a heading."""

_LONG_WORD, _FEWEST_WORDS = 4, 3
_MOSTLY = 0.75


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words that names a person or a body.

    Attributes:
        first, last: its words, titles and roles before it left out.
        lead: first word with titles and roles.
        gender: "m", "f" or "any".
        person: something says that it is a person (title, role, given name).
    """

    first: int
    last: int
    lead: int
    gender: str
    person: bool


class NameFinder:
    """Finds runs of capitalised words and tells persons from bodies.

    One for a reading: what it found between two words it remembers, for many ask again.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        lexicon = reading.lexicon
        words = lexicon.words
        self.lexicon = lexicon
        self.particles = words["names.particles"]
        self.organisations = words["names.organisations"] | words["names.places"]
        self.dates = words["grammar.short_months"]
        self.owners = words["grammar.determiners"] | words["grammar.possessives"]
        self.closed = (
            self.owners
            | words["grammar.openers"]
            | words["grammar.subject_pronouns"]
            | words["grammar.object_pronouns"]
            | words["grammar.prepositions"]
            | words["grammar.subordinators"]
            | words["grammar.weekdays"]
            | words["grammar.auxiliaries"]
            | words["grammar.adverbs"]
        )
        self._title_case: dict[int, bool] = {}
        self._firm: _Firm | None = None
        self._runs: dict[tuple[int, int], tuple[NameRun, ...]] = {}

    def runs(self, first: int, last: int) -> tuple[NameRun, ...]:
        """Return the name runs among words ``first`` to ``last``, in order."""
        if (first, last) not in self._runs:
            self._runs[first, last] = tuple(self._found(first, last))
        return self._runs[first, last]

    def _found(self, first: int, last: int) -> list[NameRun]:
        found: list[NameRun] = []
        at = first
        while at < last:
            if not self._name_word(at):
                at += 1
                continue
            end = self._run_end(at, last)
            run = self._run(self._past_opener(at, end), end)
            if run is not None:
                found.append(run)
            at = max(end, at + 1)
        return found

    def is_title_case(self, sentence: Sentence) -> bool:
        """Say whether ``sentence`` is written as headings are: most longer words with capitals."""
        if sentence.first not in self._title_case:
            words = [
                form
                for form in self.reading.forms[sentence.first : sentence.last][:_HEADING]
                if form.isalpha() and len(form) >= _LONG_WORD
            ]
            capital = sum(form[0].isupper() for form in words)
            open_end = self.reading.lower[sentence.last - 1] not in {".", "”", '"', "’"}
            self._title_case[sentence.first] = (
                open_end and len(words) >= _FEWEST_WORDS and capital >= _MOSTLY * len(words)
            )
        return self._title_case[sentence.first]

    def stands_for_somebody(self, run: NameRun) -> bool:
        """Say whether a capital is more than that of a sentence's first word: "Cutting costs …".

        An ordinary word at the head of its sentence, or one before a noun, is a name where it has
        a capital elsewhere too.
        """
        at = run.first
        if run.person or run.last - at > 1 or not self._opens(at):
            return True
        word = self.reading.lower[at]
        plain = word in self.lexicon.ordinary or word.endswith("ing") or self._begins_noun(run.last)
        return not plain or word in self._confirmed().words

    def _begins_noun(self, at: int) -> bool:
        word = self.reading.lower[at] if at < len(self.reading.lower) else ""
        return word in self.owners

    def _opens(self, at: int) -> bool:
        """Say whether word ``at`` has its capital from the sentence that it begins."""
        first = self.reading.sentence_at(at).first
        return at == first or (at == first + 1 and not self.reading.lower[first][0].isalnum())

    def _past_opener(self, first: int, last: int) -> int:
        """Return where a name begins whose sentence begins with a word before it.

        "Recent Samsung sets": Samsung has its capital elsewhere too, and never with that word.
        """
        if last - first < 2 or not self._opens(first):  # noqa: PLR2004 - a word and a name
            return first
        one, two = self.reading.lower[first : first + 2]
        if (
            one in self.lexicon.given_names
            or one in self.lexicon.titles
            or one in self.lexicon.roles
        ):
            return first
        if one not in self.lexicon.ordinary:
            return first
        firm = self._confirmed()
        return first + 1 if two in firm.words and (one, two) not in firm.pairs else first

    def _confirmed(self) -> _Firm:
        if self._firm is None:
            self._firm = _firm_names(self.reading, self.is_title_case)
        return self._firm

    def name_end(self, first: int, last: int) -> int:
        """Return the word after the capitalised words from ``first``; ``first`` where none is."""
        return self._run_end(first, last) if first < last and self._name_word(first) else first

    def _name_word(self, at: int) -> bool:
        form, lower = self.reading.forms[at], self.reading.lower[at]
        if not form[0].isupper() or lower in MARKS or lower in self.dates:
            return False
        return lower not in self.closed or (lower == _WILL and self._will(at))

    def _will(self, at: int) -> bool:
        """Say whether "Will" is a man's name: its capital inside a sentence, before another."""
        after = self.reading.forms[at + 1 : at + 2]
        return bool(after) and after[0][0].isupper() and not self._opens(at)

    def _run_end(self, at: int, last: int) -> int:
        end = at + 1
        while end < last and end - at < 12:  # noqa: PLR2004 - words: names with every title
            if self._name_word(end) or self._joins(end, last):
                end += 1
            elif (
                self.reading.lower[end] in self.particles
                and end + 1 < last
                and self._name_word(end + 1)
            ):
                end += 2
            else:
                break
        return end

    def _joins(self, at: int, last: int) -> bool:
        """Say whether an ampersand at ``at`` stands between words of one name."""
        return self.reading.lower[at] == "&" and at + 1 < last and self._name_word(at + 1)

    def _run(self, first: int, last: int) -> NameRun | None:
        lower = self.reading.lower
        start, gender, person = first, "any", False
        for at in range(first, last):
            word = lower[at]
            title, role = self.lexicon.titles.get(word), self.lexicon.roles.get(word)
            if title is None and (role is None or self._is_surname(at, first, last)):
                continue
            start, person = at + 1, True
            gender = title if title in {"m", "f"} else gender
            gender = role.gender if role is not None and role.gender != "any" else gender
        if first > 0 and start == first:
            role = self.lexicon.roles.get(lower[first - 1])
            if role is not None and not role.many:
                person = True
                gender = role.gender if role.gender != "any" else gender
        if start >= last:
            return None
        given = self.lexicon.given_names.get(lower[start])
        if given is not None:
            person = True
            gender = given if gender == "any" and last - start > 1 else gender
        if any(lower[k] in self.organisations for k in range(start, last)):
            person = person and given is not None
        return NameRun(start, min(last, start + _LONGEST), first, gender, person)

    def _is_surname(self, at: int, first: int, last: int) -> bool:
        """Say whether a noun for a person is somebody's surname: "Ken Doctor", "Billie King"."""
        before = self.reading.lower[at - 1] if at > first else ""
        return at == last - 1 and before in self.lexicon.given_names


@dataclass(frozen=True, slots=True)
class _Firm:
    """What the capitals inside sentences tell of an article's words, all in lower case.

    Attributes:
        words: those with a capital inside a sentence.
        pairs: words with capitals that stand side by side inside a sentence.
    """

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def _firm_names(reading: Reading, is_title_case: Callable[[Sentence], bool]) -> _Firm:
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    forms, lower = reading.forms, reading.lower
    for sentence in reading.sentences:
        capitals = [
            at
            for at in range(sentence.first + 1, sentence.last)
            if forms[at] != lower[at] and forms[at][0].isupper()
        ]
        if not capitals or is_title_case(sentence):
            continue
        for at in capitals:
            before = forms[at - 1]
            after_mark = not before[0].isalnum() and before != ","
            if after_mark or (at - 1 == sentence.first and before[0].isupper()):
                continue
            words.add(lower[at])
            if before[0].isupper():
                pairs.add((lower[at - 1], lower[at]))
    return _Firm(frozenset(words), frozenset(pairs))
