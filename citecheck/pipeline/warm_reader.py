"""What a reader process loads ahead of the first paste: lexicons, tables and the model."""

from __future__ import annotations

from citecheck.pipeline.thinking import find_claims
from citecheck.read.article import read_clipboard

_TRIAL = (
    "“The ferry will sail at noon,” Ann Harrow told the Quay Times. Bo Lind said it was late.\n\n"
    "https://quay.example/ferry"
)


def load() -> int:
    """Read and detect in a small text, as the first paste will; return how many claims it has."""
    attributions, _references = find_claims(read_clipboard(None, _TRIAL))
    return len(attributions)
