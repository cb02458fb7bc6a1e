"""The reader processes: what they return, and that nothing on a page can take us with it."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from citecheck.model import ErrorCode, FetchOutcome, KnownError, PageText, Snapshot
from citecheck.pipeline import worker_main
from citecheck.pipeline.capture import Captured, read_capture
from citecheck.pipeline.worker import ReaderProcess, usual_processes

T = TypeVar("T")
URL = "http://news.example/page"
UNIX = hasattr(os, "fork")


@pytest.fixture(autouse=True)
def targets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let readers import ``reader_targets``."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def with_reader(
    work: Callable[[ReaderProcess], Awaitable[T]], *, processes: int = 1, read_s: float = 30.0
) -> T:
    async def run() -> T:
        async with ReaderProcess(
            processes=processes,
            read_s=read_s,
            page_target="reader_targets:read_page",
            snapshot_target="reader_targets:read_snapshot",
            article_target="reader_targets:read_article",
            warm_target="reader_targets:warm",
        ) as reader:
            return await work(reader)

    return asyncio.run(run())


async def told(reader: ReaderProcess, order: str) -> PageText:
    return await reader.read_page(order.encode(), url=URL, content_type="text/html")


def fault_of(order: str, *, read_s: float = 30.0) -> tuple[KnownError, PageText]:
    """Return what an order raised, and what the same reader answers next."""

    async def work(reader: ReaderProcess) -> tuple[KnownError, PageText]:
        with pytest.raises(KnownError) as caught:
            await told(reader, order)
        return caught.value, await told(reader, "after")

    return with_reader(work, read_s=read_s)


def answer(body: bytes) -> Snapshot:
    """Return a page of text that its site answered with."""
    return Snapshot(
        url=URL,
        outcome=FetchOutcome.OK,
        fetched_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        final_url=URL,
        status=200,
        media_type="text/plain",
        body=body,
    )


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_page_is_read_in_another_process_that_stays_warm() -> None:
    async def work(reader: ReaderProcess) -> list[str]:
        return [(await told(reader, "pid")).text for _ in range(3)]

    pids = with_reader(work)

    assert len(set(pids)) == 1
    assert int(pids[0]) != os.getpid()


def test_an_article_is_read_with_all_that_is_known_of_it() -> None:
    async def work(reader: ReaderProcess) -> tuple[str, str | None]:
        article = await reader.read_article(
            b"\x00\xff", "a.html", url=URL, content_type="text/html"
        )
        return article.text, article.url

    assert with_reader(work) == ("b'\\x00\\xff' a.html text/html", URL)


def test_a_known_error_comes_through_as_it_was() -> None:
    error, after = fault_of("refuse")

    assert (error.code, error.subject, error.detail) == (
        ErrorCode.UNKNOWN_ENCODING,
        URL,
        "text/html",
    )
    assert after.title == "after"


@pytest.mark.parametrize(
    ("order", "read_s", "detail"),
    [
        ("hang", 0.2, "more than 0.2 s"),
        ("die", 30.0, "its reader ended"),
        ("foreign", 30.0, "its reader ended"),
        ("article", 30.0, "its reader sent a Article"),
        pytest.param(
            "hoard", 30.0, "out of memory", marks=pytest.mark.skipif(not UNIX, reason="no limit")
        ),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_page_is_read(
    order: str, read_s: float, detail: str
) -> None:
    error, after = fault_of(order, read_s=read_s)

    assert (error.code, error.subject, error.detail) == (ErrorCode.UNREADABLE_PAGE, URL, detail)
    assert after.title == "after"


@pytest.mark.parametrize(
    ("order", "read_s", "outcome", "detail"),
    [
        (b"hang", 5.0, FetchOutcome.BAD_RESPONSE, "unreadable_page"),
        (b"die", 30.0, FetchOutcome.BAD_RESPONSE, "unreadable_page"),
        (b"article", 30.0, FetchOutcome.BAD_RESPONSE, "unreadable_page"),
        (b"refuse", 30.0, FetchOutcome.BAD_RESPONSE, "unknown_encoding"),
    ],
)
def test_where_reading_or_telling_walls_goes_wrong_the_page_ends_and_the_next_is_read(
    order: bytes, read_s: float, outcome: FetchOutcome, detail: str
) -> None:
    async def work(reader: ReaderProcess) -> tuple[Captured, Captured]:
        return await read_capture(answer(order), reader), await read_capture(answer(b"a"), reader)

    ended, after = with_reader(work, read_s=read_s)

    assert (ended.snapshot.outcome, ended.snapshot.detail, ended.page) == (outcome, detail, None)
    assert after.snapshot.outcome is FetchOutcome.OK
    assert after.page is not None
    assert after.page.title == "a"


def test_a_fault_of_ours_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        error, _ = fault_of("stumble")

    assert error.code is ErrorCode.UNREADABLE_PAGE
    assert error.detail.removeprefix("internal error ") in caplog.text
    assert "ZeroDivisionError: a fault of ours" in caplog.text


def test_a_reader_that_lacks_its_function_says_so(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> KnownError:
        async with ReaderProcess(processes=1, page_target="reader_targets:forgotten") as reader:
            with pytest.raises(KnownError) as caught:
                await told(reader, "pid")
            return caught.value

    with caplog.at_level(logging.ERROR):
        error = asyncio.run(work())

    assert error.code is ErrorCode.UNREADABLE_PAGE
    assert "forgotten" in caplog.text


def test_what_a_library_prints_does_not_stand_between_the_answers() -> None:
    async def work(reader: ReaderProcess) -> str:
        await told(reader, "print")
        return (await told(reader, "after")).title

    assert with_reader(work) == "after"


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="Windows has classes of priority")
def test_a_reader_runs_after_the_threads_of_the_program() -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)

    reader = int(with_reader(lambda reader: told(reader, "priority")).text)

    assert reader > own


def test_a_reader_knows_no_network_library_and_no_screen() -> None:
    modules = with_reader(lambda reader: told(reader, "modules")).text.split()

    assert "citecheck.pipeline.reading" in modules
    assert not {"PySide6", "httpx", "httpcore", "sqlite3"} & set(modules)


def test_a_reader_does_not_import_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    places = with_reader(lambda reader: told(reader, "sys.path")).text.split("\n")

    assert str(tmp_path) not in places
    assert "" not in places


def test_many_callers_share_a_few_processes() -> None:
    async def work(reader: ReaderProcess) -> list[PageText]:
        return await asyncio.gather(*(told(reader, f"page {n}") for n in range(12)))

    pages = with_reader(work, processes=2)

    assert [page.title for page in pages] == [f"page {n}" for n in range(12)]
    assert len({page.text for page in pages}) <= 2


def test_one_hung_page_does_not_hold_up_the_others() -> None:
    async def work(reader: ReaderProcess) -> list[str]:
        hung = asyncio.create_task(told(reader, "hang"))
        titles = [(await told(reader, str(n))).title for n in range(3)]
        hung.cancel()
        await asyncio.gather(hung, return_exceptions=True)
        return titles

    assert with_reader(work, processes=2) == ["0", "1", "2"]


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_cancelled_reading_ends_its_process_and_frees_its_place(steps: int) -> None:
    async def work(reader: ReaderProcess) -> tuple[str, str]:
        before = (await told(reader, "pid")).text if steps else "0"
        hung = asyncio.create_task(told(reader, "hang"))
        for _ in range(steps):
            await asyncio.sleep(0)
        hung.cancel()
        with pytest.raises(asyncio.CancelledError):
            await hung
        return before, (await told(reader, "pid")).text

    before, after = with_reader(work)

    assert before != after


@pytest.mark.skipif(not UNIX, reason="asks for processes the Unix way")
def test_no_process_is_left_when_the_context_ends() -> None:
    async def work(reader: ReaderProcess) -> list[int]:
        pages = await asyncio.gather(told(reader, "a"), told(reader, "b"))
        return [int(page.text) for page in pages]

    pids = with_reader(work, processes=2)

    assert not [pid for pid in pids if is_alive(pid)]


def test_a_context_that_was_never_used_starts_and_ends() -> None:
    async def work(_reader: ReaderProcess) -> bool:
        return True

    assert with_reader(work)


def test_it_works_from_a_loop_in_another_thread() -> None:
    titles: list[str] = []
    thread = threading.Thread(
        target=lambda: titles.append(with_reader(lambda reader: told(reader, "thread")).title)
    )
    thread.start()
    thread.join()

    assert titles == ["thread"]


@pytest.mark.skipif(not UNIX, reason="the stand-in for a frozen program is a script")
def test_a_frozen_program_serves_as_its_own_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "citecheck"
    places = [place for place in sys.path if place]
    program.write_text(
        f"#!{sys.executable}\n"
        f"import sys; sys.path[:] = {places!r}\n"
        "from citecheck.pipeline.worker_main import serve_if_reader\n"
        "sys.exit(0 if serve_if_reader(sys.argv[1:]) else 1)\n",
        encoding="utf-8",
    )
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert with_reader(lambda reader: told(reader, "frozen")).title == "frozen"


def test_an_ordinary_start_is_no_reader() -> None:
    assert not worker_main.serve_if_reader([])
    assert not worker_main.serve_if_reader(["check", "a.html"])


def test_the_real_readers_are_reached() -> None:
    async def work() -> tuple[str, str]:
        async with ReaderProcess(processes=1) as reader:
            page = await reader.read_page(
                "<title>T</title><p>“Words,” she said.</p>".encode(),
                url=URL,
                content_type="text/html; charset=utf-8",
            )
            article = await reader.read_clipboard(None, "“Words,” she said.")
            return page.text, article.text

    page, article = asyncio.run(work())

    assert "“Words,” she said." in page
    assert article == "“Words,” she said."


def test_who_calls_while_a_process_is_warmed_up_waits_for_that_one() -> None:
    async def work(reader: ReaderProcess) -> tuple[str, str]:
        warming = asyncio.create_task(reader.warm_up())
        await asyncio.sleep(0)
        asked = await told(reader, "warmed by")
        await warming
        return asked.text, (await told(reader, "pid")).text

    warmed_by, pid = with_reader(work, processes=2)

    assert warmed_by == pid


def test_a_warm_up_that_is_cancelled_ends_its_process_and_lets_others_go_on() -> None:
    async def work(reader: ReaderProcess) -> tuple[str, str]:
        warming = asyncio.create_task(reader.warm_up())
        asked = asyncio.create_task(told(reader, "warmed by"))
        await asyncio.sleep(0)
        warming.cancel()
        with pytest.raises(asyncio.CancelledError):
            await warming
        return (await asked).text, (await told(reader, "pid")).text

    warmed_by, pid = with_reader(work, processes=2)

    assert warmed_by == ""
    assert int(pid) != os.getpid()


def test_what_is_loaded_ahead_is_all_that_the_first_paste_takes() -> None:
    program = (
        "import sys; from citecheck.pipeline.warm_reader import load; claims = load();"
        "loaded = set(sys.modules); from citecheck.pipeline.thinking import find_claims;"
        "from citecheck.read.article import read_clipboard;"
        "find_claims(read_clipboard(None, sys.argv[1])); print(claims, set(sys.modules) - loaded)"
    )
    article = (
        "Lerwick\n\n“It is so,” Ann Lee told AFP. She said that it rained.\n\nhttps://a.example"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, article], capture_output=True, check=True, text=True
    )

    assert done.stdout == "2 set()\n"


@pytest.mark.parametrize(("processors", "readers"), [(1, 2), (2, 2), (6, 3), (8, 4), (64, 4)])
def test_readers_are_as_many_as_the_machine_bears(processors: int, readers: int) -> None:
    assert usual_processes(processors) == readers
