"""An archive that was cut off or changed is told in words, wherever the damage lies."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck.fetch import warc_records
from citecheck.fetch.account import account_bytes
from citecheck.fetch.capture_file import read_capture
from citecheck.fetch.replay import replay_web
from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import ErrorCode, KnownError, Snapshot
from citecheck.store.library import open_library
from tests.fetch.captured import BY_HAND, FAILED, FOLLOWED, LATER, READ, replayed
from tests.store.keeping import save_snapshot

GONE = {"at": "2026-11-20T12:00:00+00:00", "sha256": "a" * 64, "bytes": 10**30}
ODD: tuple[object, ...] = (
    *("\ud83d", "\x00", 10**30, -5, 1e400, None, True, [], {}, [1], [["\ud83d", "\x00"]]),
    GONE,
    {**GONE, "bytes": 1e400},
    {**GONE, "bytes": 5, "at": "9999-12-31T23:59:59-23:59"},
    {**GONE, "bytes": 5, "sha256": "\ud83d", "text_sha256": "\ud83d"},
    [{"url": "\ud83d", "asked_at": "0001-01-01T00:00:00+14:00", "answered_at": "x"}],
)
WHOLE = gzip.decompress(warc_bytes([READ, FOLLOWED, BY_HAND], made_at=LATER))


def test_a_record_that_ends_before_its_address_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(WHOLE.partition(b"WARC-Target-URI")[0] + b"\r\n")

    with pytest.raises(KnownError) as told:
        read_capture(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE


def test_no_damage_is_more_than_a_sentence(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.warc", random.Random(7)  # noqa: S311 - damage, no secret
    refused = 0
    for _ in range(150):
        data = bytearray(WHOLE[: chance.randrange(1, len(WHOLE))])
        data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        try:
            read_capture(path)
        except KnownError as error:
            refused += error.code is ErrorCode.UNREADABLE_FILE

    assert refused


def test_the_words_of_a_refusal_hold_no_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(b"PK\x03\x04\x14\x00\x00")

    with pytest.raises(KnownError) as told:
        read_capture(path)

    assert told.value.detail == "it is no web archive"


@pytest.mark.parametrize(
    "data", ["“We will go,” said Mary Jones of Acme.\n", "one two three four five\n" * 9]
)
def test_a_text_is_no_web_archive(tmp_path: Path, data: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(data, encoding="utf-8")

    with pytest.raises(KnownError) as told:
        read_capture(path)

    assert told.value.detail == "it is no web archive"


def test_bytes_between_records_are_told_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(WHOLE.replace(b"\r\n\r\nWARC/1", b"\r\n\x1b[2J\r\nWARC/1"))

    with pytest.raises(KnownError) as told:
        read_capture(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", sorted(json.loads(account_bytes(READ))))
def test_an_account_of_anybody_is_replayed_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pages = [READ, FOLLOWED, BY_HAND, *FAILED]
    path = tmp_path / "a.warc.gz"
    with open_library(tmp_path / "l") as library:
        for odd in ODD:

            def told(snapshot: Snapshot, odd: object = odd) -> bytes:
                return json.dumps({**json.loads(account_bytes(snapshot)), name: odd}).encode()

            monkeypatch.setattr(warc_records, "account_bytes", told)
            path.write_bytes(warc_bytes(pages, made_at=LATER))
            with suppress(KnownError):  # refused in words
                for snapshot in replayed(path, [page.url for page in pages if page.url]):
                    save_snapshot(library, snapshot)
        assert library.list_checks() == ()


def test_an_evidence_folder_is_replayed_by_the_archive_in_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        folder.writestr("report.json", "{}")
        folder.writestr("evidence.warc.gz", warc_bytes([READ], made_at=LATER))
    path = tmp_path / "evidence.zip"
    path.write_bytes(out.getvalue())

    assert list(read_capture(path).accounts) == [READ.url]


def test_a_record_that_is_not_what_its_digest_says_is_refused(tmp_path: Path) -> None:
    data = gzip.decompress(warc_bytes([READ], made_at=LATER))
    path = tmp_path / "a.warc"
    path.write_bytes(data.replace(b"every crane", b"seven crane"))

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE
    assert "digest" in told.value.detail


def test_a_page_that_is_not_the_one_of_its_account_is_refused(tmp_path: Path) -> None:
    account = warc_bytes([READ], made_at=LATER)
    other = warc_bytes([replace(READ, body=b"<p>Other words.</p>")], made_at=LATER)
    path = tmp_path / "a.warc"
    path.write_bytes(record_bytes(other, "response") + record_bytes(account, "metadata"))

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert "not the page that was captured" in told.value.detail


def record_bytes(data: bytes, kind: str) -> bytes:
    """Return the one record of a kind as it stands in the file."""
    members = [b"WARC/1.1" + part for part in gzip.decompress(data).split(b"WARC/1.1\r\n")]
    (found,) = (m for m in members if f"WARC-Type: {kind}".encode() in m)
    return found.replace(b"WARC/1.1", b"WARC/1.1\r\n", 1)


def damaged_wacz() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(wacz_bytes([READ], made_at=LATER))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            other = warc_bytes([BY_HAND], made_at=LATER)
            new.writestr(name, other if name.startswith("archive/") else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04broken", damaged_wacz()])
def test_files_that_are_no_archive_or_were_changed_are_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.wacz"
    path.write_bytes(data)

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE
    assert told.value.subject == str(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        replay_web(tmp_path / "none.warc")

    assert told.value.code is ErrorCode.MISSING_FILE
