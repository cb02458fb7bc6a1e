from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, EditOp, Finding, FindingKind, PageText, hull

Check = Callable[..., Finding]


def ops(finding: Finding) -> list[tuple[EditOp, str, str]]:
    assert finding.evidence is not None
    return [(e.op, e.quote, e.page) for e in finding.evidence.edits]


@pytest.mark.parametrize(
    "quote",
    [
        "“We did not promise anybody a quay by 2027, and we will not build one on borrowed sand.”",
        "We did not promise anybody a quay by 2027, and we will not build one on borrowed sand",
        '"We did not promise anybody a quay by 2027, and we will not build one on borrowed sand,"',
        "‘We did not promise anybody a quay by 2027, and we will not build one on borrowed sand’",
        "We did not promise anybody a quay by 2027,\u00a0and we will not build one on\u00a0",
        "We did not promise anybody a quay by 2027, and we will not [sic] build one on borrowed",
    ],
)
def test_the_same_words_are_exact_however_they_are_typeset(check: Check, quote: str) -> None:
    finding = check(quote)

    assert finding.kind is FindingKind.EXACT
    assert finding.concerns == ()


def test_evidence_holds_the_words_and_no_more(check: Check, report: str) -> None:
    finding = check("“A pier for twelve boats would cost 3.5 million euros.”")

    assert finding.evidence is not None
    (span,) = finding.evidence.spans
    assert span.of(report) == "A pier for twelve boats would cost 3.5 million euros"
    assert finding.evidence.similarity == 1.0


def test_a_comma_gained_inside_makes_it_equivalent(check: Check) -> None:
    finding = check("I have probably never seen a louder meeting but nobody walked out.")

    assert finding.kind is FindingKind.EQUIVALENT
    assert ops(finding) == [(EditOp.PUNCTUATION, "", ",")]


def test_another_case_makes_it_equivalent(check: Check) -> None:
    finding = check("the MONEY is there. The permits are not.")

    assert finding.kind is FindingKind.EQUIVALENT
    assert {op for op, _, _ in ops(finding)} == {EditOp.CASE}


def test_a_question_made_of_a_statement_is_not_exact(check: Check) -> None:
    assert check("The money is there. The permits are not?").kind is FindingKind.EQUIVALENT


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[…]", "(...)", " … "])
def test_words_left_out_at_a_mark_make_it_shortened(check: Check, mark: str) -> None:
    finding = check(f"A pier for twelve boats would cost {mark} before the winter storms come in.")

    assert finding.kind is FindingKind.SHORTENED
    assert [op for op, _, _ in ops(finding)] == [EditOp.GAP]
    assert finding.evidence is not None
    assert len(finding.evidence.spans) == 2


def test_a_denial_left_out_at_a_mark_is_named(check: Check) -> None:
    finding = check("We did … promise anybody a quay by 2027, and we will not build one")

    assert finding.kind is FindingKind.SHORTENED
    assert [c.value for c in finding.concerns] == ["negation"]


def test_an_explanation_in_brackets_is_marked_and_no_alteration(check: Check) -> None:
    finding = check(
        "We did not promise anybody [at all] a quay by 2027, and [the board] will not build"
    )

    assert finding.kind is FindingKind.SHORTENED
    assert {op for op, _, _ in ops(finding)} == {EditOp.BRACKET}


def test_a_capital_in_brackets_changes_nothing(check: Check) -> None:
    finding = check(
        "[N]obody walked out of the room",
        page="“In the end nobody walked out of the room,” he said.",
    )

    assert finding.kind is FindingKind.EQUIVALENT


def test_brackets_of_the_page_itself_are_its_words(check: Check) -> None:
    page = "“They tried to fool us [by hiding the harbour books], and we knew,” she said."

    same = check("They tried to fool us [by hiding the harbour books], and we knew", page=page)
    other = check("They tried to fool us [by burning the harbour books], and we knew", page=page)

    assert same.kind is FindingKind.EXACT
    assert other.kind is FindingKind.ALTERED


def test_words_left_out_without_a_mark_make_it_cut(check: Check) -> None:
    finding = check("We did not promise anybody a quay, and we will not build one on borrowed sand")

    assert finding.kind is FindingKind.CUT
    assert ops(finding) == [(EditOp.DELETE, "", "by 2027")]


def test_sentences_from_far_apart_joined_silently_are_stitched(check: Check) -> None:
    finding = check(
        "We will not build one on borrowed sand. It could be ready before the winter storms come"
    )

    assert finding.kind is FindingKind.STITCHED


def test_the_words_of_a_far_leap_are_not_shown_in_full(check: Check) -> None:
    middle = "and then the council talked about gulls " * 100
    page = f"“We will sell the old ferry before the winter comes.” {middle}. “Then we buy a train.”"

    finding = check(
        "We will sell the old ferry before the winter comes … Then we buy a train", page=page
    )

    assert finding.kind is FindingKind.SHORTENED
    assert finding.evidence is not None
    assert all(len(edit.page) < 500 for edit in finding.evidence.edits)


def test_one_changed_word_is_shown_as_that_word(check: Check) -> None:
    finding = check("A pier for twelve boats would save 3.5 million euros")

    assert finding.kind is FindingKind.ALTERED
    assert ops(finding) == [(EditOp.REPLACE, "save", "cost")]


def test_a_changed_first_or_last_word_is_found_too(check: Check) -> None:
    first = check("Your pier for twelve boats would cost 3.5 million euros")
    last = check("I have probably never seen a louder meeting, but nobody walked away")

    assert ops(first) == [(EditOp.REPLACE, "Your", "A")]
    assert ops(last) == [(EditOp.REPLACE, "away", "out")]


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("The harbour organised its defence", "The harbor organized its defense"),
        ("It cost us five boats in the night", "It cost us 5 boats in the night"),
        ("We do not sail on Sundays in winter", "We don't sail on Sundays in winter"),
        ("Some 40 % of all boats stayed in port", "Some 40 percent of all boats stayed in port"),
    ],
)
def test_another_spelling_is_altered_but_said_to_be_spelling(
    check: Check, quote: str, page: str
) -> None:
    finding = check(quote, page=f"“{page},” she said.")

    assert finding.kind is FindingKind.ALTERED
    assert {op for op, _, _ in ops(finding)} == {EditOp.SPELLING}
    assert finding.concerns == ()


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("They were ready for the storm", "They we're ready for the storm"),
        ("He'll be at sea by noon", "Hell be at sea by noon"),
    ],
)
def test_a_lost_apostrophe_is_another_word(check: Check, quote: str, page: str) -> None:
    assert check(quote, page=page).kind is FindingKind.ALTERED


def test_look_alike_letters_are_other_words(check: Check) -> None:
    assert check("The money is th\u0435re. The permits are not.").kind is FindingKind.ALTERED


def test_a_quote_of_which_one_half_is_invented_is_partial(check: Check) -> None:
    finding = check(
        "I have probably never seen a louder meeting, but nobody walked out. "
        "Tomorrow the lighthouse keepers will publish their secret accounts in full."
    )

    assert finding.kind is FindingKind.PARTIAL


def test_words_that_are_not_there_are_absent_without_evidence(check: Check) -> None:
    finding = check("Lighthouse keepers will publish their secret accounts tomorrow in full.")

    assert finding.kind is FindingKind.ABSENT
    assert finding.evidence is None


def test_common_words_alone_are_no_evidence(check: Check) -> None:
    assert check("It is what we have and they are not the ones").kind is FindingKind.ABSENT


def test_a_he_said_between_two_halves_on_the_page_is_no_part_of_the_quote(check: Check) -> None:
    finding = check(
        "A pier for twelve boats would cost 3.5 million euros, and it could be ready before the "
        "winter storms come in."
    )

    assert finding.kind is FindingKind.EXACT


def test_a_he_said_between_two_halves_in_the_article_is_none_either(check: Check) -> None:
    finding = check(
        "“We did not promise anybody a quay by 2027,” she said, “and we will not build one”"
    )

    assert finding.kind is FindingKind.EXACT


def test_inner_quotation_marks_do_not_shrink_the_claim(check: Check) -> None:
    finding = check("“Nobody walked out” is what they want to hear and “walked out” they did")

    assert finding.kind not in {FindingKind.EXACT, FindingKind.EQUIVALENT}


def test_a_quote_over_two_paragraphs_is_found(check: Check) -> None:
    page = "“The first bell rang at nine.\n\n“The second one never rang,” said Jo Vance."

    assert (
        check("The first bell rang at nine. The second one never rang,", page=page).kind
        is FindingKind.EXACT
    )


def test_footnote_numbers_and_line_end_hyphens_do_not_matter(check: Check) -> None:
    page = "He: “The harbour was built in haste[12] and its infra-\nstructure was never tested.”"

    finding = check(
        "The harbour was built in haste and its infrastructure was never tested", page=page
    )

    assert finding.kind is FindingKind.EXACT


def test_a_repeated_quote_gives_every_place(check: Check) -> None:
    page = "“The board will read the letter twice.” Later: “The board will read the letter twice.”"

    finding = check("The board will read the letter twice.", page=page)

    assert finding.kind is FindingKind.EXACT
    assert len(finding.places) == 1


def test_a_short_quote_in_one_place_is_exact(check: Check) -> None:
    assert check("a fine drawing").kind is FindingKind.EXACT


def test_a_short_quote_in_two_places_is_ambiguous(check: Check) -> None:
    page = "Ann Lee said: “Not now.” Bo Ek said: “Not now.”"

    assert check("Not now.", page=page).kind is FindingKind.AMBIGUOUS


def test_a_short_quote_in_two_places_is_settled_by_its_speaker(check: Check) -> None:
    page = "Ann Lee said: “Not now.” The meeting went on. Bo Ek said: “Not now.”"

    finding = check("Not now.", page=page, speaker="Bo Ek")

    assert finding.kind is FindingKind.EXACT
    assert finding.evidence is not None
    assert finding.evidence.spans[0].start > page.index("Bo Ek")


def test_a_short_quote_is_never_matched_by_likeness(check: Check) -> None:
    assert check("a fine painting").kind is FindingKind.ABSENT
    assert check("The tide decided").kind is FindingKind.ABSENT


def test_part_of_a_word_is_no_match(check: Check) -> None:
    assert check("ine draw").kind is FindingKind.ABSENT


def test_mixed_content_is_judged_by_its_quoted_pieces(check: Check, report: str) -> None:
    finding = check(
        "She dismissed the plan as “a fine drawing” and added that the board “must read it twice”",
        kind=AttributionKind.MIXED,
    )

    assert finding.kind is FindingKind.EXACT
    assert finding.evidence is not None
    found = [span.of(report) for span in finding.evidence.spans]
    assert found == ["a fine drawing", "must read it twice"]
    assert finding.passages


def test_mixed_content_with_a_changed_piece_is_altered(check: Check) -> None:
    finding = check(
        "She said they had “probably never seen a quieter meeting, but nobody walked out”",
        kind=AttributionKind.MIXED,
    )

    assert finding.kind is FindingKind.ALTERED


@pytest.mark.parametrize("quote", ["", " ", "“”", "…", "[...]", "?!", "\u200b", "🙂"])
def test_nothing_to_find_is_not_found(check: Check, quote: str) -> None:
    assert check(quote).kind is FindingKind.ABSENT


@pytest.mark.parametrize("page", ["", "\n\n", "—", "🙂"])
def test_an_empty_page_shows_nothing(check: Check, page: str) -> None:
    assert check("We did not promise anybody a quay", page=page).kind is FindingKind.ABSENT


def test_spans_count_code_points_beyond_the_basic_plane(check: Check) -> None:
    page = "🙂🙂 “The quay 🙂 will be built by spring,” she said."

    finding = check("The quay will be built by spring", page=page)

    assert finding.evidence is not None
    assert finding.evidence.spans[0].of(page) == "The quay 🙂 will be built by spring"


def test_chance_hits_far_away_are_no_evidence_of_a_part() -> None:
    page = (
        "Every single reader pays the price of bread, he wrote.\n\n"
        + "It rained on the harbour for weeks. " * 12
        + "\n\n“The lamps of the northern pier were lit by hand until the war,” said Bo Ek."
    )
    quote = (
        "The lamps of the northern pier were lit by hand until the war. "
        "Nobody paid us the price of honesty, and hard years came to every single keeper."
    )

    finding = compare(Quote((quote,)), index_page(PageText(page)))

    assert finding.kind is FindingKind.PARTIAL
    assert finding.evidence is not None
    assert hull(finding.evidence.spans).of(page) == (
        "The lamps of the northern pier were lit by hand until the war"
    )


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Name one good year [of the past two] for the mill", "exact"),
        ("Name one good year [of the past six] for the mill", "altered"),
        ("We lost the mill and the barn [in the past two decades]", "exact"),
        ("We lost the mill and the barn [in the past six decades]", "altered"),
        ("Name one good year [of the past two] for [this town]", "shortened"),
    ],
)
def test_words_in_brackets_of_the_page_are_compared_and_others_are_additions(
    check: Check, quote: str, kind: str
) -> None:
    page = (
        "“Name one good year [of the past two] for the mill,” said Bo Ek.\n\n"
        "“We lost the mill and the barn [in the past two decades],” said Jo Vance.\n"
    )

    assert check(quote, page=page).kind.value == kind
