"""The colours of DESK: window, HTML report and terminal use the same."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.wording.signs import Group


@dataclass(frozen=True, slots=True)
class Palette:
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
            Group.FOUND: self.found,
            Group.LOOK: self.look,
            Group.WRONG: self.wrong,
            Group.OPEN: self.open,
        }[group]


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
