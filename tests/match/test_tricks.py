"""Tricks of typesetters, copiers and forgers: a true quote stays found, a false one never is."""

from __future__ import annotations

import pytest

from citecheck.match.quote import Quote
from citecheck.model import Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.own_articles import DATA

FOUND = {FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED}
SAID = (
    "We will not pay 300 million dollars to Ukraine in 2024, and nobody in Washington should ask "
    "us again"
)
PAGE = (
    "Headline of the day\n\nThe council met at noon.\n\n“{}” said Ada Renner, the mayor.\n\n"
    "It rained all night in Oslo.\n"
)


def rows(name: str) -> list[tuple[str, str, str]]:
    lines = (DATA / name).read_text("ascii").splitlines()
    parts = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [(right, unescaped(quote), page_with(unescaped(said))) for right, quote, said in parts]


def unescaped(text: str) -> str:
    return text.encode("ascii").decode("unicode_escape")


def page_with(said: str) -> str:
    if said.startswith("RAW:"):
        return said.removeprefix("RAW:")
    return PAGE.format(SAID if said == "=" else said)


def found(quote: str, page: str) -> Finding:
    return PageComparer(page_of_text(page)).compare(Quote((quote,)))


@pytest.mark.parametrize(("right", "quote", "page"), rows("match-tricks.txt"))
def test_a_true_quote_is_found_and_a_false_one_never_passes(
    right: str, quote: str, page: str
) -> None:
    finding = found(quote, page)

    passes = finding.kind in FOUND and not finding.concerns
    if right == "same":
        assert finding.kind in FOUND
    else:
        assert not passes


@pytest.mark.parametrize(("right", "quote", "page"), rows("match-attacks.txt"))
def test_an_attack_never_passes_and_another_setting_is_no_concern(
    right: str, quote: str, page: str
) -> None:
    finding = found(quote, page)

    passes = finding.kind in FOUND and not finding.concerns
    assert passes is (right == "clean")


def test_a_note_sign_is_no_part_of_a_word_and_an_exponent_is() -> None:
    page = PAGE.format("The town owns 12 km² of woods¹ and the old mill²")

    assert found("The town owns 12 km² of woods and the old mill", page).kind in FOUND
    assert found("The town owns 12 km of woods and the old mill", page).kind not in FOUND
