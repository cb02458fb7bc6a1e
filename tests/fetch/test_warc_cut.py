"""A body that was not kept whole is told as such, and why."""

from __future__ import annotations

from dataclasses import replace

from citecheck.fetch.warc import warc_bytes
from citecheck.model import FetchOutcome
from tests.fetch.captured import FAILED, FOLLOWED, LATER, READ, records_of


def test_a_record_says_why_its_body_is_not_whole() -> None:
    ends = {FetchOutcome.TOO_LARGE: "length", FetchOutcome.NOT_FOUND: "unspecified"}
    cut = [one for one in FAILED if one.outcome in ends]
    moved = replace(FOLLOWED.exchanges[1], headers=(("Location", "/"), ("Content-Length", "0")))
    empty = replace(FOLLOWED, exchanges=(moved, FOLLOWED.exchanges[2]))

    told = {
        record.rec_headers.get_header("WARC-Target-URI"): record.rec_headers.get_header(
            "WARC-Truncated"
        )
        for kind, record, _ in records_of(warc_bytes([*cut, empty], made_at=LATER))
        if kind == "response"
    }

    assert told == {
        **{one.final_url: ends[one.outcome] for one in cut},
        moved.url: None,
        READ.final_url: None,
    }
