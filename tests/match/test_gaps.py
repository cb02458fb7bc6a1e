from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model import Concern, Finding, FindingKind

Check = Callable[..., Finding]
PAGE = (
    "“The council did not sell the old mill to the miller's cousin last year. It will probably "
    "sell the barn, if the union agrees, before the first snow, and nobody has seen the papers,” "
    "said Bo Ek.\n\nThe council met twice that week, and the mayor was seen with a man who carried "
    "a box of maps, a lantern and three ledgers into the town hall by the river.\n\n“… the mill "
    "was never worth the money that was asked for it,” said Bo Ek."
)


@pytest.mark.parametrize(
    ("quote", "concerns"),
    [
        ("The council did … sell the old mill to the miller's cousin", (Concern.NEGATION,)),
        ("The council … sell the old mill to the miller's cousin", (Concern.NEGATION,)),
        ("The council […] sell the old mill to the miller's cousin", (Concern.NEGATION,)),
        ("It will … sell the barn, if the union agrees", (Concern.MODALITY,)),
        ("It will probably sell the barn … before the first snow", (Concern.MODALITY,)),
        ("The council did not sell … to the miller's cousin last year", ()),
    ],
)
def test_an_ellipsis_may_shorten_but_what_turns_is_named(
    check: Check, quote: str, concerns: tuple[Concern, ...]
) -> None:
    finding = check(quote, page=PAGE)

    assert finding.kind is FindingKind.SHORTENED
    assert finding.concerns == concerns


def test_an_ellipsis_of_the_page_hides_no_leap_to_another_quotation(check: Check) -> None:
    finding = check(
        "The council did not sell the old mill to the miller's cousin last year … the mill was "
        "never worth the money that was asked for it",
        page=PAGE,
    )

    assert finding.kind is FindingKind.STITCHED


def test_a_denial_amid_whole_sentences_left_out_turns_nothing(check: Check) -> None:
    page = "“We sold the mill. Nobody bought the barn. Then we kept the old red boat,” said Bo Ek."

    finding = check("We sold the mill … Then we kept the old red boat", page=page)

    assert finding.kind is FindingKind.SHORTENED
    assert finding.concerns == ()


SAID = (
    "“You cannot plan a harbour if you don’t know the history of it. They asked the mayor to "
    "pledge not to issue a permit to Vance. We are not interested in money. The guard does not "
    "make us all safe. We will not go because it rains. I do not believe that he can win,” said "
    "Bo Ek."
)


@pytest.mark.parametrize(
    "quote",
    [
        "You cannot plan a harbour if you … history of it",
        "They asked the mayor to … to Vance",
        "The guard … us all safe. We will not go",
    ],
)
def test_a_denial_left_out_with_all_that_it_denies_turns_nothing(check: Check, quote: str) -> None:
    finding = check(quote, page=SAID)

    assert finding.kind is FindingKind.SHORTENED
    assert finding.concerns == ()


@pytest.mark.parametrize(
    "quote",
    [
        "We are … in money. The guard",
        "We will … because it rains",
        "I … believe that he can win",
        "I … can win",
        "if you … know the history of it",
        "asked the mayor to pledge … to issue a permit to Vance",
    ],
)
def test_a_denial_left_out_while_what_it_denies_is_kept_is_named(check: Check, quote: str) -> None:
    assert Concern.NEGATION in check(quote, page=SAID).concerns
