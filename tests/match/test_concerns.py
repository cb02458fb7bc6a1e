from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model import Concern, Finding, FindingKind

Check = Callable[..., Finding]

PAGE = (
    "“We will probably not sign the Oslo agreement before 14 March 2025, and at least three "
    "ministers must explain why,” said Mara Lindqvist.\n\n"
    "“I do not believe that the minister lied to the house, unless the letter is false,” she added."
)


@pytest.mark.parametrize(
    ("change", "concern"),
    [
        (("will probably not", "will probably"), Concern.NEGATION),
        (("will probably not", "will not"), Concern.MODALITY),
        (("must explain", "may explain"), Concern.MODALITY),
        (("three", "four"), Concern.NUMBER),
        (("14 March", "15 March"), Concern.NUMBER),
        (("14 March", "14 May"), Concern.DATE),
        (("2025", "2026"), Concern.DATE),
        (("Oslo", "Bergen"), Concern.NAME),
    ],
)
def test_a_changed_protected_word_is_named(
    check: Check, change: tuple[str, str], concern: Concern
) -> None:
    words = (
        "We will probably not sign the Oslo agreement before 14 March 2025, and at least three "
        "ministers must explain why"
    )

    finding = check(words.replace(*change), page=PAGE)

    assert concern in finding.concerns
    assert finding.kind not in {FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED}
    assert finding.evidence is not None
    assert any(edit.protected for edit in finding.evidence.edits)


def test_unprotected_changes_raise_no_concern(check: Check) -> None:
    finding = check(
        "We will probably not accept the Oslo agreement before 14 March 2025", page=PAGE
    )

    assert finding.kind is FindingKind.ALTERED
    assert finding.concerns == ()


def test_a_quote_that_starts_behind_a_denial_stops_at_a_boundary(check: Check) -> None:
    finding = check("believe that the minister lied to the house", page=PAGE)

    assert finding.kind is FindingKind.EXACT
    assert Concern.BOUNDARY in finding.concerns


def test_a_quote_that_ends_before_a_denial_stops_at_a_boundary(check: Check) -> None:
    page = "“I said it when I knew that he did not, and I am sorry,” said Bo Ek."

    assert check("I said it when I knew that he did", page=page).concerns == (Concern.BOUNDARY,)


def test_a_dropped_qualifier_beside_the_words_is_a_matter_of_context(check: Check) -> None:
    page = "“This is perhaps the best harbour on the whole coast,” said Bo Ek."

    assert check("the best harbour on the whole coast", page=page).concerns == (Concern.CONTEXT,)


def test_words_beyond_the_sentence_or_the_quotation_turn_nothing(check: Check) -> None:
    page = "He did not. “The best harbour on the whole coast,” said Bo Ek. Perhaps not."

    assert check("The best harbour on the whole coast", page=page).concerns == ()


def test_the_same_sentences_in_another_order_are_named(check: Check) -> None:
    page = (
        "“First we mended the nets and the sails of every boat in the yard. Then we ate a quiet "
        "supper under the old lighthouse,” said Bo Ek."
    )

    finding = check(
        "Then we ate a quiet supper under the old lighthouse … First we mended the nets and the "
        "sails of every boat",
        page=page,
    )

    assert Concern.ORDER in finding.concerns
    assert finding.kind is FindingKind.ALTERED


def test_two_words_that_changed_places_are_another_order(check: Check) -> None:
    page = "“We will close the northern docks and sell the southern boats this winter,” said Bo Ek."

    finding = check(
        "We will close the southern docks and sell the northern boats this winter", page=page
    )

    assert Concern.ORDER in finding.concerns


def test_a_neutral_cue_there_and_a_loaded_one_here_is_framing(check: Check) -> None:
    assert check(
        "The permits are not.",
        page="“The permits are not,” said Mara Lindqvist.",
        speaker="Mara Lindqvist",
        cue="claimed",
    ).concerns == (Concern.FRAMING,)
    assert (
        check(
            "The permits are not.",
            page="“The permits are not,” claimed Mara Lindqvist.",
            cue="claimed",
        ).concerns
        == ()
    )
    assert (
        check(
            "The permits are not.", page="“The permits are not,” said Mara Lindqvist.", cue="told"
        ).concerns
        == ()
    )


def test_another_outlets_page_that_never_names_the_credited_one_is_named(check: Check) -> None:
    words, page = "The permits are not ready yet.", "“The permits are not ready yet,” she said."

    assert Concern.OUTLET in check(words, page=page, outlet="AFP", page_is_of_outlet=False).concerns
    assert check(words, page=page, outlet="AFP", page_is_of_outlet=True).concerns == ()
    assert check(words, page=page, outlet="AFP").concerns == ()
    assert check(words, page=page + " (AFP)", outlet="AFP", page_is_of_outlet=False).concerns == ()


HOSPITAL = "We will close the hospital in the valley"


@pytest.mark.parametrize(
    ("kept", "rest", "concern"),
    [
        (HOSPITAL, "only if the ministry stops paying", "boundary"),
        (HOSPITAL, ", or so we are told", "boundary"),
        ("We have always trusted the old doctor", "until last winter", "boundary"),
        (HOSPITAL, ", I suppose", "context"),
        (HOSPITAL, "for now", "context"),
        (HOSPITAL, "and open a better one", ""),
        (HOSPITAL, "even if it rains on that day", ""),
    ],
)  # fmt: skip
def test_what_follows_in_the_sentence_may_turn_or_soften(
    check: Check, kept: str, rest: str, concern: str
) -> None:
    glued = kept + rest if rest.startswith(",") else f"{kept} {rest}"

    finding = check(kept, page=f"“{glued},” said Bo Ek.")

    assert [found.value for found in finding.concerns] == ([concern] if concern else [])


@pytest.mark.parametrize(
    ("lead", "concern"),
    [
        ("I don't believe that", "boundary"),
        ("It is a myth that", "boundary"),
        ("If the storm comes tonight and", "boundary"),
        ("As far as I know", "context"),
        ("In theory,", "context"),
        ("I did not know that", ""),
        ("Last week we heard that", ""),
        ("I was not there. We saw that", ""),
    ],
)
def test_what_leads_to_the_words_may_turn_or_soften(check: Check, lead: str, concern: str) -> None:
    words = "the ferry lost its anchor in the bay"

    finding = check(words, page=f"“{lead} {words},” said Bo Ek.")

    assert [found.value for found in finding.concerns] == ([concern] if concern else [])


@pytest.mark.parametrize(
    ("change", "concern"),
    [
        (("last autumn", "next autumn"), Concern.DATE),
        (("autumn", "spring"), Concern.DATE),
        (("three miles", "three metres"), Concern.NUMBER),
        (("three miles", "very nearly three miles"), Concern.EMPHASIS),
        (("lantern", "LANTERN"), Concern.EMPHASIS),
    ],
)
def test_times_units_and_emphasis_are_named(
    check: Check, change: tuple[str, str], concern: Concern
) -> None:
    words = "We carried the lantern three miles along the dike last autumn"

    finding = check(words.replace(*change), page=f"“{words},” said Bo Ek.")

    assert concern in finding.concerns
    assert finding.kind is not FindingKind.EXACT


def test_a_shouted_page_or_an_abbreviation_is_no_emphasis(check: Check) -> None:
    page = "“THE LANTERN WENT OUT,” said Bo Ek. “Nato sent three boats to the bay.”"

    assert check("The lantern went out", page=page).concerns == ()
    assert check("NATO sent three boats to the bay", page=page).concerns == ()


def test_a_mark_of_omission_of_the_page_that_the_quote_drops_is_shown(check: Check) -> None:
    finding = check(
        "Unlike my husband I have to do the best I can",
        page="“Unlike my husband . . . I have to do the best I can,” said Ada Renner.",
    )

    assert finding.kind is FindingKind.EQUIVALENT
