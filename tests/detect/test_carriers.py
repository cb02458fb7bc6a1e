"""Which outlet carried a statement, and through which hands it came."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Link


def outlets(text: str, *links: Link) -> list[str | None]:
    found = detect_attributions(Article(text, links=links))
    return [one.outlet.name if one.outlet else None for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” Orla Fenwick told Reuters.",
        "Orla Fenwick told Reuters that the mill would close.",
        "In an interview with Reuters, Orla Fenwick said the mill would close.",
        "“We stay,” Orla Fenwick said in an interview with Reuters.",
        "Speaking to Reuters, Orla Fenwick said the mill would close.",
        "The mill will close, Reuters reported.",
        "Reuters reported that the mill would close.",
        "The mill will close, according to Reuters.",
        "The mill will close, according to a report by Reuters.",
        "A memo seen by Reuters said that the mill would close.",
        "She said: “We stay,” as cited in Reuters.",
    ],
)
def test_every_frame_names_its_outlet(text: str) -> None:
    assert outlets(text) == ["Reuters"]


def test_an_outlet_that_the_table_lacks_is_named_as_written() -> None:
    (found,) = detect_attributions(Article("“We stay,” Fenwick told the Valley Ledger."))

    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.as_written) == ("Valley Ledger", "Valley Ledger")
    assert found.outlet.domain is None


@pytest.mark.parametrize(
    "told", ["reporters", "parliament", "a news conference", "him", "Congress", "Piet Ravndal"]
)
def test_persons_and_assemblies_are_no_outlets(told: str) -> None:
    assert outlets(f"“We stay,” Orla Fenwick told {told}.") == [None]


def test_an_outlet_named_inside_the_quotation_carried_nothing() -> None:
    assert outlets("“I read it in Reuters,” Fenwick said.") == [None]


def test_she_added_goes_on_with_the_outlet_of_the_statement_before() -> None:
    text = "“We stay,” Orla Fenwick told AFP.\n\n“We mend,” she added."

    assert outlets(text) == ["Agence France-Presse"] * 2


def test_another_speaker_does_not_inherit_the_outlet() -> None:
    text = "“We stay,” Orla Fenwick told AFP.\n\n“We mend,” said Piet Ravndal."

    assert outlets(text) == ["Agence France-Presse", None]


def test_a_run_lasts_until_the_narrator_speaks_again() -> None:
    text = (
        "The fleet is old. According to more from AFP:\n\n“We stay,” said a captain.\n\n"
        "He warned that crews were leaving.\n\nThe fleet has seen worse.\n\n“No,” said Ulla Kjeld."
    )

    assert outlets(text) == ["Agence France-Presse", "Agence France-Presse", None]


def test_the_news_agency_is_the_outlet_named_before() -> None:
    text = "Fees will double, Reuters reported. The news agency said captains were angry."

    found = detect_attributions(Article(text))

    assert [one.speaker_name for one in found] == ["Reuters", "Reuters"]
    assert outlets(text) == ["Reuters", "Reuters"]


def test_a_relay_is_one_statement_with_a_chain_of_hops() -> None:
    text = "“It ends badly,” a diplomat told AFP, the Financial Times reported."

    (found,) = detect_attributions(Article(text))

    assert found.speaker_name == "a diplomat"
    assert [hop.name for hop in found.hops] == ["Financial Times", "Agence France-Presse"]


def test_an_ambiguous_name_lists_its_candidates_until_a_link_decides() -> None:
    text = "“We stay,” Orla Fenwick told The Times."
    link = Link("https://www.thetimes.co.uk/article/mill-1", None)

    (alone,) = detect_attributions(Article(text))
    (linked,) = detect_attributions(Article(text, links=(link,)))

    assert alone.outlet is not None
    assert alone.outlet.name == "Times"
    assert alone.outlet.domain is None
    assert len(alone.outlet.candidates) > 1
    assert "The Times, The New York Times" in alone.why[-1]
    assert linked.outlet is not None
    assert linked.outlet.candidates == ()
    assert linked.outlet.domain == "thetimes.co.uk" or "thetimes" in str(linked.outlet.domain)


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the Skerry Times, the mill fell.",
        "According to a report in the Skerry Times, the mill fell.",
        "The mill fell, the Skerry Times said on Monday.",
        "The mill fell, according to an investigation by the Skerry Times.",
    ],
)
def test_an_outlet_that_the_table_lacks_speaks_in_its_own_name(sentence: str) -> None:
    (found,) = detect_attributions(Article(sentence), quick=True)

    assert found.outlet is not None
    assert found.outlet.name == "Skerry Times"
    assert found.outlet.domain is None


@pytest.mark.parametrize(
    "sentence",
    ["According to the Skerry Council, the mill fell.", "A report by the police said it fell."],
)
def test_a_body_that_is_no_outlet_carries_nothing(sentence: str) -> None:
    (found,) = detect_attributions(Article(sentence), quick=True)

    assert found.outlet is None


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Fenwick told WeWharf executives that they should leave.", [None]),
        (
            "Orla Fenwick said she learned of it after Politico reported that the mill fell.",
            [None, "Politico"],
        ),
        ("Both Politico and CNN reported that the mill fell.", ["Politico"]),
        (
            "Hal Birk told the New York Times, which first reported the story, that it fell.",
            ["The New York Times"],
        ),
        ("The mill fell, Birk told Politico, according to Reuters.", ["Reuters"]),
    ],
)
def test_an_outlet_goes_with_what_it_carried_alone(text: str, outlets: list[str | None]) -> None:
    found = detect_attributions(Article(text))

    assert [one.outlet.name if one.outlet else None for one in found] == outlets
