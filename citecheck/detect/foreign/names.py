"""Who speaks in a statement of another language: names, roles and pronouns of one part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck.detect.foreign.vocabulary import Vocabulary, plain, token_pattern
from citecheck.detect.foreign.words import COMMAS
from citecheck.model import reason

_SHORTEST_STEM = 4
_ENDING = 3
"""Letters that an inflected name may end in otherwise."""

_MOST_WORDS = 14
_RUN = 5
"""Longest name, in words."""

_LONGEST_APPOSED = 4
_LONG_ROLE = 5
"""Letters of a role that German compounds may end with; "mann" ends too many surnames."""

_KEPT = 60
"""Speakers of the part that are looked back to."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of the part.

    Attributes:
        name: as it is shown.
        gender: "m", "f" or "any".
        many: several people.
        named: it is a name rather than a description.
        anonymous: a person or people without a name.
        roles: nouns that say who it is.
        words: those of the name, as ``plain`` returns them.
        oblique: the name stood after "according to", in another case than a subject's.
    """

    name: str
    gender: str = "any"
    many: bool = False
    named: bool = False
    anonymous: bool = False
    roles: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    oblique: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, how sure that is, and why where the name does not stand there."""

    voice: Voice | None
    certainty: float = 1.0
    why: str = ""


def same_word(one: str, other: str) -> bool:
    """Say whether two words are one name in two cases: "Петренко", "Петренка"."""
    if one == other:
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    near = max(len(one), len(other)) - shared <= _ENDING
    return shared >= _SHORTEST_STEM and near


class Voices:
    """Resolves the speakers of one part, fed in text order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self.words = vocabulary, vocabulary.words
        self.role_ends = _compound_ends(self.words["roles"]) if vocabulary.language == "de" else ()
        self.spoken: list[Voice] = []

    def answer(self, written: str, pronoun: str, *, female: bool, oblique: bool = False) -> Answer:
        """Return who speaks by the words ``written`` of a speaker, and remember it.

        ``oblique`` says that it is the source of "according to".
        """
        found = self._answer(written, pronoun, female=female, oblique=oblique)
        if found.voice is not None:
            self.spoken.append(found.voice)
            del self.spoken[:-_KEPT]
        return found

    def _answer(self, written: str, pronoun: str, *, female: bool, oblique: bool) -> Answer:
        if pronoun or not written:
            return self._before(pronoun, female=female)
        voice = replace(self._voice(written, female=female), oblique=oblique)
        if not voice.named:
            return self._same_role(voice)
        fuller = [
            one
            for one in self.spoken
            if one.named and len(one.words) >= len(voice.words) and self._covers(one, voice)
        ]
        if not fuller:
            return Answer(voice)
        if not oblique:
            fuller.append(voice)
        best = max(fuller, key=lambda one: (len(one.words), not one.oblique))
        rivals = {one.name for one in fuller if len(one.words) == len(best.words)} - {best.name}
        gender = voice.gender if voice.gender != "any" else best.gender
        chosen = replace(best, gender=gender, roles=best.roles | voice.roles)
        if plain(best.name) == plain(voice.name):
            return Answer(chosen)
        if rivals and self.vocabulary.language != "uk":
            names = ", ".join(sorted({*rivals, best.name}))
            return Answer(chosen, 0.6, reason("name may be any of", voice.name, names))
        return Answer(chosen, 0.95, reason("name is short for", voice.name, best.name))

    def _covers(self, one: Voice, voice: Voice) -> bool:
        return all(any(same_word(w, o) for o in one.words) for w in voice.words)

    def _same_role(self, voice: Voice) -> Answer:
        for one in reversed(self.spoken):
            if voice.roles and voice.roles <= one.roles and one.many == voice.many:
                return Answer(one, 0.85, reason("role is of", voice.name, one.name))
        return Answer(voice)

    def _before(self, pronoun: str, *, female: bool) -> Answer:
        """Return the latest speaker that a pronoun, or a verb without subject, can mean."""
        many = pronoun in self.words["many"]
        gender = "f" if female or pronoun in self.words["female"] else "any"
        gender = "m" if pronoun in self.words["male"] else gender
        fitting = [
            one
            for one in reversed(self.spoken)
            if one.many == many and (gender == "any" or one.gender in {gender, "any"})
        ]
        if not fitting:
            voice = Voice(pronoun) if pronoun else None
            return Answer(voice, 0.5, _told("nobody fits", pronoun))
        best = fitting[0]
        if gender != "any":
            best = replace(best, gender=gender)
        rivals = {one.name for one in fitting[1:3]} - {best.name}
        if rivals:
            also = ", ".join(sorted(rivals))
            return Answer(best, 0.75, _told("pronoun with rivals", pronoun, best.name, also))
        return Answer(best, 0.9, _told("pronoun is who spoke last", pronoun, best.name))

    # -- descriptions ------------------------------------------------------------------------

    def _voice(self, written: str, *, female: bool) -> Voice:
        forms = token_pattern(self.vocabulary.language).findall(written)
        lower = [plain(form) for form in forms]
        roles = frozenset(w for w in lower if self._is_role(w))
        gender = "f" if female else self._gender(lower)
        run = self._name(forms, lower)
        if run:
            name = " ".join(forms[k] for k in run)
            return Voice(name, gender, named=True, roles=roles, words=tuple(lower[k] for k in run))
        shown = " ".join(" ".join(written.split()).split(" ")[:_MOST_WORDS])
        if self.vocabulary.arabic:
            return self._arabic(shown, lower, roles, gender)
        many = any(role.endswith(("s", "и", "en")) for role in roles)
        return Voice(shown, gender, many=many, anonymous=bool(roles), roles=roles)

    def _arabic(self, shown: str, lower: list[str], roles: frozenset[str], gender: str) -> Voice:
        """Return who speaks; letters have no case, so a phrase without an indefinite role names."""
        head, _, apposed = (piece.strip() for piece in shown.partition("،"))
        named = (
            roles & {plain(w) for w in head.split()}
            and 1 < len(apposed.split()) <= _LONGEST_APPOSED
        )
        shown = apposed if named else head
        anonymous = lower[0] in self.words["anonymous"]
        words = tuple(plain(w) for w in shown.split())
        return Voice(
            shown, gender, named=not anonymous, anonymous=anonymous, roles=roles, words=words
        )

    def _is_role(self, word: str) -> bool:
        """Say whether ``word`` is a noun for a person; German ones in their compounds too."""
        return word in self.words["roles"] or word.endswith(self.role_ends)

    def _gender(self, lower: list[str]) -> str:
        if set(lower) & self.words["female_titles"]:
            return "f"
        if set(lower) & self.words["male_titles"]:
            return "m"
        if self.vocabulary.language == "de":
            women = [w for w in lower if w.endswith("in") and self._is_role(w)]
            return "f" if women else "any"
        return "f" if lower and lower[0] in self.words["female_articles"] else "any"

    def _name(self, forms: list[str], lower: list[str]) -> list[int]:
        """Return the words of the name: a run of capitals that is no role and no genitive."""
        runs: list[list[int]] = []
        for at, form in enumerate(forms):
            titles = self.words["male_titles"] | self.words["female_titles"]
            skipped = lower[at] in self.words["articles"] | titles or self._is_role(lower[at])
            surname = runs and runs[-1] == [at - 1] and self._is_role(lower[at])
            if not form[0].isupper() or (skipped and not surname):
                continue
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        for run in runs:
            before = lower[run[0] - 1] if run[0] else ""
            if self._is_name(run, before, len(forms)):
                return self._past_initials(run, forms)[:_RUN]
        return []

    def _past_initials(self, run: list[int], forms: list[str]) -> list[int]:
        """Return ``run`` less a body's initials before a full name: "ОДА Андрій Лозовий"."""
        body = [k for k in run[:-2] if forms[k].isupper() and len(forms[k]) > 1]
        return run[len(body) :] if body == run[: len(body)] else run

    def _is_name(self, run: list[int], before: str, length: int) -> bool:
        if self.vocabulary.language == "de":
            alone = length == 1 or self._is_role(before) or before in self.words["male_titles"]
            alone = alone or before in self.words["female_titles"]
            return (len(run) > 1 and before not in self.words["articles"]) or alone
        if not before or before in COMMAS:
            return True
        return before not in self.words["articles"] or (
            before in {"la", "el", "le"} and run[0] == 1
        )


def _compound_ends(roles: frozenset[str]) -> tuple[str, ...]:
    """Return what German compounds of ``roles`` end with, for men and for women."""
    longer = [role for role in roles if len(role) >= _LONG_ROLE]
    return (*longer, *(f"{role}in" for role in longer))


def _told(code: str, pronoun: str, *values: str) -> str:
    """Return the reason for whom a pronoun means, or a verb without a subject."""
    return reason(code, pronoun, *values) if pronoun else reason(f"{code}: no subject", *values)
