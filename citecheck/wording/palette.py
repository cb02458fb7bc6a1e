"""The colours of DESK: window, HTML report and terminal use the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citecheck.wording.signs import Group  # would load the model before the first paint


class Palette(NamedTuple):  # dataclasses would take a twentieth of the first paint to load
    """Colours of one theme as "#RRGGBB"; all text colours hold 5.4 to 1 on page and panel."""

    page: str
    panel: str
    text: str
    quiet: str
    hairline: str
    accent: str
    found: str
    look: str
    wrong: str
    open: str

    def group(self, group: Group) -> str:
        """Return the colour of a group of findings."""
        return {
            "found": self.found,
            "look": self.look,
            "wrong": self.wrong,
            "open": self.open,
        }[group.value]


CONTRAST_LIGHT = Palette(
    page="#FFFFFF",
    panel="#FFFFFF",
    text="#000000",
    quiet="#22262B",
    hairline="#4A4F57",
    accent="#0A3A8C",
    found="#004D38",
    look="#583A00",
    wrong="#8C1009",
    open="#33383F",
)
"""All text colours hold 9 to 1, hairlines and marks 7 to 1."""
CONTRAST_DARK = Palette(
    page="#000000",
    panel="#000000",
    text="#FFFFFF",
    quiet="#E4E7EB",
    hairline="#A9AFB8",
    accent="#A6CCFF",
    found="#7FE8C0",
    look="#FFD479",
    wrong="#FFB3AB",
    open="#D0D4DA",
)
LIGHT = Palette(
    page="#FBFAF7",
    panel="#F1EFEA",
    text="#1F2328",
    quiet="#5A616B",
    hairline="#D8D4CB",
    accent="#1A5FB4",
    found="#0B6B50",
    look="#7A5200",
    wrong="#B3261E",
    open="#5A616B",
)
DARK = Palette(
    page="#1C1E22",
    panel="#25282D",
    text="#E8E6E1",
    quiet="#A9AFB8",
    hairline="#3A3E45",
    accent="#82B4F0",
    found="#63CBA5",
    look="#E3B65A",
    wrong="#FF9087",
    open="#A9AFB8",
)
