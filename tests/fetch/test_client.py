"""How a fetch ends: recorded answers and raw bytes through the real client."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.recorded import RecordedAnswer
from citecheck.model import FetchOutcome, Snapshot

PAGE = "http://news.example/page"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
ARTICLE = (
    b"<html><title>Vote</title><p>\xe2\x80\x9cWe counted twice,\xe2\x80\x9d she said.</p></html>"
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

Fetch = Callable[..., Snapshot]


def redirect(url: str, to: str, status: int = 302) -> RecordedAnswer:
    return RecordedAnswer(url, status, (("Location", to),))


def test_a_page_comes_with_its_bytes_and_its_circumstances(fetch_recorded: Fetch) -> None:
    snapshot = fetch_recorded(RecordedAnswer(PAGE, 200, HTML, ARTICLE))

    assert snapshot.outcome is FetchOutcome.OK
    assert snapshot.body == ARTICLE
    assert snapshot.final_url == snapshot.url == PAGE
    assert snapshot.status == 200
    assert snapshot.media_type == "text/html"
    assert snapshot.header("content-type") == "text/html; charset=utf-8"
    assert snapshot.fetched_at == datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert snapshot.redirects == ()


@pytest.mark.parametrize(
    ("coding", "wire"),
    [
        ("gzip", gzip.compress(ARTICLE)),
        ("gzip", gzip.compress(ARTICLE[:40]) + gzip.compress(ARTICLE[40:])),
        ("gzip", gzip.compress(ARTICLE) + b"\0" * 20),
        ("deflate", zlib.compress(ARTICLE)),
        ("deflate", zlib.compress(ARTICLE)[2:-4]),
        ("identity", ARTICLE),
    ],
    ids=["gzip", "gzip members", "gzip padded", "deflate", "deflate raw", "identity"],
)
def test_content_codings_are_taken_off(coding: str, wire: bytes, fetch_recorded: Fetch) -> None:
    answer = RecordedAnswer(PAGE, 200, (*HTML, ("Content-Encoding", coding)), wire)

    assert fetch_recorded(answer).body == ARTICLE


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (204, FetchOutcome.EMPTY),
        (206, FetchOutcome.BAD_RESPONSE),
        (300, FetchOutcome.BAD_RESPONSE),
        (304, FetchOutcome.BAD_RESPONSE),
        (400, FetchOutcome.FORBIDDEN),
        (401, FetchOutcome.FORBIDDEN),
        (402, FetchOutcome.PAYWALLED),
        (403, FetchOutcome.FORBIDDEN),
        (404, FetchOutcome.NOT_FOUND),
        (408, FetchOutcome.TIMEOUT),
        (410, FetchOutcome.GONE),
        (429, FetchOutcome.RATE_LIMITED),
        (451, FetchOutcome.LEGAL_BLOCK),
        (500, FetchOutcome.SERVER_ERROR),
        (503, FetchOutcome.SERVER_ERROR),
        (520, FetchOutcome.SERVER_ERROR),
        (999, FetchOutcome.BOT_WALL),
    ],
)
def test_a_refusal_is_never_evidence(
    status: int, outcome: FetchOutcome, fetch_recorded: Fetch
) -> None:
    snapshot = fetch_recorded(
        RecordedAnswer(PAGE, status, HTML, b"" if status in {204, 304} else ARTICLE)
    )

    assert snapshot.outcome is outcome
    assert snapshot.status == status
    assert snapshot.body == b""


@pytest.mark.parametrize(
    ("status", "header", "outcome"),
    [
        (403, ("cf-mitigated", "challenge"), FetchOutcome.BOT_WALL),
        (200, ("CF-Mitigated", "challenge"), FetchOutcome.BOT_WALL),
        (503, ("cf-chl-bypass", "1"), FetchOutcome.BOT_WALL),
        (403, ("X-DataDome", "protected"), FetchOutcome.BOT_WALL),
        (200, ("X-DataDome", "protected"), FetchOutcome.OK),
        (405, ("x-amzn-waf-action", "captcha"), FetchOutcome.BOT_WALL),
        (202, ("x-amzn-waf-action", "challenge"), FetchOutcome.BOT_WALL),
        (403, ("X-Iinfo", "1-2-3"), FetchOutcome.BOT_WALL),
        (200, ("X-Iinfo", "1-2-3"), FetchOutcome.OK),
        (403, ("Set-Cookie", "_abck=1"), FetchOutcome.BOT_WALL),
        (403, ("X-Px-Uuid", "1"), FetchOutcome.BOT_WALL),
        (403, ("Server", "cloudflare"), FetchOutcome.FORBIDDEN),
        (401, ("WWW-Authenticate", "Basic"), FetchOutcome.LOGIN_WALL),
    ],
)
def test_walls_are_known_by_their_headers(
    status: int, header: tuple[str, str], outcome: FetchOutcome, fetch_recorded: Fetch
) -> None:
    assert fetch_recorded(RecordedAnswer(PAGE, status, (*HTML, header), ARTICLE)).outcome is outcome


@pytest.mark.parametrize(
    ("content_type", "body", "outcome", "media_type"),
    [
        ("text/plain", b"Words.", FetchOutcome.OK, "text/plain"),
        ("application/xhtml+xml", ARTICLE, FetchOutcome.OK, "application/xhtml+xml"),
        ("application/pdf", b"%PDF-1.7 ...", FetchOutcome.OK, "application/pdf"),
        ("text/html", b"%PDF-1.7 ...", FetchOutcome.OK, "application/pdf"),
        ("application/octet-stream", b"%PDF-1.7 ...", FetchOutcome.OK, "application/pdf"),
        ("application/pdf", ARTICLE, FetchOutcome.OK, "text/html"),
        (';;;="', ARTICLE, FetchOutcome.OK, "text/html"),
        ("", ARTICLE, FetchOutcome.OK, "text/html"),
        ("", b"Only words.", FetchOutcome.OK, "text/plain"),
        ("", b"\x00\x01\x02\x03", FetchOutcome.UNSUPPORTED_TYPE, "application/octet-stream"),
        (
            "text/html",
            b"\x7fELF\x02\x01",
            FetchOutcome.UNSUPPORTED_TYPE,
            "application/octet-stream",
        ),
        ("text/html", b"\xff\xfe<\0p\0>\0", FetchOutcome.OK, "text/html"),
        ("image/png", b"\x89PNG\r\n", FetchOutcome.UNSUPPORTED_TYPE, "image/png"),
        ("video/mp4", b"\0\0\0\x18ftypmp42", FetchOutcome.UNSUPPORTED_TYPE, "video/mp4"),
        ("", b"\0\0\0\x18ftypmp42", FetchOutcome.UNSUPPORTED_TYPE, "application/octet-stream"),
        ("application/json", b"{}", FetchOutcome.UNSUPPORTED_TYPE, "application/json"),
        ("text/html", b"", FetchOutcome.EMPTY, "text/html"),
        ("text/html", b" \r\n\t", FetchOutcome.EMPTY, "text/html"),
    ],
)
def test_the_kind_of_file_is_told_by_header_and_bytes(
    content_type: str, body: bytes, outcome: FetchOutcome, media_type: str, fetch_recorded: Fetch
) -> None:
    headers = (("Content-Type", content_type),) if content_type else ()

    snapshot = fetch_recorded(RecordedAnswer(PAGE, 200, headers, body))

    assert (snapshot.outcome, snapshot.media_type) == (outcome, media_type)


def test_redirects_are_followed_and_told(fetch_recorded: Fetch) -> None:
    snapshot = fetch_recorded(
        redirect(PAGE, "https://news.example/secure#top", 301),
        redirect("https://news.example/secure", "//other.example/final?x=1", 307),
        RecordedAnswer("https://other.example/final?x=1", 200, HTML, ARTICLE),
        url=PAGE + "#part",
    )

    assert snapshot.outcome is FetchOutcome.OK
    assert snapshot.url == PAGE + "#part"
    assert snapshot.final_url == "https://other.example/final?x=1"
    assert snapshot.redirects == ("https://news.example/secure", "https://other.example/final?x=1")


def test_ten_redirects_are_followed_and_no_more(fetch_recorded: Fetch) -> None:
    chain = [redirect(f"http://news.example/{n}", f"/{n + 1}") for n in range(11)]
    end = RecordedAnswer("http://news.example/10", 200, HTML, ARTICLE)

    ten = fetch_recorded(*chain[:10], end, url="http://news.example/0")
    eleven = fetch_recorded(*chain, url="http://news.example/0")

    assert ten.outcome is FetchOutcome.OK
    assert eleven.outcome is FetchOutcome.REDIRECT_LOOP


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("", FetchOutcome.BAD_REDIRECT),
        ("javascript:alert(1)", FetchOutcome.BAD_REDIRECT),
        ("http://news.example:99999/", FetchOutcome.BAD_REDIRECT),
        ("http://169.254.169.254/latest/", FetchOutcome.BLOCKED_ADDRESS),
        ("http://localhost/", FetchOutcome.BLOCKED_ADDRESS),
    ],
)
def test_a_redirect_is_guarded_like_the_first_address(
    location: str, outcome: FetchOutcome, fetch_recorded: Fetch
) -> None:
    snapshot = fetch_recorded(redirect(PAGE, location))

    assert snapshot.outcome is outcome
    assert snapshot.redirects == ()


def test_an_unknown_host_is_unreachable_and_an_unknown_page_not_found(
    fetch_recorded: Fetch,
) -> None:
    answer = RecordedAnswer(PAGE, 200, HTML, ARTICLE)

    assert fetch_recorded(answer, url="http://gone.example/").outcome is FetchOutcome.UNREACHABLE
    assert fetch_recorded(answer, url="http://news.example/x").outcome is FetchOutcome.NOT_FOUND


@pytest.mark.parametrize(
    "wire",
    [
        OK + b"Content-Length: 500\r\n\r\n<p>cut",
        OK + b"Content-Length: 5\r\n\r\n<p>more than that",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>cu\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n<p>\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(ARTICLE)[:-9],
        OK + b"Content-Encoding: gzip\r\n\r\n<p>plain",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x") * 300,
        OK + b"Content-Encoding: br\r\n\r\n<p>plain",
        OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(ARTICLE)),
        OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>x",
        b"HTTP/1.1 000 What\r\n\r\n",
        b"<p>no head at all</p>",
        b"",
    ],
)
def test_a_broken_or_cut_answer_is_no_evidence(wire: bytes, fetch_raw: Fetch) -> None:
    snapshot = fetch_raw(wire)

    assert snapshot.outcome is FetchOutcome.BAD_RESPONSE
    assert snapshot.body == b""


def test_a_body_that_grows_after_its_declared_length_is_noticed(fetch_raw: Fetch) -> None:
    snapshot = fetch_raw(OK + b"Content-Length: 5\r\n\r\n<p>ab", b"cd and more")

    assert snapshot.outcome is FetchOutcome.BAD_RESPONSE


@pytest.mark.parametrize(
    "second", [OK + b"Content-Length: 6\r\n\r\npoison", b"\r\n", b"\r\n" + OK + b"\r\n"]
)
def test_a_line_end_or_an_answer_nobody_asked_for_is_left_alone(
    second: bytes, fetch_raw: Fetch
) -> None:
    snapshot = fetch_raw(OK + b"Content-Length: 5\r\n\r\n<p>ab" + second)

    assert snapshot.outcome is FetchOutcome.OK
    assert snapshot.body == b"<p>ab"


def test_a_server_that_keeps_the_line_open_after_its_answer_is_not_waited_for(
    fetch_raw: Fetch,
) -> None:
    snapshot = fetch_raw(OK + b"Content-Length: 5\r\n\r\n<p>ab", ending="silence")

    assert snapshot.outcome is FetchOutcome.OK
    assert snapshot.body == b"<p>ab"


def test_hints_before_the_answer_are_skipped(fetch_raw: Fetch) -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 2

    snapshot = fetch_raw(hints, OK + b"Content-Length: 5\r\n\r\n<p>ab")

    assert snapshot.body == b"<p>ab"


def test_a_connection_that_breaks_off_is_told_by_where_it_broke(fetch_raw: Fetch) -> None:
    broken = httpcore.ReadError("reset")

    assert fetch_raw(ending=broken).outcome is FetchOutcome.UNREACHABLE
    in_body = fetch_raw(OK + b"Content-Length: 99\r\n\r\n<p>", ending=broken)
    assert in_body.outcome is FetchOutcome.BAD_RESPONSE
    assert in_body.status == 200


@pytest.mark.parametrize(
    "wire",
    [
        OK + b"Content-Length: 1000000000000000\r\n\r\n<p>",
        OK + b"\r\n" + b"a" * 5_000,
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * 10_000_000)[:1_500],
    ],
    ids=["declared", "over the wire", "unpacked"],
)
def test_a_page_over_its_limits_is_too_large(wire: bytes, fetch_raw: Fetch) -> None:
    options = Options(max_wire_bytes=4_096, max_decoded_bytes=65_536)

    assert fetch_raw(wire, options=options).outcome is FetchOutcome.TOO_LARGE


def test_bytes_are_counted_over_all_redirects(fetch_recorded: Fetch) -> None:
    padded = (("Location", "/end"), ("X-Padding", "x" * 3_000))
    answers = (
        RecordedAnswer(PAGE, 302, padded),
        RecordedAnswer("http://news.example/end", 200, HTML, ARTICLE + b" " * 2_000),
    )

    snapshot = fetch_recorded(*answers, options=Options(max_wire_bytes=4_096))

    assert snapshot.outcome is FetchOutcome.TOO_LARGE


def test_silence_ends_at_the_deadline(fetch_raw: Fetch) -> None:
    snapshot = fetch_raw(OK, ending="silence", options=Options(deadline_s=0.05))

    assert snapshot.outcome is FetchOutcome.TIMEOUT
    assert "0.05 s" in snapshot.detail
