"""Whatever happens to the file or around it is said, and harms nothing that was saved."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from citecheck.model import (
    ErrorCode,
    FetchOutcome,
    KnownError,
    Review,
    Snapshot,
    Verdict,
)
from citecheck.store.library import open_library
from tests.report.invented import NOON
from tests.store.filling import fill, fill_open
from tests.store.keeping import save_snapshot
from tests.store.refusing import code_of

WRITER = Path(__file__).with_name("writing_process.py")
ROOT = WRITER.parents[2]
PLAIN_USER = 65534
URL = "https://x.example/"


def writer(path: Path, what: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, str(WRITER), str(path), what],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def end(process: subprocess.Popen[str]) -> list[str]:
    """Kill a process at once and return the lines that it had still said."""
    process.kill()
    assert process.stdout
    said = process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    assert process.stdin
    process.stdin.close()
    return said


@pytest.mark.parametrize("lines", [1, 2, 5, 17, 40])
def test_no_acknowledged_verdict_is_lost_when_the_program_is_killed(path: Path, lines: int) -> None:
    process = writer(path, "write")
    assert process.stdout
    seen = [process.stdout.readline().strip() for _ in range(lines)]

    seen += end(process)

    # The last line may have been cut in two.
    acknowledged = int(seen[-2] if len(seen) > 1 else seen[0])
    with open_library(path) as library:
        (claim,) = library.load_check(library.list_checks()[0].key).claims
    notes = [int(review.note) for review in claim.reviews]
    assert notes == list(range(1, len(notes) + 1))
    assert len(notes) >= acknowledged


def test_a_second_process_is_told_that_the_library_is_open(path: Path) -> None:
    process = writer(path, "hold")
    try:
        assert code_of(path) is ErrorCode.LIBRARY_IN_USE
    finally:
        end(process)

    open_library(path).close()


def test_the_same_process_cannot_open_a_library_twice(path: Path) -> None:
    with open_library(path):
        assert code_of(path) is ErrorCode.LIBRARY_IN_USE

    open_library(path).close()


def test_a_refused_opening_frees_the_lock(path: Path) -> None:
    path.write_text("notes")
    assert code_of(path) is ErrorCode.NOT_A_LIBRARY
    path.unlink()

    open_library(path).close()


def test_a_full_disk_is_said_and_what_was_saved_stays(path: Path) -> None:
    fill(path)
    with open_library(path) as library:
        db = library._opened.connections.here()
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        body = os.urandom(10**6)

        with pytest.raises(KnownError) as caught:
            save_snapshot(library, Snapshot(URL, FetchOutcome.OK, NOON, body=body))

        assert caught.value.code is ErrorCode.DISK_FULL
        db.execute("PRAGMA max_page_count = 1000000")
        save_snapshot(library, Snapshot(URL, FetchOutcome.OK, NOON, body=body))

    with open_library(path) as library:
        assert library.list_checks()[0].decided == 1


def test_a_library_that_was_moved_away_is_not_written_into_the_void(path: Path) -> None:
    with open_library(path) as library:
        key = fill_open(library)
        path.rename(path.with_name("elsewhere"))

        with pytest.raises(KnownError) as caught:
            library.begin_run(key, NOON)

    assert caught.value.code is ErrorCode.CANNOT_WRITE
    rescued = path.with_name(path.name + ".rescued")
    with open_library(rescued) as library:
        assert library.list_checks()[0].decided == 1


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder that any user may enter (the folders of pytest are its own user's)."""
    folder = Path(tempfile.mkdtemp(prefix="citecheck-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def plain_user(plain_folder: Path) -> Iterator[None]:
    """Root may write everywhere; be nobody in tests of what may not be written."""
    if os.name != "posix":
        pytest.skip("needs POSIX permissions")
    plain_folder.chmod(0o555)
    if os.geteuid():
        yield
        return
    os.seteuid(PLAIN_USER)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_library_in_a_read_only_folder_opens_for_reading(
    plain_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = plain_folder / "library.citecheck"
    key = fill(path)
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    path.chmod(0o444)
    request.getfixturevalue("plain_user")

    with open_library(path) as library:
        assert library.read_only
        assert library.load_check(key).claims[0].verdict is Verdict.VERIFIED
        with pytest.raises(KnownError) as caught:
            library.begin_run(key, NOON)

    assert caught.value.code is ErrorCode.READ_ONLY
    assert [p.name for p in plain_folder.iterdir()] == [path.name]


def test_rows_that_still_stand_in_the_log_are_read_in_a_read_only_folder(
    plain_folder: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    live, path = tmp_path / "live", plain_folder / "library.citecheck"
    with open_library(live) as library:
        key = fill_open(library)
        shutil.copyfile(live, path)
        shutil.copyfile(tmp_path / "live-wal", plain_folder / "library.citecheck-wal")
    request.getfixturevalue("plain_user")

    with open_library(path) as library:
        assert library.read_only
        assert library.load_check(key).claims[0].verdict is Verdict.VERIFIED


def test_a_new_library_in_a_read_only_folder_is_refused(
    plain_folder: Path, plain_user: None
) -> None:
    assert code_of(plain_folder / "new.citecheck") is ErrorCode.READ_ONLY


def test_a_path_below_a_file_cannot_be_written(path: Path) -> None:
    path.touch()

    assert code_of(path / "library.citecheck") is ErrorCode.CANNOT_WRITE


def test_every_connection_has_the_settings_of_the_house(path: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    with open_library(path) as library:

        def settings() -> dict[str, object]:
            db = library._opened.connections.here()
            return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

        with ThreadPoolExecutor(1) as pool:
            elsewhere = pool.submit(settings).result()
        here = settings()

    assert here == elsewhere == wanted


def test_many_threads_write_and_read_and_leave_nothing_open(path: Path) -> None:
    with open_library(path) as library:
        key = fill_open(library)
        claim = library.load_check(key).claims[0].attribution.key(key)

        def review(number: int) -> int:
            library.add_reviews(key, [Review(claim, Verdict.PARTLY, str(number), "AB", NOON)])
            return len(library.load_check(key).claims[0].reviews)

        with ThreadPoolExecutor(8) as pool:
            seen = list(pool.map(review, range(80)))
        notes = {r.note for r in library.load_check(key).claims[0].reviews}

    gc.collect()  # an unclosed connection would warn here, and warnings are errors
    assert notes == {"", *map(str, range(80))}
    assert max(seen) == 81


def test_connections_of_threads_that_ended_are_given_back(path: Path) -> None:
    with open_library(path) as library:
        for _ in range(5):
            thread = threading.Thread(target=library.list_checks)
            thread.start()
            thread.join()

        assert len(library._opened.connections._of_thread) == 1


def test_a_closed_library_says_so_to_whoever_goes_on_using_it(path: Path) -> None:
    library = open_library(path)
    library.close()
    library.close()

    with pytest.raises(RuntimeError, match="closed"):
        library.list_checks()


def test_an_unfinished_new_library_is_begun_afresh(path: Path) -> None:
    path.with_name(path.name + ".new").write_bytes(b"half")

    with open_library(path) as library:
        assert library.list_checks() == ()


def test_every_named_library_is_a_file_of_its_own(tmp_path: Path) -> None:
    for name in ("a?mode=memory", "b#c", "d e%20f", "ü😀"):
        with open_library(tmp_path / name) as library:
            fill_open(library)
        assert (tmp_path / name).stat().st_size > 4096
