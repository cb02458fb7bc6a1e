"""What a reader process loads ahead of its first work: lexicons, tables and the model."""

from __future__ import annotations

from datetime import UTC, datetime

from citecheck.model import FetchOutcome, Snapshot
from citecheck.pipeline.reading import read_snapshot
from citecheck.pipeline.thinking import find_claims
from citecheck.read.article import read_clipboard

_TRIAL = (
    "“The ferry will sail at noon,” Ann Harrow told the Quay Times. Bo Lind said it was late.\n\n"
    "https://quay.example/ferry"
)
_PAGE = Snapshot(
    url="https://quay.example/ferry",
    outcome=FetchOutcome.OK,
    fetched_at=datetime.fromtimestamp(0, UTC),
    headers=(("Content-Type", "text/html; charset=utf-8"),),
    body=b"<title>Ferry</title><h1>Ferry sails</h1><p>The ferry will sail at noon, she said.</p>",
)


def load() -> int:
    """Read a page, and detect in a small text as the first paste will; return its claims' number.

    What tells walls holds long patterns, which take a tenth of a second to be made.
    """
    read_snapshot(_PAGE)
    attributions, _references = find_claims(read_clipboard(None, _TRIAL))
    return len(attributions)
