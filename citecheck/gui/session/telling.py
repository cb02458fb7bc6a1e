"""What the session tells the panes of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Telling(QObject):
    """The signals of the session.

    Signals:
        opened(Check | None): another check, or none (the start page).
        changed(tuple[str, ...]): ids of claims with new findings or reviews.
        reshaped(Check): the same article with other claims: marked, changed, joined, split.
        chosen(str): the claim to show.
        page_chosen(int): which of its pages is in front.
        doing(Doing): what runs now.
        told(Event): what a run of checking tells.
        hosts_known(dict[str, int]): how many links lead to each host that Check asks.
        coverage_known(Coverage): how many words of the article lie in claims.
        recent_known(tuple[CheckSummary, ...]): the library's checks.
        troubled(str): a sentence about something that went wrong; empty takes it back.
        noticed(str): a sentence of good or neutral news.
        decided(Verdict | None, tuple[str, ...]): what was just decided of these claims.
        saving(bool): whether decisions are on their way to the library.
    """

    opened = Signal(object)
    changed = Signal(object)
    reshaped = Signal(object)
    chosen = Signal(str)
    page_chosen = Signal(int)
    doing = Signal(object)
    told = Signal(object)
    hosts_known = Signal(object)
    coverage_known = Signal(object)
    recent_known = Signal(object)
    troubled = Signal(str)
    noticed = Signal(str)
    saving = Signal(bool)
    decided = Signal(object, object)
