"""Evidence folders are stamped where the options say so, and never lost where that fails."""

from __future__ import annotations

import asyncio
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.model import ErrorCode, KnownError
from citecheck.pipeline.evidence import EvidenceFolder, evidence_folder, stamped_folder
from citecheck.pipeline.verification import Verification, verify_file
from citecheck.wording.evidence import Difference
from tests.fetch.stamping import StampServer
from tests.report.invented import invented_check

MADE = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
URL = "http://127.0.0.1:9/tsa"


def members(folder: EvidenceFolder) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(folder.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def verified(folder: EvidenceFolder, path: Path) -> Verification:
    path.write_bytes(folder.data)
    return verify_file(path)


def with_stamp(folder: EvidenceFolder, stamp: bytes) -> EvidenceFolder:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {**members(folder), "SHA256SUMS.tsr": stamp}.items():
            archive.writestr(name, data)
    return EvidenceFolder(out.getvalue())


def test_without_a_server_in_the_options_the_same_check_gives_the_same_bytes() -> None:
    first, second = (
        asyncio.run(stamped_folder(invented_check(), Options(), made_at=MADE)) for _ in range(2)
    )

    assert first == second
    assert "SHA256SUMS.tsr" not in members(first)


def test_the_stamp_lies_in_the_folder_and_is_verified_with_it(tmp_path: Path) -> None:
    server = StampServer(tmp_path)

    async def run() -> EvidenceFolder:
        async with server.opened() as url:
            options = Options(timestamp_url=url)
            return await stamped_folder(invented_check(), options, made_at=MADE)

    folder = asyncio.run(run())

    found = verified(folder, tmp_path / "a.zip")
    assert (found.differs, folder.stamp_failure) == ((), "")
    assert found.stamp is not None
    assert found.stamp.who == "CN=stamps.example,O=Stamps of Ours"
    assert "openssl ts -verify" in members(folder)["verify.txt"].decode()


def test_a_server_that_fails_costs_the_stamp_and_not_the_folder(tmp_path: Path) -> None:
    async def stamper(_sums: bytes) -> bytes:
        raise KnownError(ErrorCode.NOT_STAMPED, URL, "it is closed")

    made = evidence_folder(invented_check(), made_at=MADE, stamp_url=URL, stamper=stamper)
    folder = asyncio.run(made)

    found = verified(folder, tmp_path / "a.zip")
    assert found.differs == ()
    assert found.stamp is None
    assert "it is closed" in folder.stamp_failure
    guide = members(folder)["verify.txt"].decode()
    assert "THE TIME STAMP IS MISSING" in guide
    assert "it is closed" in guide


@pytest.mark.parametrize("sound", [True, False])
def test_a_stamp_that_does_not_fit_is_told(tmp_path: Path, *, sound: bool) -> None:
    folder = asyncio.run(stamped_folder(invented_check(), Options(), made_at=MADE))
    stamp = StampServer(tmp_path).stamp_of(b"other bytes") if sound else b"no stamp"

    found = verified(with_stamp(folder, stamp), tmp_path / "a.zip")

    told = Difference.OTHER_STAMP if sound else Difference.BAD_STAMP
    assert [(d.difference, d.path) for d in found.differs] == [(told, "SHA256SUMS.tsr")]
