"""An evidence folder holds all that others need, and says of every byte what it should be."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.model import Check, EarlierCopy, FetchOutcome, Snapshot, TlsPeer
from citecheck.model.exchange import Exchange
from citecheck.report.folder import (
    STAMP,
    SUMS,
    FolderFile,
    captured_of,
    folder_files,
    folder_zip,
    sums_of,
)
from citecheck.report.folder_check import FolderCheck, check_folder
from citecheck.wording.evidence import Difference, FileKind, Stamping, difference_sentence
from tests.report.invented import NOON, invented_check

MADE = datetime(2026, 11, 22, 15, 30, 12, tzinfo=UTC)
PEER = TlsPeer("TLSv1.3", "TLS_AES_128_GCM_SHA256", "0a" * 32, "CN=northwire.example", "CN=Ca")
D = Difference


def with_exchanges(check: Check) -> Check:
    """Return the check with its first page had over TLS."""
    first = check.claims[0].pages[0]
    assert first.snapshot is not None
    dated = (("Date", "Fri, 20 Nov 2026 11:59:59 GMT"),)
    asked = Exchange(
        "https://northwire.example/bridge", NOON, NOON, (), 200, dated, "1.1.1.1", PEER
    )
    page = replace(first, snapshot=replace(first.snapshot, exchanges=(asked,)))
    claims = (replace(check.claims[0], pages=(page,)), *check.claims[1:])
    return replace(check, claims=claims)


def files_of(check: Check, stamping: Stamping | None = None) -> tuple[FolderFile, ...]:
    return folder_files(
        check, captured_of(check), archive=b"WARC", made_at=MADE, stamping=stamping or Stamping()
    )


def zipped(check: Check, stamp: bytes | None = None) -> bytes:
    files = files_of(check)
    return folder_zip(files, sums_of(files), made_at=MADE, stamp=stamp)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def checked(data: bytes) -> FolderCheck:
    return check_folder(io.BytesIO(data))


@pytest.fixture(scope="module")
def check() -> Check:
    return with_exchanges(invented_check())


@pytest.fixture(scope="module")
def folder(check: Check) -> bytes:
    return zipped(check)


def test_the_same_check_and_time_give_the_same_bytes(check: Check, folder: bytes) -> None:
    assert zipped(check) == folder


def test_what_was_written_agrees_with_itself(check: Check, folder: bytes) -> None:
    found = checked(folder)

    assert found.differs == ()
    assert found.files == len(members(folder)) - 1
    bodies = {one.snapshot.sha256 for one in captured_of(check) if one.snapshot.body}
    assert found.pages == len(bodies)


def test_it_holds_report_texts_and_pages_as_they_came(check: Check, folder: bytes) -> None:
    held = members(folder)

    assert held["article.txt"].decode() == check.article.text
    assert json.loads(held["report.json"])["made_at"] == MADE.isoformat()
    assert held["report.html"].startswith(b"<!DOCTYPE html>")
    assert held["evidence.warc.gz"] == b"WARC"
    for one in captured_of(check):
        body, page = one.snapshot.body, one.page
        assert not body or body in held.values()
        assert page is None or page.text.encode() in held.values()


def test_a_copy_that_a_verdict_may_rest_on_lies_in_it_too(check: Check) -> None:
    page = check.claims[0].pages[0]
    assert page.page is not None
    before = Snapshot("https://northwire.example/bridge", FetchOutcome.OK, NOON, body=b"Earlier.")
    changed = replace(page, earlier=EarlierCopy(before, replace(page.page, text="Earlier.")))
    one = replace(check, claims=(replace(check.claims[0], pages=(changed,)),))

    files = {file.path: file.data for file in files_of(one)}

    assert files["texts/2-northwire.example.txt"] == b"Earlier."
    assert [c.snapshot for c in captured_of(one)] == [page.snapshot, before]


def test_the_manifest_tells_what_each_file_is_and_how_it_was_had(folder: bytes) -> None:
    held = members(folder)
    manifest = json.loads(held["manifest.json"])

    told = {row["path"]: row for row in manifest["files"]}
    assert set(told) == set(held) - {SUMS, "manifest.json"}
    for path, row in told.items():
        assert row["sha256"] == hashlib.sha256(held[path]).hexdigest()
        assert row["bytes"] == len(held[path])
        assert row["what"]
    page = next(row for row in manifest["files"] if row["kind"] == FileKind.PAGE.value)
    assert page["url"] == "https://northwire.example/bridge"
    assert (page["outcome"], page["fetched_at"]) == ("ok", NOON.isoformat())
    assert page["tls"]["certificate_sha256"] == "0a" * 32
    capture = manifest["captures"][0]
    assert capture["server_date"] == "2026-11-20T11:59:59+00:00"
    assert capture["address"] == "1.1.1.1"
    assert (capture["archived_at"], capture["notes"]) == (None, [])


def test_every_name_is_safe_on_every_system(folder: bytes) -> None:
    for name in members(folder):
        assert re.fullmatch(r"(?:(?:pages|texts)/)?[A-Za-z0-9][A-Za-z0-9.-]{0,100}", name)
        assert not re.fullmatch(r"(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]", Path(name).stem)
    assert len({name.casefold() for name in members(folder)}) == len(members(folder))


@pytest.mark.parametrize(
    ("media_type", "body", "ending"),
    [
        ("application/pdf", b"%PDF-1.7", ".pdf"),
        ("", b"%PDF-1.7", ".pdf"),
        ("text/plain", b"words", ".txt"),
        ("application/xhtml+xml", b"<html/>", ".xhtml"),
        ("application/x-unknown", b"words", ".bin"),
    ],
)
def test_pages_have_the_ending_of_their_kind(
    check: Check, media_type: str, body: bytes, ending: str
) -> None:
    snapshot = Snapshot(
        "http://[::1/bad", FetchOutcome.MANUAL, NOON, media_type=media_type, body=body
    )
    page = replace(check.claims[0].pages[0], snapshot=snapshot, page=None)
    one = replace(check, claims=(replace(check.claims[0], pages=(page,)),))

    assert f"pages/1-page{ending}" in {file.path for file in files_of(one)}


def test_the_system_s_own_program_agrees(folder: bytes, tmp_path: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum here")
    with zipfile.ZipFile(io.BytesIO(folder)) as archive:
        archive.extractall(tmp_path)

    done = subprocess.run(
        [program, "--check", "--strict", SUMS], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_a_changed_file_is_named(folder: bytes) -> None:
    held = members(folder)
    page = next(name for name in held if name.startswith("pages/"))
    held[page] = held[page].replace(b"May", b"Mai")

    found = checked(rezipped(held))

    assert (D.CHANGED, page) in {(one.difference, one.path) for one in found.differs}
    assert found.files == len(held) - 2
    assert page in difference_sentence(D.CHANGED, page)


def test_a_change_with_its_hash_is_found_by_the_manifest(folder: bytes) -> None:
    held = members(folder)
    old = hashlib.sha256(held["article.txt"]).hexdigest()
    held["article.txt"] += b" more"
    new = hashlib.sha256(held["article.txt"]).hexdigest()
    held[SUMS] = held[SUMS].replace(old.encode(), new.encode())

    found = checked(rezipped(held))

    assert [(d.difference, d.path) for d in found.differs] == [(D.MANIFEST_DIFFERS, "article.txt")]


def test_what_is_missing_or_was_added_is_named(folder: bytes) -> None:
    held = members(folder)
    bodies = [data for name, data in held.items() if name.startswith("pages/")]
    page = next(n for n in held if n.startswith("pages/") and bodies.count(held[n]) == 1)
    gone = held[page]
    held = {name: data for name, data in held.items() if data != gone}  # its text is alike
    held["pages/extra.html"] = b"more"

    found = {(d.difference, d.path) for d in checked(rezipped(held)).differs}

    assert {(D.MISSING, page), (D.UNLISTED, "pages/extra.html")} <= found
    assert (D.NOT_IN_REPORT, "report.json") in found


def test_a_damaged_member_is_named(folder: bytes) -> None:
    held = members(folder)
    stored = rezipped(held)
    at = stored.index(b"WARC", stored.index(b"evidence.warc.gz"))

    found = checked(stored[:at] + b"WORM" + stored[at + 4 :])

    assert (D.UNREADABLE, "evidence.warc.gz") in {(d.difference, d.path) for d in found.differs}


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ({SUMS: None}, D.NO_SUMS),
        ({SUMS: b"no hash at all\n"}, D.BAD_SUMS),
        ({"manifest.json": b"{"}, D.BAD_MANIFEST),
        ({"manifest.json": b"[" * 100_000}, D.BAD_MANIFEST),
        ({"../../evil.txt": b"x"}, D.UNSAFE_NAME),
        ({"C:evil.txt": b"x"}, D.UNSAFE_NAME),
    ],
)
def test_a_folder_that_tells_nothing_or_too_much_is_told(
    folder: bytes, change: dict[str, bytes | None], difference: Difference
) -> None:
    held = {**members(folder), **change}

    found = checked(rezipped({name: data for name, data in held.items() if data is not None}))

    assert difference in {one.difference for one in found.differs}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_told(folder: bytes) -> None:
    out = io.BytesIO(folder)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("article.txt", b"another text")

    assert D.TWICE in {one.difference for one in checked(out.getvalue()).differs}


def test_the_stamp_lies_beside_the_hashes_and_under_none(check: Check) -> None:
    data = zipped(check, stamp=b"stamp")

    found = checked(data)

    assert found.differs == ()
    assert found.stamp == b"stamp"
    assert found.sums == members(data)[SUMS]
    assert STAMP.encode() not in found.sums


def test_the_guide_tells_of_the_stamp_as_it_is(check: Check) -> None:
    url = "http://stamps.example/tsa"
    texts = [
        next(f.data for f in files_of(check, stamping) if f.kind is FileKind.HOW_TO).decode()
        for stamping in (Stamping(), Stamping(url), Stamping(url, "it did not answer"))
    ]

    assert "openssl" not in texts[0]
    assert "openssl ts -verify -data SHA256SUMS -in SHA256SUMS.tsr" in texts[1]
    assert "it did not answer" in texts[2]
    assert "openssl" not in texts[2]
    for text in texts:
        assert "sha256sum -c SHA256SUMS" in text
        assert "certutil -hashfile" in text
        assert "shasum -a 256 -c" in text
        assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize("difference", Difference)
def test_every_difference_has_its_sentence(difference: Difference) -> None:
    assert difference_sentence(difference, "pages/1.html", "why").endswith((".", "why"))
