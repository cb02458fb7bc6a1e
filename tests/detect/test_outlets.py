"""The shipped outlet table keeps its rules, and its look-ups find what people write."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from citecheck.detect.outlet_names import name_key
from citecheck.detect.outlets import (
    TYPES,
    OutletTable,
    load_outlets,
    read_guards,
    registrable_domain,
)
from citecheck.model import Outlet
from citecheck.paths import resource

CONTINENTS = {
    "Africa": "ZA NG KE EG MA GH ET",
    "Asia": "CN JP IN KR ID PH BD",
    "Europe": "FR DE GB ES IT PL UA",
    "North America": "US CA MX CU GT JM",
    "Oceania": "AU NZ FJ PG WS SB",
    "South America": "AR BR CL CO PE UY",
    "Middle East": "IL IR SA QA AE LB IQ",
}
ORDINARY = {
    "age", "american", "argus", "atlantic", "bild", "billboard", "blick", "cut", "daily",
    "dawn", "deadline", "diplomat", "echo", "express", "figaro", "focus", "forbes", "fortune",
    "fox", "frontline", "globe", "guardian", "herald", "hill", "independent", "index",
    "information", "insider", "intercept", "journal", "kurier", "lancet", "mail", "marca",
    "mehr", "metro", "mint", "mirror", "monitor", "nation", "nature", "news", "observer",
    "page", "paper", "parisien", "people", "petra", "post", "presse", "punch", "quartz",
    "reason", "register", "reporter", "salon", "science", "scroll", "semana", "sky", "slate",
    "spectator", "spiegel", "standard", "star", "stern", "stuff", "sun", "telegraph", "telex",
    "tempo", "time", "times", "trend", "tribune", "vanguard", "variety", "verge", "vice",
    "vogue", "welt", "wire", "wired", "world", "wrap", "zeit", "citizen", "australian", "hindu",
    "namibian",
}  # fmt: skip


@pytest.fixture(scope="module")
def table() -> OutletTable:
    return load_outlets()


def names(found: tuple[Outlet, ...]) -> list[str]:
    return [outlet.name for outlet in found]


def all_names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, outlet.short, *outlet.aliases)


def test_the_table_is_wide_and_has_every_continent(table: OutletTable) -> None:
    countries = {outlet.country for outlet in table.outlets}

    assert len(table.outlets) >= 330
    for continent, some in CONTINENTS.items():
        assert set(some.split()) <= countries, continent


def test_canonical_names_are_unique(table: OutletTable) -> None:
    folded = [outlet.name.casefold() for outlet in table.outlets]

    assert len(folded) == len(set(folded))


def test_every_field_is_clean(table: OutletTable) -> None:
    for outlet in table.outlets:
        assert outlet.type in TYPES, outlet
        assert re.fullmatch("[A-Z]{2}", outlet.country), outlet
        for name in all_names(outlet):
            assert name == unicodedata.normalize("NFC", name).strip(), outlet
            assert name_key(name), outlet
            assert not set("|;\n") & set(name), outlet


def test_no_row_says_a_name_twice(table: OutletTable) -> None:
    for outlet in table.outlets:
        assert len(set(outlet.aliases)) == len(outlet.aliases), outlet
        assert outlet.name not in outlet.aliases, outlet
        assert outlet.short not in outlet.aliases, outlet


def test_every_country_has_a_time_zone_there(table: OutletTable) -> None:
    # The zone table of the system lists every assigned code; Kosovo's XK is user-assigned.
    path = Path("/usr/share/zoneinfo/iso3166.tab")
    if not path.exists():
        pytest.skip("this system has no table of country codes")
    codes = {line[:2] for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"}

    assert {outlet.country for outlet in table.outlets} - codes <= {"XK"}


def test_every_domain_is_a_host_of_one_outlet(table: OutletTable) -> None:
    owners: dict[str, str] = {}
    for outlet in table.outlets:
        for domain in outlet.domains:
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), domain
            assert not domain.startswith("www."), domain
            assert domain not in owners, (domain, outlet.name, owners.get(domain))
            owners[domain] = outlet.name


def test_every_domain_is_registrable_or_below_one(table: OutletTable) -> None:
    for outlet in table.outlets:
        for domain in outlet.domains:
            registered = registrable_domain(domain)
            assert domain == registered or domain.endswith(f".{registered}")
            assert "." in registered


def test_no_subdomain_repeats_its_parent(table: OutletTable) -> None:
    for outlet in table.outlets:
        for domain in outlet.domains:
            parent = table.by_host(domain.partition(".")[2])
            assert parent is not outlet, domain


def test_no_name_that_is_an_ordinary_word_goes_without_a_guard(table: OutletTable) -> None:
    guarded = {name_key(name) for name in read_guards(resource("outlets/guards.csv"))}
    keys = {name_key(name) for outlet in table.outlets for name in all_names(outlet)}

    assert (ORDINARY & keys) - guarded == set()


def test_no_name_of_two_letters_goes_without_a_guard(table: OutletTable) -> None:
    guarded = {name_key(name) for name in read_guards(resource("outlets/guards.csv"))}
    known = {"ap", "dw", "ft", "rt", "гт"}
    short = {
        key
        for outlet in table.outlets
        for key in map(name_key, all_names(outlet))
        if len(key) <= 2 and key.isascii()
    }

    assert short - known - guarded == set()


def test_every_guard_is_known_and_given_once(table: OutletTable) -> None:
    with resource("outlets/guards.csv").open(encoding="utf-8", newline="") as file:
        rows = [(r["needs"], w) for r in csv.DictReader(file) for w in r["words"].split("|")]
    keys = {name_key(name) for outlet in table.outlets for name in all_names(outlet)}
    words = [word.casefold() for _, word in rows]

    assert {need for need, _ in rows} == {
        "the", "title", "mid", "bare", "quoted", "exact", "told", "name", "never",
    }  # fmt: skip
    assert len(words) == len(set(words))
    for need, word in rows:
        assert need == "never" or name_key(word) in keys, word


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("AFP", "Agence France-Presse"),
        ("the AP's", "The Associated Press"),
        ("A.P.", "The Associated Press"),
        ("F.A.Z.", "Frankfurter Allgemeine Zeitung"),
        ("the new york times", "The New York Times"),
        ("The Washington Post’s", "The Washington Post"),
        ("Barron’s", "Barron's"),
        ("Reuters'", "Reuters"),
        ("Te\u0301lam", "Telam"),
        ("El Pais", "El País"),
        ("Україн́ська правда", "Ukrainska Pravda"),
        ("法新社", "Agence France-Presse"),
        ("رويترز", "Reuters"),
        ("연합뉴스", "Yonhap"),
        ("कान्तिपुर", "The Kathmandu Post"),
    ],
)
def test_a_name_is_found_as_people_write_it(
    table: OutletTable, written: str, canonical: str
) -> None:
    assert names(table.by_name(written))[0] == canonical


@pytest.mark.parametrize(
    ("written", "some"),
    [
        ("The Times", {"The Times", "The New York Times", "Los Angeles Times"}),
        ("the Post", {"The Washington Post", "New York Post", "The Jerusalem Post"}),
        ("CNA", {"Central News Agency", "Channel NewsAsia"}),
        ("Telegraph", {"The Daily Telegraph", "The Telegraph (India)"}),
        ("Interfax", {"Interfax", "Interfax-Ukraine"}),
        ("the Journal", {"The Wall Street Journal", "TheJournal.ie"}),
        ("The Independent", {"The Independent", "Irish Independent"}),
        ("The Star", {"Toronto Star", "The Star (Malaysia)"}),
        ("The Herald", {"Miami Herald", "The New Zealand Herald"}),
        ("Standard", {"Der Standard", "London Standard", "The Standard (Kenya)"}),
        ("Daily News", {"New York Daily News", "Daily News (Tanzania)"}),
        ("ABC", {"ABC News", "ABC (Australia)", "ABC (Spain)"}),
    ],
)
def test_an_ambiguous_name_answers_with_every_outlet(
    table: OutletTable, written: str, some: set[str]
) -> None:
    assert some <= set(names(table.by_name(written)))


def test_interfax_ukraine_is_never_interfax(table: OutletTable) -> None:
    assert names(table.by_name("Interfax-Ukraine")) == ["Interfax-Ukraine"]


@pytest.mark.parametrize("written", ["", " ", "the", "'s", "Nobody's Gazette", "\x00", "🗞"])
def test_a_name_that_nobody_has_is_not_found(table: OutletTable, written: str) -> None:
    assert table.by_name(written) == ()


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.bbc.co.uk", "BBC News"),
        ("edition.cnn.com", "CNN"),
        ("EN.YNA.CO.KR.", "Yonhap"),
        ("www1.folha.uol.com.br", "Folha de S.Paulo"),
        ("economia.uol.com.br", "UOL"),
        ("oglobo.globo.com", "O Globo"),
        ("g1.globo.com", "TV Globo"),
        ("news.yahoo.com", "Yahoo News"),
    ],
)
def test_a_host_belongs_to_the_nearest_outlet(table: OutletTable, host: str, name: str) -> None:
    found = table.by_host(host)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "host",
    [
        "reuters.wordpress.com",
        "cnn.com.news.example",
        "notcnn.com",
        "co.uk",
        "com",
        "",
        ".",
        "192.0.2.1",
        "mail.yahoo.com",
    ],
)
def test_a_strangers_host_belongs_to_nobody(table: OutletTable, host: str) -> None:
    assert table.by_host(host) is None


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("www.abc.net.au", "abc.net.au"),
        ("one.two.wordpress.com", "two.wordpress.com"),
        ("wordpress.com", "wordpress.com"),
        ("me.blogspot.com", "me.blogspot.com"),
        ("Desk.Example", "desk.example"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("co.uk", "co.uk"),
    ],
)
def test_a_registrable_domain_is_what_somebody_registered(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.shared
def test_names_agree_with_the_measuring_stick(table: OutletTable, shared: Path) -> None:
    with (shared / "outlets" / "agencies_seed.csv").open(encoding="utf-8", newline="") as file:
        seed = [row["name"] for row in csv.DictReader(file)]

    assert set(seed) <= {outlet.name for outlet in table.outlets}
