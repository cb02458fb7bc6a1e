"""A fault of the world on the way to a page."""

from __future__ import annotations

from citecheck.model import FetchOutcome


class FetchFault(Exception):  # noqa: N818 - a fault of the world, turned into an outcome, not an error
    """Ends one fetch; the client turns it into a snapshot with this outcome.

    Attributes:
        outcome: how the fetch ended.
        detail: a short technical note for the log and the second line.
    """

    def __init__(self, outcome: FetchOutcome, detail: str) -> None:
        super().__init__(outcome.value, detail)
        self.outcome = outcome
        self.detail = detail
