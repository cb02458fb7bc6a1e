"""Quotes of a few words: exact, or in their speaker's own words, or not at all."""

from __future__ import annotations

from citecheck.match.quote import Quote
from citecheck.model import Concern, Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text

PAGE = """The talks

“We will never leave,” said Ada Renner. She asked when we leave for good.

“The harbour folk of the north want to leave,” said Tom Oke. “We want that too.”
"""


def found(quote: str, speaker: str | None = None, page: str = PAGE) -> Finding:
    return PageComparer(page_of_text(page)).compare(Quote((quote,), speaker=speaker))


def test_a_word_dropped_from_the_speakers_own_words_is_cut_and_named() -> None:
    finding = found("We will leave", "Ada Renner")

    assert finding.kind is FindingKind.CUT
    assert Concern.NEGATION in finding.concerns


def test_a_word_exchanged_in_the_speakers_own_words_is_altered() -> None:
    assert found("We will always leave", "Renner").kind is FindingKind.ALTERED
    assert found("We will never stay", "Renner").kind is FindingKind.ALTERED


def test_the_same_near_words_of_somebody_else_are_absent() -> None:
    assert found("We will leave", "Tom Oke").kind is FindingKind.ABSENT
    assert found("We will leave").kind is FindingKind.ABSENT


def test_two_places_of_the_speaker_that_fit_as_well_are_ambiguous() -> None:
    page = PAGE.replace("We want that too", "Nobody knows") + (
        "\n“We will surely leave,” said Ada Renner.\n"
    )

    assert found("We will leave", "Ada Renner", page).kind is FindingKind.AMBIGUOUS


def test_words_left_out_at_an_ellipsis_are_shortened_although_the_rest_stands_together() -> None:
    page = PAGE.replace("We will never leave", "We are going to leave")

    finding = found("We … leave", "Ada Renner", page)

    assert finding.kind is FindingKind.SHORTENED
    assert [edit.page for edit in finding.evidence.edits] == ["are going to"]  # type: ignore[union-attr]


def test_a_denial_left_out_of_a_short_quote_is_named() -> None:
    finding = found("We … leave", "Ada Renner")

    assert finding.kind is FindingKind.SHORTENED
    assert Concern.NEGATION in finding.concerns


def test_a_few_common_words_before_an_ellipsis_are_looked_for_in_the_same_quotation() -> None:
    page = "“It was, as I told you before, the worst winter of our lives,” said Tom Oke."

    assert found("It was … the worst winter of our lives", page=page).kind is FindingKind.SHORTENED


def test_a_name_exchanged_at_the_end_of_a_whole_quotation_is_altered() -> None:
    page = (
        "She read to them from “A Child's First Book of Boats” in the hall. “It rained,” he said."
    )

    finding = PageComparer(page_of_text(page)).compare(Quote(("A Child's First Book of Trains",)))

    assert finding.kind is FindingKind.ALTERED


def test_of_a_headline_and_a_quotation_with_the_same_words_the_quotation_counts() -> None:
    page = (
        "Ada Renner Is Not a Quitter, Folks\n\n“Ada Renner is not a quitter, folks,” Tom Oke told "
        "the crowd.\n"
    )

    finding = PageComparer(page_of_text(page)).compare(
        Quote(("Ada Ortega is not a quitter, folks",))
    )

    assert finding.kind is FindingKind.ALTERED
    assert finding.evidence is not None
    assert finding.evidence.spans[0].start > page.index("“")
