"""A role that stands for the speaker, where the page tells whose it is."""

from __future__ import annotations

import pytest

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import Concern, FindingKind, PageText

QUOTED = "The ferry will not wait for the council any longer."
KING = "Tessa Brandt, a prominent Oslo Democrat, opened the meeting."
HOLM = "Ivar Holm, a senior engineer at the port authority, came later."


def concerns(speaker: str, *paragraphs: str) -> tuple[Concern, ...]:
    finding = compare(
        Quote((f"“{QUOTED}”",), speaker=speaker), index_page(PageText("\n\n".join(paragraphs)))
    )
    assert finding.kind is FindingKind.EXACT
    return finding.concerns


@pytest.mark.parametrize(
    ("speaker", "bearer", "credited"),
    [
        ("Oslo Democrat", KING, f"“{QUOTED}” Mr. Holm said."),
        ("the Oslo Democrat", KING, f"“{QUOTED}” Mr. Holm said."),
        ("Oslo Democrat", "Oslo Democrat Tessa Brandt opened it.", f"“{QUOTED}” Holm said."),
        ("Oslo Democrat", "The Oslo Democrat, Tessa Brandt, opened it.", f"“{QUOTED}” Holm said."),
        (
            "Oslo Democrat",
            "Tessa Brandt, who is an Oslo Democrat, spoke.",
            f"“{QUOTED}” Holm said.",
        ),
        (
            "Brandt campaign manager",
            "Jo Ek, the Brandt campaign manager.",
            f"“{QUOTED}” Holm said.",
        ),
    ],
)
def test_a_role_that_the_page_gives_to_somebody_else_is_another_speaker(
    speaker: str, bearer: str, credited: str
) -> None:
    assert concerns(speaker, bearer, HOLM, credited) == (Concern.SPEAKER,)


def test_a_page_that_credits_somebody_elses_role_credits_another_speaker() -> None:
    assert concerns("Ivar Holm", KING, HOLM, f"“{QUOTED[:-1]},” the Oslo Democrat said.") == (
        Concern.SPEAKER,
    )


@pytest.mark.parametrize(
    ("speaker", "paragraphs"),
    [
        # A bare role picks nobody out.
        ("engineer", (KING, HOLM, f"“{QUOTED}” Brandt said.")),
        ("a spokesman", ("Jo Ek, a spokesman, spoke.", HOLM, f"“{QUOTED}” Holm said.")),
        # Two people share the role.
        ("Oslo Democrat", (KING, "Ivar Holm, an Oslo Democrat, came.", f"“{QUOTED}” Holm said.")),
        # The one credited is not described: the role may be his.
        ("Oslo Democrat", (KING, "Ivar Holm came later.", f"“{QUOTED}” Mr. Holm said.")),
        # He is described by the same word.
        ("Oslo Democrat", (KING, "Ivar Holm, a Democrat from Bergen.", f"“{QUOTED}” Holm said.")),
        # Nobody is named with it.
        ("Oslo Democrat", (HOLM, "One Oslo Democrat wept.", f"“{QUOTED}” Holm said.")),
        # The role is that of the one credited.
        ("Oslo Democrat", (KING, HOLM, f"“{QUOTED}” Ms. Brandt said.")),
    ],
)
def test_a_role_that_may_be_the_speakers_accuses_nobody(
    speaker: str, paragraphs: tuple[str, ...]
) -> None:
    assert concerns(speaker, *paragraphs) == ()
