"""Archives are read with suspicion, asked politely, and only told what is public."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from citecheck.config import Options
from citecheck.fetch.archives import Archive, ArchiveFault, archive_hosts, as_original, open_archive
from citecheck.model import ArchiveEnd, FetchOutcome, Saving, SavingState, Snapshot
from tests.fetch.conftest import NOON
from tests.fetch.little_archive import PAGE, STORY, LittleArchive, memento, told, when, wire

T = TypeVar("T")
NEAR = datetime(2026, 3, 14, 12, tzinfo=UTC)
MARCH, JULY = "20260315080000", "20260701080000"
GOOD = memento(200, STORY, MARCH)


def with_archive(
    server: LittleArchive,
    work: Callable[[Archive], Awaitable[T]],
    **options: object,
) -> tuple[T, list[float]]:
    """Return what ``work`` makes of a real archive on loopback, and which waits it took."""
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    async def run() -> T:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        async with listening:
            base = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
            gate = f"{base}/gate" if server.gate is not None else ""
            settings = Options(archive_url=base, memento_timegate=gate, **options)  # type: ignore[arg-type] # as named
            async with open_archive(settings, now=lambda: NOON, wait=wait) as archive:
                try:
                    return await work(archive)
                finally:
                    await server.at_rest()

    return asyncio.run(run()), waits


def copies(server: LittleArchive, url: str = PAGE, **options: object) -> list[Snapshot]:
    async def work(archive: Archive) -> list[Snapshot]:
        return [copy async for copy in archive.copies(url, NEAR)]

    return with_archive(server, work, **options)[0]


def end_of(server: LittleArchive, url: str = PAGE, **options: object) -> ArchiveEnd:
    with pytest.raises(ArchiveFault) as caught:
        copies(server, url, **options)
    return caught.value.end


def test_the_copy_nearest_to_the_wanted_day_comes_first_with_both_times() -> None:
    server = LittleArchive(at20260701080000=memento(200, STORY, JULY), at20260315080000=GOOD)

    found = copies(server)

    assert [copy.archived_at for copy in found] == [when(MARCH), when(JULY)]
    assert {copy.fetched_at for copy in found} == {NOON}
    assert {copy.url for copy in found} == {PAGE}
    assert server.places[1].endswith(f"/web/{MARCH}id_/{PAGE}")


def test_an_archived_error_page_is_an_error() -> None:
    found = copies(LittleArchive(at20260315080000=memento(404, STORY, MARCH)))

    assert [copy.outcome for copy in found] == [FetchOutcome.NOT_FOUND]
    assert found[0].body == b""


def test_a_page_without_a_copy_is_told_plainly() -> None:
    assert copies(LittleArchive()) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"[" * 100_000,
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": {"closest": {"available": true, "timestamp": "99990101000000"}}}',
        b'{"archived_snapshots": {"closest": {"available": true, "timestamp": "00000000000000"}}}',
        b'{"archived_snapshots": {"closest": {"available": true, "timestamp": "../../etc"}}}',
        b"9" * 5_000,
    ],
)
def test_a_broken_answer_is_named_and_the_other_interface_still_asked(broken: bytes) -> None:
    server = LittleArchive(at20260315080000=GOOD)
    server.available = wire(200, broken.decode(), kind="application/json")
    both = LittleArchive()
    both.available = both.index = server.available

    assert [copy.archived_at for copy in copies(server)] == [when(MARCH)]
    assert end_of(both) is ArchiveEnd.BROKEN


def test_what_bears_no_time_of_capture_is_no_copy() -> None:
    server = LittleArchive()
    server.available = told(
        {"archived_snapshots": {"closest": {"available": True, "timestamp": MARCH}}}
    )
    server.captures = {MARCH: wire(302, "", "Location: /login")}

    assert copies(server) == []


@pytest.mark.parametrize(
    "place", ["http://10.0.0.1/x", "http://169.254.169.254/latest", "https://evil.example/x"]
)
def test_redirects_are_followed_within_the_archive_alone(place: str) -> None:
    away = wire(302, "", f"Location: {place}")
    server = LittleArchive(at20260315080000=away)
    within = LittleArchive(
        at20260315080000=wire(302, "", f"Location: /web/{JULY}id_/{PAGE}"),
        at20260701080000=memento(200, STORY, JULY),
    )

    assert copies(server) == []
    assert [copy.archived_at for copy in copies(within)] == [when(JULY)]


def test_a_time_gate_of_the_settings_is_asked_first() -> None:
    server = LittleArchive(at20260315080000=GOOD)
    server.gate = wire(302, "", f"Location: /web/{MARCH}/{PAGE}", "Vary: accept-datetime")

    found = copies(server)

    assert [copy.archived_at for copy in found] == [when(MARCH)]
    assert server.places[0] == f"/gate/{PAGE}"
    assert "Accept-Datetime: Sat, 14 Mar 2026 12:00:00 GMT" in server.asked[0]


def test_an_archive_that_asks_to_wait_is_left_alone() -> None:
    server = LittleArchive(at20260315080000=GOOD)
    server.available = wire(429, "", "Retry-After: 120")

    assert end_of(server) is ArchiveEnd.RATE_LIMITED
    assert server.places == ["/wayback/available"]


def test_a_short_wait_that_the_archive_asks_for_is_kept() -> None:
    server = LittleArchive(at20260315080000=GOOD)
    server.available = wire(429, "", "Retry-After: 2")

    async def work(archive: Archive) -> None:
        with pytest.raises(ArchiveFault):
            _ = [copy async for copy in archive.copies(PAGE, NEAR)]

    _, waits = with_archive(server, work)

    assert waits.count(2.0) == 2


@pytest.mark.parametrize(
    "url", ["http://intranet/page", "http://10.0.0.8/x", "https://me:secret@paper.example/x", "x"]
)
def test_an_address_that_is_not_public_is_told_to_no_archive(url: str) -> None:
    server = LittleArchive()

    assert end_of(server, url) is ArchiveEnd.NOT_PUBLIC
    assert server.asked == []


def test_a_skipped_archive_is_not_asked() -> None:
    server = LittleArchive(at20260315080000=GOOD)

    assert end_of(server, skip_hosts=("127.0.0.1",)) is ArchiveEnd.SKIPPED
    assert server.asked == []


def test_a_copy_is_judged_under_the_addresses_of_its_site() -> None:
    base = "https://web.archive.org/web"
    copy = Snapshot(
        url=PAGE,
        outcome=FetchOutcome.OK,
        fetched_at=NOON,
        final_url=f"{base}/{MARCH}id_/https://www.marlow.example/",
        redirects=(f"{base}/{JULY}id_/{PAGE}", f"{base}/{MARCH}id_/https://www.marlow.example/"),
        archived_at=when(MARCH),
    )

    original = as_original(copy)

    assert original.final_url == "https://www.marlow.example/"
    assert original.redirects == ("https://www.marlow.example/",)
    assert original.archived_at is None


def test_the_hosts_of_the_archives_are_known_beforehand() -> None:
    assert archive_hosts(Options()) == ("archive.org", "web.archive.org")
    assert archive_hosts(Options(archive_url="https://arq.example/wb")) == ("arq.example",)


def saved(server: LittleArchive, url: str = PAGE, **options: object) -> Saving:
    return with_archive(server, lambda archive: archive.save(url), **options)[0]


def test_a_submitted_page_is_archived_once_the_archive_says_so() -> None:
    server = LittleArchive()
    server.save = told({"url": PAGE, "job_id": "spn2-1a"})
    server.progress = [
        told({"status": "pending"}),
        told({"status": "success", "timestamp": "20261122115900", "original_url": PAGE}),
    ]

    saving = saved(server, archive_key="reader:secret")

    assert (saving.state, saving.job) == (SavingState.ARCHIVED, "spn2-1a")
    assert saving.archived_at == when("20261122115900")
    assert str(saving.copy_url).endswith(f"/web/20261122115900/{PAGE}")
    assert "authorization: low reader:secret" in server.asked[0].lower()
    assert server.asked[0].startswith("POST /save ")


def test_submitted_is_not_archived() -> None:
    server = LittleArchive()
    server.save = told({"job_id": "spn2-1a"})
    server.progress = [told({"status": "pending"})] * 20

    saving = saved(server)

    assert (saving.state, saving.copy_url) == (SavingState.SUBMITTED, None)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (wire(401, "{}"), SavingState.NEEDS_KEY),
        (wire(429, "", "Retry-After: 600"), SavingState.RATE_LIMITED),
        (told({"status": "error", "status_ext": "error:blocked-url"}), SavingState.FAILED),
        (told({"job_id": "../../../admin"}), SavingState.FAILED),
        (wire(302, "", "Location: https://evil.example/"), SavingState.FAILED),
        (wire(200, "<p>Thank you", kind="text/html"), SavingState.FAILED),
        (wire(503, ""), SavingState.FAILED),
    ],
)
def test_an_order_that_is_not_taken_is_told_and_sent_once(
    answer: bytes, state: SavingState
) -> None:
    server = LittleArchive()
    server.save = answer

    assert saved(server).state is state
    assert server.places == ["/save"]


@pytest.mark.parametrize(
    ("last", "state"),
    [
        ({"status": "error", "message": "The site refused."}, SavingState.FAILED),
        ({"status": "success", "timestamp": "29990101000000"}, SavingState.SUBMITTED),
        ([1, 2], SavingState.SUBMITTED),
    ],
)
def test_only_a_success_with_a_time_that_can_be_is_archived(
    last: object, state: SavingState
) -> None:
    server = LittleArchive()
    server.save = told({"job_id": "spn2-1a"})
    server.progress = [told(last)] * 20

    assert saved(server).state is state


def test_a_private_address_is_not_published() -> None:
    server = LittleArchive()

    assert saved(server, "http://10.0.0.8/draft").state is SavingState.REFUSED
    assert server.asked == []
