"""An evidence folder goes out by a report's ending and is verified without any network."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from citecheck.cli.exit_codes import ExitCode
from citecheck.fetch.capture_file import read_capture
from tests.cli.conftest import Citecheck


def changed(data: bytes, path: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " if name == path else b""))
    return out.getvalue()


def test_a_folder_of_the_sample_is_written_and_verified(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    citecheck("sample", "--library", "lib", "--report", "evidence.zip", "--json")

    told = citecheck("verify", "evidence.zip")

    assert told.status == ExitCode.OK
    assert "All is as it was written" in told.out
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        archive.extract("evidence.warc.gz", tmp_path)
    replayed = read_capture(tmp_path / "evidence.warc.gz")
    assert len(replayed.accounts) == 9


def test_any_difference_is_named_and_leaves_with_a_status_of_its_own(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    citecheck("sample", "--library", "lib", "--report", "evidence.zip", "--json")
    data = (tmp_path / "evidence.zip").read_bytes()
    (tmp_path / "other.zip").write_bytes(changed(data, "article.txt"))

    told = citecheck("verify", "other.zip")

    assert told.status == ExitCode.FOUND_WRONG
    assert "article.txt was changed" in told.out
    assert "This is not what was written" in told.out


def test_an_unpacked_folder_is_verified_as_well(citecheck: Citecheck, tmp_path: Path) -> None:
    citecheck("sample", "--library", "lib", "--report", "evidence.zip", "--json")
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    (tmp_path / "unpacked" / ".DS_Store").write_bytes(b"left by a file manager")

    whole = citecheck("verify", "unpacked")
    (tmp_path / "unpacked" / "article.txt").write_text("other words")
    (tmp_path / "unpacked" / "more").mkdir()
    (tmp_path / "unpacked" / "more" / "page.html").write_text("added")
    changed_since = citecheck("verify", "unpacked")

    assert whole.status == ExitCode.OK
    assert "All is as it was written" in whole.out
    assert changed_since.status == ExitCode.FOUND_WRONG
    assert "article.txt was changed" in changed_since.out
    assert "more/page.html was added" in changed_since.out


def test_what_is_no_folder_is_told_in_a_sentence(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")

    told, missing = citecheck("verify", "a.zip"), citecheck("verify", "none.zip")

    assert (told.status, missing.status) == (ExitCode.FAULT, ExitCode.FAULT)
    assert "a.zip cannot be read" in told.err
    assert "There is no file none.zip." in missing.err


def test_what_is_no_evidence_folder_is_told_in_one_sentence(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("words", encoding="utf-8")

    told = citecheck("verify", ".")

    assert told.status == ExitCode.FAULT
    assert told.out == ""
    assert told.err == ". is no evidence folder: it has neither SHA256SUMS nor manifest.json.\n"
