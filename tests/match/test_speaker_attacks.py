"""Whoever says the words is never doubted, and nobody else is ever let pass for the speaker."""

from __future__ import annotations

import pytest

from citecheck.match.names import is_same_speaker, name_tokens
from citecheck.match.quote import Quote
from citecheck.model import Concern, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.own_articles import DATA

QUOTES = (
    "We will not wait for the council to mend the sea wall",
    "Nobody asked the fishermen before they closed the market",
    "The last boat out of here leaves with my family on it",
    "They have had nine years to pay for that bridge",
)
PAGE = "Harbour news\n\nThe council met and nobody was surprised.\n\n{}\n\nRain fell all night.\n"


def cases() -> list[tuple[str, str, str, bool]]:
    """Return speaker, quote, page and whether a concern is right, for every line of the data."""
    lines = (DATA / "speaker-attacks.txt").read_text("ascii").splitlines()
    rows = [
        line.encode("ascii").decode("unicode_escape") for line in lines if not line.startswith("#")
    ]
    return [case for k, row in enumerate(rows) for case in cases_of(row, QUOTES[k % 4])]


def cases_of(row: str, quote: str) -> list[tuple[str, str, str, bool]]:
    own, others, said = row.split(" | ")
    for mark in (",", ".", "?"):
        said = said.replace(f"{{{mark}}}", f"“{quote}{mark}”")
    page = PAGE.format(said.replace("{}", f"{quote}.").replace(" // ", "\n\n"))
    named = [(name, False) for name in own.split("; ")]
    named += [(name, True) for name in others.split("; ")]
    return [(name, quote, page, wrong) for name, wrong in named if name != "-"]


@pytest.mark.parametrize(("speaker", "quote", "page", "wrong"), cases())
def test_a_speaker_is_doubted_where_somebody_else_says_the_words(
    speaker: str,
    quote: str,
    page: str,
    wrong: bool,  # noqa: FBT001 - the expectation
) -> None:
    finding = PageComparer(page_of_text(page)).compare(Quote((quote,), speaker=speaker))

    assert finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}
    assert (Concern.SPEAKER in finding.concerns) is wrong


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Florida Sen. Ekman", "Mara Ekman", True),
        ("Bill Ekman", "William Jefferson Ekman", True),
        ("Mr. Ekman", "Hilda Ekman", False),
        ("President Ekman", "Hilda Ekman", True),
        ("Mike Ekman", "Mabel Ekman", False),
        ("Muhammad Sayed", "Mohammed Sayed", True),
        ("Karim al-Hadid", "Hadid", True),
        ("Bill de Witt", "Hilda de Witt", False),
        ("European Commission President van der Meer", "Ursula van der Meer", True),
        ("Mary Holm", "Mary Holm-Ek", True),
        ("Secretary of State Hilda Ekman", "Tom Okafor", False),
        ("Secretary of State Hilda Ekman", "Ekman", True),
        ("University of Vik professor Tom Okafor", "Tom Okafor", True),
        ("Health and Harbour Services Secretary Tom Okafor", "Tom Okafor", True),
        ("University of Oslo", "University of Bergen", False),
        ("Department of Justice", "Department of Defense", False),
        ("Department of Justice", "Justice Department", True),
        ("FBI", "Federal Bureau of Investigation", True),
        ("CDC", "Centers for Disease Control and Prevention", True),
        ("Tom Okafor and Jo Vance", "Vance", True),
        ('Robert "Bobby" Ekman', "Bobby Ekman", True),
        ("Ann Ekman MP", "Tom Okafor MP", False),
        ("Leeds North MP", "Tom Okafor", None),
        ("Aaron Judge", "Tom Okafor", False),
        ("District Judge", "Tom Okafor", None),
        ("Catholic Bishop", "Tom Okafor", None),
        ("Dana Sheriff", "Tom Okafor", False),
        ("County Sheriff", "Tom Okafor", None),
        ("UN Secretary-General", "Tom Okafor", None),
        ("Editor-in-Chief", "Tom Okafor", None),
        ("friends of House Speaker Paul Ekman", "Tom Okafor", None),
    ],
)
def test_what_stands_around_a_family_name_tells_its_bearers_apart(
    one: str,
    other: str,
    same: bool | None,  # noqa: FBT001 - the expectation
) -> None:
    assert is_same_speaker(one, other) is same
    assert is_same_speaker(other, one) is same


def test_titles_abroad_and_degrees_are_no_part_of_a_name() -> None:
    assert name_tokens("Señora Inés Duarte") == ("Inés", "Duarte")
    assert name_tokens("Herr Vogt") == ("Vogt",)
    assert name_tokens("Ada Renner PhD") == ("Ada", "Renner")
    assert name_tokens("Jan van der Meer") == ("Jan", "Meer")
