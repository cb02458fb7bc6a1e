"""One letter for each entry of a menu, in every language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_TWO = "\0"


def distinct(texts: Sequence[str]) -> list[str]:
    """Return the texts of a menu's entries so that no two have the same mnemonic.

    The first one to ask for a letter keeps it; a later one gets the first letter of another of its
    words, else any letter of its own that is free, else none.
    """
    taken: set[str] = set()
    made = []
    for text in texts:
        bare = text.replace("&&", _TWO)
        at = next((place for place in _places(bare) if _letter(bare, place) not in taken), -1)
        plain = bare.replace("&", "")
        if at >= 0 and "&" in bare:
            letter_at = at - bare.count("&", 0, at)
            taken.add(_letter(bare, at))
            plain = f"{plain[:letter_at]}&{plain[letter_at:]}"
        made.append(plain.replace(_TWO, "&&"))
    return made


def _letter(text: str, place: int) -> str:
    return text[place].casefold()


def _places(text: str) -> Iterator[int]:
    """Yield where letters stand that may serve: the one asked for, first letters, all others."""
    letters = [at for at, c in enumerate(text) if c.isalnum()]
    yield from (at for at in letters if at and text[at - 1] == "&")
    yield from (at for at in letters if not at or not text[at - 1].isalnum())
    yield from letters
