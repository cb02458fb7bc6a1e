"""Who carried the words, and the addresses where a report says so."""

from __future__ import annotations

import pytest

from citecheck.model import Check, OutletMention
from citecheck.report.chain import chain_of, is_itself, safe_href, shown_url


def test_the_chain_says_which_carriers_were_seen(check: Check) -> None:
    seen = [[(hop.name, was) for hop, was in chain_of(c)] for c in check.claims[:12]]

    assert seen[0] == [("Northwire", True)]
    assert seen[10] == [("Morning Ledger", False)]
    assert seen[11] == [("Northwire", False)]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/local",
        "http://",
        "https:evil",
        "http://[",
        "ftp://evil.example/",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_never_linked(url: str | None) -> None:
    assert safe_href(url) is None


def test_characters_that_turn_or_hide_are_visible_in_an_address() -> None:
    url = "https://x.example/\u202egnp.exe\u200b\"'<a b>"

    assert shown_url(url) == "https://x.example/%E2%80%AEgnp.exe%E2%80%8B%22%27%3Ca%20b%3E"


@pytest.mark.parametrize(
    ("speaker", "written", "same"),
    [
        ("Ukrainska Pravda", "Українська правда", True),
        ("українська правда", "Українська правда", True),
        ("The Ukrainska Pravda", "Українська правда", True),
        ("Ірина Марченко", "Українська правда", False),
        ("", "Українська правда", False),
    ],
)
def test_an_outlet_that_is_credited_itself_is_told_in_any_writing(
    speaker: str, written: str, *, same: bool
) -> None:
    assert is_itself(OutletMention("Ukrainska Pravda", written, None), speaker) is same


def test_a_speaker_without_an_outlet_is_no_outlet() -> None:
    assert not is_itself(None, "Reuters")
