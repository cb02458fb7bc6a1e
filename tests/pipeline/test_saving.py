"""Reports are written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from citecheck.model import ErrorCode, KnownError
from citecheck.pipeline.desk import page_from_file
from citecheck.pipeline.saving import write_whole


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.html"

    write_whole(path, b"old")
    write_whole(path, b"words")

    assert path.read_bytes() == b"words"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, loop = tmp_path / "report.html", tmp_path / "loop.html"
    link.symlink_to(tmp_path / "elsewhere" / "shared.html")
    loop.symlink_to(loop)

    write_whole(link, b"words")
    with pytest.raises(KnownError):
        write_whole(loop / "report.html", b"words")

    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "shared.html").read_bytes() == b"words"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        write_whole(tmp_path / "slip" / "report.html", b"words")

    assert told.value.code is ErrorCode.CANNOT_WRITE
    assert list(tmp_path.iterdir()) == []


def test_a_file_has_the_rights_that_others_have_here(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")

    write_whole(tmp_path / "report.html", b"words")

    assert (tmp_path / "report.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").write_bytes(b"x")

    with pytest.raises(KnownError) as told:
        write_whole(tmp_path / "folder", b"words")

    assert told.value.code is ErrorCode.CANNOT_WRITE
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_a_file_called_markdown_is_given_as_such(tmp_path: Path) -> None:
    for name, kind in (("page.md", "text/markdown"), ("page.txt", "")):
        (tmp_path / name).write_text("# The lamp", "utf-8")
        assert page_from_file(tmp_path / name).content_type == kind
