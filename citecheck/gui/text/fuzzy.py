"""How well a few typed letters fit a name. Pure."""

from __future__ import annotations

_WORD_START = 100
_INSIDE = 60
_SCATTERED = 30


def fit(typed: str, name: str) -> int | None:
    """Return how well ``typed`` fits ``name``, higher is better; None when it does not.

    Every word that was typed must begin a word of the name, stand inside it, or have its letters
    there in order. Linear in the name for each word typed.
    """
    folded = name.casefold()
    total = 0
    for word in typed.casefold().split():
        score = _fit_word(word, folded)
        if score is None:
            return None
        total += score
    return total


def _fit_word(word: str, name: str) -> int | None:
    at = name.find(word)
    if at < 0:
        return _scattered(word, name)
    starts = [i for i in range(len(name)) if name.startswith(word, i) and _begins(name, i)]
    return _WORD_START - min(starts[0], 20) if starts else _INSIDE - min(at, 20)


def _begins(name: str, at: int) -> bool:
    return at == 0 or not name[at - 1].isalnum()


def _scattered(word: str, name: str) -> int | None:
    """Score letters in order; each must begin a word or follow the one before it."""
    at, gaps = -1, 0
    for letter in word:
        follows = at + 1 < len(name) and at >= 0 and name[at + 1] == letter
        found = at + 1 if follows else _next_start(name, letter, at + 1)
        if found is None:
            return None
        gaps += found != at + 1
        at = found
    return max(1, _SCATTERED - 3 * gaps)


def _next_start(name: str, letter: str, begin: int) -> int | None:
    return next(
        (i for i in range(begin, len(name)) if name[i] == letter and _begins(name, i)), None
    )
