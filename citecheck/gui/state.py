"""Where the user was: which check, which claim, how far down; kept beside the options."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QSettings

_PLACES = "places"
_OPEN = "open"
_TOUR = "tour"
_MOST_PLACES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was in a check.

    Attributes:
        claim: the chosen claim's id.
        page: which of its pages was in front.
        scroll: how far down the article was, 0.0 to 1.0 of its height.
    """

    claim: str = ""
    page: int = 0
    scroll: float = 0.0


class Memory:
    """What is remembered of places; values that are none are as if nothing was kept."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def keep(self, key: str, place: Place) -> None:
        """Remember the place in the check ``key``; of 50 checks the last ones are."""
        places = self._places()
        places.pop(key, None)
        places[key] = asdict(place)
        while len(places) > _MOST_PLACES:
            del places[next(iter(places))]
        self._settings.setValue(_PLACES, json.dumps(places))

    def place(self, key: str) -> Place | None:
        """Return the place in the check ``key``, or None."""
        try:
            kept = self._places()[key]
            return Place(str(kept["claim"]), int(kept["page"]), float(kept["scroll"]))
        except (KeyError, TypeError, ValueError):
            return None

    def keep_open(self, keys: list[str]) -> None:
        """Remember which checks stand open, one a window."""
        self._settings.setValue(_OPEN, json.dumps(keys))

    def open_keys(self) -> tuple[str, ...]:
        """Return the checks that stood open when the program ended."""
        kept = self._read(_OPEN, [])
        return tuple(key for key in kept if isinstance(key, str)) if isinstance(kept, list) else ()

    @property
    def tour_done(self) -> bool:
        """Whether the tour was walked or skipped once."""
        return bool(self._settings.value(_TOUR) == "done")

    @property
    def tour_begun(self) -> bool:
        """Whether its first card was seen, or all of it."""
        return self._settings.value(_TOUR) in {"begun", "done"}

    def begin_tour(self) -> None:
        """Show the tour's first card by itself no more; the others are still to come."""
        if not self.tour_begun:
            self._settings.setValue(_TOUR, "begun")

    def end_tour(self) -> None:
        """Show the tour by itself no more."""
        self._settings.setValue(_TOUR, "done")

    def _places(self) -> dict[str, dict[str, Any]]:
        kept = self._read(_PLACES, {})
        return kept if isinstance(kept, dict) else {}

    def _read(self, name: str, otherwise: object) -> object:
        try:
            return json.loads(str(self._settings.value(name) or ""))
        except ValueError:
            return otherwise
