"""What the evidence pane shows, as values: order, places, context, links to words."""

from __future__ import annotations

import pytest

from citecheck.gui.evidence.context import Manner, context_of, left_out_words
from citecheck.gui.evidence.differences import concern_lines, differences_of
from citecheck.gui.evidence.fragment import link_to_words
from citecheck.gui.evidence.order import best_first
from citecheck.gui.evidence.places import Place, PlaceKind, places_of, zone_at
from citecheck.gui.evidence.sentences import widened
from citecheck.model import (
    Article,
    Block,
    BlockKind,
    Concern,
    Edit,
    EditOp,
    Evidence,
    Finding,
    FindingKind,
    PageResult,
    PageText,
    Passage,
    Span,
    Zone,
)
from tests.gui.one_page import URL, attribution, result, span

# Order


def test_tabs_stand_best_first_and_equals_keep_their_order() -> None:
    kinds = (FindingKind.UNLINKED, FindingKind.ALTERED, FindingKind.EXACT, FindingKind.ALTERED)
    pages = [result(Finding(kind)) for kind in kinds]

    assert best_first(pages) == (2, 1, 3, 0)


def test_a_page_without_link_stands_last() -> None:
    pages = [result(Finding(FindingKind.UNLINKED), None), result(Finding(FindingKind.UNREACHED))]

    assert best_first(pages) == (1, 0)


# Sentences

PAGE = (
    "One is first. Two is “second.” Three is here. Four goes on. Dr. Five ends it.\nA new line. B."
)


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        (0, "Three is here."),
        (1, "Two is “second.” Three is here. Four goes on."),
        (2, "One is first. Two is “second.” Three is here. Four goes on. Dr. Five ends it."),
        (9, PAGE),
    ],
)
def test_context_grows_by_whole_sentences(sentences: int, wanted: str) -> None:
    assert widened(PAGE, span("Three", PAGE), sentences).of(PAGE) == wanted


def test_words_that_end_their_sentence_take_no_other_with_them() -> None:
    place = span("Three is here.", PAGE)

    assert widened(PAGE, place, 0) == place


def test_context_of_an_endless_line_stays_bounded() -> None:
    text = "word " * 100_000
    area = widened(text, Span(250_000, 250_004), 2)

    assert len(area) < 10_000
    assert area.of(text).split()[0] == "word"


# Places and context


def cut() -> tuple[str, PageResult]:
    text = "So. The council keeps the crossing, as far as it can, until June, she said. It ended."
    first, last = span("The council keeps the crossing,", text), span("until June", text)
    edit = Edit(
        EditOp.DELETE, "", "as far as it can,", Span(31, 31), span("as far as it can,", text)
    )
    evidence = Evidence((first, last), 0.8, (edit,))
    return text, result(Finding(FindingKind.CUT, evidence), text)


def test_words_that_a_quote_dropped_are_shown_in_place() -> None:
    text, page = cut()
    (place,) = places_of(page)

    context = context_of(text, place, 0)

    assert [(piece.text.strip(), piece.manner) for piece in context.pieces] == [
        ("The council keeps the crossing,", Manner.FOUND),
        ("as far as it can,", Manner.LEFT_OUT),
        ("until June", Manner.FOUND),
        (", she said.", Manner.AROUND),
    ]
    assert left_out_words(text, place) == 5
    assert not context.whole
    assert context_of(text, place, 5).whole


def test_a_long_stretch_left_out_is_cut_in_the_middle_and_counted() -> None:
    text = "Begin " + "filler " * 1000 + "end."
    place = Place(PlaceKind.FOUND, (Span(0, 5), span("end", text)), (Span(5, len(text) - 4),))

    pieces = context_of(text, place, 0).pieces

    hidden = [piece for piece in pieces if piece.manner is Manner.ELIDED]
    shown = sum(piece.text.count("filler") for piece in pieces)
    assert len(hidden) == 1
    assert hidden[0].words + shown == 1000
    assert sum(len(piece.text) for piece in pieces) < 700


def test_places_are_the_words_then_others_then_passages() -> None:
    text = "We wait. Later: we wait. Somebody waited."
    finding = Finding(
        FindingKind.AMBIGUOUS,
        Evidence((Span(0, 7),), 1.0),
        places=(Span(0, 7), Span(16, 23)),
        passages=(Passage(Span(25, 41), 1.0, ("five",)),),
    )

    places = places_of(result(finding, text))

    assert [(p.kind, p.extent.of(text), p.missing) for p in places] == [
        (PlaceKind.FOUND, "We wait", ()),
        (PlaceKind.OTHER, "we wait", ()),
        (PlaceKind.PASSAGE, "Somebody waited.", ("five",)),
    ]


def test_a_place_knows_its_region_of_the_page() -> None:
    page = PageText(
        "Text.\nSaid a reader.",
        (
            Block(BlockKind.PARAGRAPH, Span(0, 5)),
            Block(BlockKind.PARAGRAPH, Span(6, 20), Zone.COMMENTS),
        ),
    )

    assert zone_at(page, Span(0, 4)) is Zone.ARTICLE
    assert zone_at(page, Span(11, 19)) is Zone.COMMENTS


# Links to words


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        ("not ready", "The gates are not ready.", "not%20ready"),
        ("a well-kept, dry & safe road", "It is a well-kept, dry & safe road.",
         "a%20well%2Dkept%2C%20dry%20%26%20safe%20road"),
        ("the end", "It was the end. Near the end", "It%20was-,the%20end"),
        ("ready", "“We are not ready” and ready", "%E2%80%9CWe%20are%20not-,ready"),
        ("“Ja”, sagte", "Er: “Ja”, sagte er", "%E2%80%9CJa%E2%80%9D%2C%20sagte"),
    ],
)  # fmt: skip
def test_a_link_opens_the_page_at_its_words(words: str, text: str, wanted: str) -> None:
    assert link_to_words(URL, text, [span(words, text)]) == f"{URL}#:~:text={wanted}"


def test_long_words_are_named_by_their_beginning_and_end() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen end."
    wanted = "one%20two%20three%20four%20five,eleven%20twelve%20thirteen%20fourteen%20end."

    assert link_to_words(URL, words, [Span(0, len(words))]) == f"{URL}#:~:text={wanted}"


def test_words_over_two_lines_are_a_range() -> None:
    text = "First line.\nSecond line."

    link = link_to_words(URL, text, [Span(0, len(text))])

    assert link == f"{URL}#:~:text=First%20line.,Second%20line."


def test_a_fragment_is_kept_and_a_directive_replaced() -> None:
    assert link_to_words(f"{URL}#s2", "a b", [Span(0, 3)]) == f"{URL}#s2:~:text=a%20b"
    assert link_to_words(f"{URL}#:~:text=x", "a b", [Span(0, 3)]) == f"{URL}#:~:text=a%20b"
    assert link_to_words("", "a b", [Span(0, 3)]) == ""
    assert link_to_words(URL, "a b", []) == ""


# Differences and concerns


def test_differences_of_words_come_before_those_that_are_forgiven() -> None:
    evidence = Evidence(
        (Span(0, 10),),
        0.9,
        (
            Edit(EditOp.PUNCTUATION, ",", "", Span(3, 4), Span(3, 3)),
            Edit(EditOp.REPLACE, "now", "not", Span(5, 8), Span(5, 8), protected=True),
            Edit(EditOp.INSERT, "really", "", Span(9, 15), Span(8, 8)),
            Edit(EditOp.GAP, "…", "in the cold", Span(16, 17), Span(9, 20)),
        ),
    )

    told = differences_of(result(Finding(FindingKind.ALTERED, evidence), "text"))

    assert [(one.letter, one.words) for one in told] == [
        ("C", "“now” → “not”"),
        ("A", "“really” is not in the page"),
        ("", "“in the cold” left out, and marked"),
        ("", "punctuation only: “,” is not in the page"),
    ]


def test_a_concern_names_the_words_that_it_turns_on() -> None:
    article = Article("Ada said: “340 now”")
    evidence = Evidence(
        (Span(0, 7),),
        0.5,
        (
            Edit(EditOp.REPLACE, "340", "240", Span(1, 4), Span(0, 3), protected=True),
            Edit(EditOp.REPLACE, "now", "not", Span(5, 8), Span(4, 7), protected=True),
        ),
    )
    page = result(Finding(FindingKind.ALTERED, evidence), "240 not")
    claim = attribution(article.text, "“340 now”")

    number = concern_lines(Concern.NUMBER, page, claim, article)
    negation = concern_lines(Concern.NEGATION, page, claim, article)

    assert number == ("A number or its unit differs.", "Here: “340” → “240”")
    assert negation[1] == "Here: “now” → “not”"


def test_a_quote_that_stops_too_early_is_shown_going_on() -> None:
    article = Article("Ada said: “we will pay”")
    text = "“We will pay if we must,” she said."
    page = result(Finding(FindingKind.EXACT, Evidence((span("We will pay", text),), 1.0)), text)

    told = concern_lines(
        Concern.BOUNDARY, page, attribution(article.text, "“we will pay”"), article
    )

    assert told[1] == "The page goes on: “if we must,” she said”"
