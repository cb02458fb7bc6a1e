"""Layouts other than running text: transcripts, labels, posts, live entries, teasers, headings."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, Block, BlockKind, Span
from citecheck.read.article import read_plain


def found(text: str) -> list[tuple[str | None, str]]:
    article = Article(text)
    return [(one.speaker_name, one.quote(text)) for one in detect_attributions(article)]


def first_of(text: str) -> Attribution:
    return detect_attributions(Article(text))[0]


def test_a_turn_of_a_transcript_is_whole_and_says_who_speaks_by_i() -> None:
    text = (
        "Evening talk.\n\nHALLAM: Did you vote for it?\n\n"
        "SEN. ORLA FENWICK: I did not. I said last week that it costs too much.\n\n"
        "HALLAM: The mayor told us that you did.\n\nFENWICK: She is mistaken."
    )

    told = found(text)

    assert (
        "ORLA FENWICK",
        "I did not. I said last week that it costs too much.",
    ) in told
    assert ("HALLAM", "The mayor told us that you did.") in told
    assert ("ORLA FENWICK", "She is mistaken.") in told
    assert ("ORLA FENWICK", "that it costs too much") in told


def test_brackets_behind_a_name_belong_to_a_turn() -> None:
    text = (
        "Moderator: Thank you for coming.\n"
        "Dr. Piet Ravndal (Institute of Ferries): The boats are old. They have to go.\n"
        "Moderator: When?\nRavndal: They go next year."
    )

    assert ("Piet Ravndal", "The boats are old. They have to go.") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Orla Fenwick / AFP\n\nPhoto: Piet Ravndal / AFP\n\nPhoto: Tom Reed",
        "Image: The ferry has been moved to a dock\n\nImage: The bridge has been shut",
        "Price: $12\n\nTime: 9 a.m. to 5 p.m.\n\nPrice: $14\n\nLocation: Sarnmouth Harbour",
        "Oat Boxes: 1 green, 1 red\n\nOat Boxes: 2 green\n\nOat Boxes: 1 blue, 1 tsp.",
        "VIP : 60,000\n\nR : 50,000\n\nS : 40,000",
        "The Plan Stage: Think and dream\n\nThe Build Stage: Make a thing\n\nThe Plan Stage: Again",
    ],
)
def test_labels_are_nobody(text: str) -> None:
    assert found(text) == []


def test_a_post_is_signed_below_all_of_its_block() -> None:
    said = "Divers found cracks. The bridge is shut. Thank you."
    text = f"The mayor wrote.\n\n{said}\n\n— Orla Fenwick (@orla) November 3, 2026"
    start = text.index(said)
    block = Block(BlockKind.QUOTE, Span(start, len(text)))

    for blocks in ((), (block,)):
        one = detect_attributions(Article(text, blocks=blocks))[-1]
        assert (one.speaker_name, one.quote(text)) == ("Orla Fenwick", said)


def test_the_next_post_of_a_block_takes_no_signature_into_its_words() -> None:
    text = "It rains.\n\n— Tom Reed (@reed) May 3, 2026\n\nIt pours. We wait.\n\n— Hal Birk (@birk)"

    assert found(text)[-1] == ("Hal Birk", "It pours. We wait.")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Fenwick says the board knew of the cracks",
        "Related: Police say that nobody was hurt",
        "See also: Mayor Fenwick says that the bridge is safe",
    ],
)
def test_a_teaser_makes_no_statement(line: str) -> None:
    text = f"Orla Fenwick said the bridge was safe.\n\n{line}\n\n“It is,” said Hal Birk."

    assert [who for who, _ in found(text)] == ["Orla Fenwick", "Hal Birk"]


def test_the_time_of_a_live_entry_is_no_part_of_what_is_said() -> None:
    text = "09:58 GMT: The harbour board has confirmed that two boats sank, AFP reports."

    assert found(text)[-1][1].startswith("The harbour board")


def test_a_dateline_is_no_part_of_the_speaker() -> None:
    text = (
        "SARNMOUTH, Nov. 3, 2026 /Newswire/ -- Ravndal & Sons, a leading maker of ferries, today "
        "announced that Orla Fenwick will join as chief executive."
    )

    assert first_of(text).speaker_name == "Ravndal & Sons"


def test_a_dash_inside_a_speaker_is_no_dateline() -> None:
    text = "Orla Fenwick — the mayor of Stenness and a former judge — said that the mill fell."

    assert first_of(text).speaker_name == "Orla Fenwick"


def test_one_who_was_asked_did_not_ask() -> None:
    text = "Asked whether the bridge was safe, Orla Fenwick replied: “Yes, it surely is.”"

    assert [quote for _, quote in found(text)] == ["“Yes, it surely is.”"]


def test_a_quotation_in_a_heading_is_not_said_in_the_paragraph_below() -> None:
    heading = "7. “The harbour problem”"
    text = f"Report\n\n{heading}\n\nHal Birk told the board that he tried to help."
    start = text.index(heading)
    blocks = (Block(BlockKind.HEADING, Span(start, start + len(heading))),)

    (one,) = detect_attributions(Article(text, blocks=blocks))

    assert one.quote(text) == "that he tried to help"


def test_a_role_behind_a_comma_stays_with_its_name() -> None:
    article = read_plain("What they saw\n\n• Hal Birk, captain: “We were warned twice.”")

    assert detect_attributions(article)[-1].speaker_name == "Hal Birk"


def test_a_speaker_of_articles_alone_is_nobody() -> None:
    text = "In sum, the claim that the harbour board owns nine ferries is not supported."

    assert all(one.speaker_name is None for one in detect_attributions(Article(text)))
