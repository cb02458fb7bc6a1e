from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fetch.addresses import is_public
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.url import redirect_target, web_address
from citecheck.model import FetchOutcome


def outcome_of(url: str) -> FetchOutcome:
    try:
        web_address(url)
    except FetchFault as fault:
        return fault.outcome
    return FetchOutcome.OK


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTP://News.Example.:80/A?b=c#part", "http://news.example/A?b=c"),
        ("https://news.example:443/", "https://news.example/"),
        ("https://news.example:8443/x", "https://news.example:8443/x"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://news.example/a b?q=“x”", "http://news.example/a%20b?q=%E2%80%9Cx%E2%80%9D"),
        ("http://news.example/a%2Fb/@name", "http://news.example/a%2Fb/@name"),
        ("http://news.example/x/../y", "http://news.example/y"),
        ("http://[2606:4700:0::1]/", "http://[2606:4700::1]/"),
    ],
)
def test_a_web_address_is_written_in_one_way(url: str, written: str) -> None:
    assert web_address(url).text == written


@pytest.mark.parametrize(
    "url",
    [
        *("", "news.example", "//news.example/", "http:/news.example/", "http:news.example"),
        *("javascript:alert(1)", "file:///etc/passwd", "ftp://news.example/", "mailto:a@b.example"),
        *("http://", "http:///x", "http://:80/", "http://[::1", "http://[zz]/", "http://a..b/"),
        *(
            " http://news.example/",
            "http://news.example/\t",
            "http://news.example/\n",
            "http://a\\b/",
        ),
        *("http://user@news.example/", "http://u:p@news.example/", "http://x%00@news.example/"),
        *("http://news.example:22/", "http://news.example:99999/", "http://news.example:8o/"),
        *("http://news%2eexample/", "http://loc\xadalhost/", "http://\ud83d.example/"),
        "http://news.example/" + "a" * 8_000,
        "http://" + "a" * 64 + ".example/",
    ],
)
def test_what_is_no_web_address_is_a_bad_redirect(url: str) -> None:
    assert outcome_of(url) is FetchOutcome.BAD_REDIRECT


@pytest.mark.parametrize(
    "url",
    [
        *("http://localhost/", "http://LOCALHOST./", "http://intranet/", "http://a.localhost/"),
        *(
            "http://printer.local/",
            "http://x.internal/",
            "http://x.home.arpa/",
            "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        ),
        *("http://127.0.0.1/", "http://127.0.0.1./", "http://127.1/", "http://2130706433/"),
        *("http://0x7f000001/", "http://0177.0.0.1/", "http://１２７.0.0.1/", "http://0/"),
        *("http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/"),
        "http://999.999.999.999/",
    ],
)
def test_what_leads_into_a_private_network_is_blocked(url: str) -> None:
    assert outcome_of(url) is FetchOutcome.BLOCKED_ADDRESS


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_named_fault(text: str) -> None:
    for url in (text, f"http://{text}", f"https://news.example/{text}"):
        assert outcome_of(url) in {
            FetchOutcome.OK,
            FetchOutcome.BAD_REDIRECT,
            FetchOutcome.BLOCKED_ADDRESS,
        }


@given(st.text(max_size=60))
def test_an_address_that_was_written_anew_stays_as_it_is(rest: str) -> None:
    url = f"https://news.example/{rest}"
    if outcome_of(url) is FetchOutcome.OK:
        address = web_address(url)
        assert web_address(address.text) == address


@given(st.ip_addresses())
def test_a_literal_address_passes_exactly_when_it_is_public(ip: object) -> None:
    literal = f"[{ip}]" if ":" in str(ip) else str(ip)

    assert (outcome_of(f"http://{literal}/") is FetchOutcome.OK) == is_public(str(ip))


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/b", "http://news.example/b"),
        (b"c?d=e", "http://news.example/a/c?d=e"),
        (b"//other.example/x", "http://other.example/x"),
        (b"https://news.example/a/#top", "https://news.example/a/"),
        ("/straße".encode(), "http://news.example/stra%C3%9Fe"),
        (b"/stra\xdfe", "http://news.example/stra%C3%9Fe"),
        (b" /with space ", "http://news.example/with%20space"),
        (b"/x%0d%0aSet-Cookie:y", "http://news.example/x%0d%0aSet-Cookie:y"),
    ],
)
def test_a_redirect_is_read_like_a_link(location: bytes, target: str) -> None:
    assert redirect_target(web_address("http://news.example/a/page"), location).text == target


@pytest.mark.parametrize(
    "location", [b"", b"  ", b"http:other.example", b"http://[::bad/", b"\\\\host\\x", b"data:,x"]
)
def test_a_redirect_to_nowhere_is_a_bad_redirect(location: bytes) -> None:
    with pytest.raises(FetchFault) as caught:
        redirect_target(web_address("http://news.example/"), location)

    assert caught.value.outcome is FetchOutcome.BAD_REDIRECT


@pytest.mark.parametrize(
    ("rest", "kept"), [(".", "/"), ("./", "/"), ("..?x=1", "/?x=1"), ("", "/")]
)
def test_a_path_of_dots_leaves_a_slash(rest: str, kept: str) -> None:
    assert web_address(f"https://news.example/{rest}").text == f"https://news.example{kept}"
