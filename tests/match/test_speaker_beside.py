"""Who is credited beside a quotation: the name at the nearest verb, and nobody else in the line."""

from __future__ import annotations

import pytest

from citecheck.match.quote import Quote
from citecheck.model import Concern
from citecheck.pipeline.compare import PageComparer, page_of_text

QUOTE = "The old school must be sold this year by the board"
PAGE = """The school of the harbour

It rained all night in the town, and the board met at noon.

{}

The vote is due in May.
"""
FORMS = [
    "When Tom Oke asked, Ada Renner replied: “{}.”",
    "Ada Renner, who succeeded Tom Oke, said “{}.”",
    "Tom Oke's spokesman did not answer. Ada Renner herself said: “{}.” Tom Oke said nothing.",
    "Tom Oke quoted Ada Renner as saying: “{}.”",
    "Tom Oke recalled that Ada Renner had told him: “{}.”",
    "Ada Renner: “{}.”\n\nTom Oke: “We will see.”",
    "“{},” Ada Renner, 54, a teacher who knows Tom Oke, said.",
    "“It must stay,” says Tom Oke, but Ada Renner counters: “{}.”",
    "Tom Oke says it must stay; Ada Renner says “{}.”",
    "Tom Oke said it must stay, while Ada Renner argued that “{}.”",
    "Asked by Tom Oke about the plan, Ada Renner quipped, “{}.”",
    "Tom Oke argued for the school. “{},” Renner shot back.\n\nAda Renner chairs the board.",
]


def accused(said: str, speaker: str) -> bool:
    page = page_of_text(PAGE.format(said.format(QUOTE)))
    finding = PageComparer(page).compare(Quote((QUOTE,), speaker=speaker))
    return Concern.SPEAKER in finding.concerns


@pytest.mark.parametrize("said", FORMS)
def test_another_name_in_the_line_is_not_the_speaker(said: str) -> None:
    assert accused(said, "Tom Oke")


@pytest.mark.parametrize("said", FORMS)
@pytest.mark.parametrize("speaker", ["Ada Renner", "Renner"])
def test_the_one_who_says_it_is_never_doubted(said: str, speaker: str) -> None:
    assert not accused(said, speaker)


@pytest.mark.parametrize(
    "said",
    [
        "Our pollsters were late. THE POLLSTERS: “{}.”\n\nThey met the media.",
        "The media were late, and pollsters too.\n\nMedia: “{}.” [Ada Renner]",
    ],
)
def test_words_that_the_page_has_in_small_letters_name_nobody(said: str) -> None:
    assert not accused(said, "Ada Renner")
