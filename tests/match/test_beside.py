"""The name right beside the words is their speaker, whatever the sentence holds."""

from __future__ import annotations

import pytest

from citecheck.match.names import leading_name, name_tokens, trailing_name
from citecheck.match.quote import Quote
from citecheck.model import Concern, Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text

WORDS = "The bridge will stand for a hundred years and more"
TRANSCRIPT = f"""Interview: the bridge

"RENNER: What do you say to those who doubt the bridge?

"OKE: {WORDS}. I have seen the plans.

"RENNER: And who pays?

"OKE: The county does.
"""


def found(page: str, speaker: str) -> Finding:
    return PageComparer(page_of_text(page)).compare(Quote((WORDS,), speaker=speaker))


@pytest.mark.parametrize(
    "page",
    [
        f"Asked about Tom Oke's claim that it had cracks, Renner said, “{WORDS}.”",
        f"The doubts are old. Said Renner: “{WORDS}.”",
        f"The doubts are old. Said Ada Renner, who drew the plans, “{WORDS}.”",
        f"“{WORDS},” Renner told Oke at the hearing.",
        f"“{WORDS}.” Renner said.\n\nOke left the room.",
        f"It is the well known story Ada Renner told: “{WORDS}.”",
        TRANSCRIPT.replace("OKE:", "X:").replace("RENNER:", "OKE:").replace("X:", "RENNER:"),
    ],
)
def test_another_speaker_is_seen(page: str) -> None:
    assert Concern.SPEAKER in found(page, "Tom Oke").concerns
    assert Concern.SPEAKER not in found(page, "Ada Renner").concerns


def test_a_transcript_credits_each_turn_to_its_label() -> None:
    assert Concern.SPEAKER not in found(TRANSCRIPT, "Tom Oke").concerns
    assert Concern.SPEAKER in found(TRANSCRIPT, "Ada Renner").concerns


def test_labels_that_name_nobody_accuse_nobody() -> None:
    page = TRANSCRIPT.replace("RENNER:", "QUESTION:").replace("OKE:", "ANSWER:")

    assert Concern.SPEAKER not in found(page, "Ada Renner").concerns


def test_one_labelled_line_is_no_transcript() -> None:
    page = f"Correction: the bridge\n\nPhoto: {WORDS}.\n\nIt was raining."

    assert Concern.SPEAKER not in found(page, "Ada Renner").concerns


def test_a_quotation_credited_to_another_goes_before_a_headline_with_the_same_words() -> None:
    page = f"Oke on the bridge: {WORDS}\n\nIt was a long day.\n\n“{WORDS},” said Ada Renner."

    finding = found(page, "Tom Oke")

    assert finding.kind is FindingKind.EXACT
    assert Concern.SPEAKER in finding.concerns


def test_names_at_the_ends_of_a_clause() -> None:
    assert trailing_name("the famous story John F. Kennedy") == "John F. Kennedy"
    assert trailing_name("a spokesman for Ada Renner") is None
    assert leading_name("Renner then") == "Renner"
    assert leading_name("Renner of the council") is None
    assert name_tokens("OH") == ()
