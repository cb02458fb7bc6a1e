from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, Finding, PageText

Check = Callable[..., Finding]

REPORT = """Harbour board delays the new quay

By Ines Calder

The harbour board put off its decision on the new quay on Tuesday.

“We did not promise anybody a quay by 2027, and we will not build one on borrowed sand,” said Mara \
Lindqvist, who chairs the board. “The money is there. The permits are not.”

Her deputy, Tom Okafor, told the Coastal Courier: “I have probably never seen a louder meeting, \
but nobody walked out.”

Fishermen had asked for a smaller pier. “A pier for twelve boats would cost 3.5 million euros,” \
Okafor added, “and it could be ready before the winter storms come in.”

Lindqvist called the old plan “a fine drawing”. Asked about the union's letter, she said the board \
“must read it twice” before it answers.

“The tide decides,” said harbour master Jo Vance.

Asked again a day later, Vance said: “The tide decides.”
"""


@pytest.fixture
def check() -> Check:
    """Compare one quote with a page's text (the report, unless another is given)."""

    def compared(
        *pieces: str,
        page: str = REPORT,
        kind: AttributionKind = AttributionKind.DIRECT,
        speaker: str | None = None,
        cue: str = "",
        outlet: str | None = None,
        page_is_of_outlet: bool | None = None,
    ) -> Finding:
        quote = Quote(pieces, kind, speaker, cue, outlet)
        return compare(quote, index_page(PageText(page)), page_is_of_outlet=page_is_of_outlet)

    return compared


@pytest.fixture
def report() -> str:
    """The page that the tests compare with."""
    return REPORT
