"""The gate of the fetcher: a server that does everything wrong, and addresses that lead inside."""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import WebFetcher, open_fetcher
from citecheck.model import FetchOutcome, Snapshot
from citecheck.pipeline.capture import captured_page
from citecheck.pipeline.worker import ReaderProcess

pytestmark = pytest.mark.shared

T = TypeVar("T")
DEADLINE_S, SLACK_S = 5.0, 0.6
MOST_GROWTH_MB = 150
AT_ONCE = 40
REFUSED = {FetchOutcome.BLOCKED_ADDRESS, FetchOutcome.BAD_REDIRECT}
# Outcomes that the bytes on the wire decide; the others need the page's text.
ON_THE_WIRE = {
    *("too_large", "timeout", "blocked_address", "bad_redirect", "redirect_loop", "unreachable"),
    *("bad_response", "tls_error", "internal_error"),
}
WALLS = (
    *("/login-wall", "/login", "/meta-refresh", "/meta-refresh-private", "/soft-404", "/paywall"),
    *("/consent-wall", "/captcha", "/js-only", "/frameset", "/whitespace", "/soft-404-home"),
)
HARD_TO_READ = (
    *("/article", "/article-gzip", "/article-1252", "/article-meta-1252", "/article-utf16"),
    *("/charset-lie", "/charset-unknown", "/charset-hex", "/deep-nesting", "/misnested"),
    *("/deep-table", "/many-attributes", "/many-entities", "/active", "/404-with-article"),
)
TLS_PORTS = ("notls", "tls_selfsigned", "tls_expired", "tls_wronghost")


class Kit(NamedTuple):
    """The hostile server, the pretended internet in front of it, and what they expect."""

    server: Any
    net: Any
    routes: dict[str, Any]
    private_targets: dict[str, str]
    ssrf_urls: list[dict[str, str]]
    public: str
    quote: str

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        addresses: Sequence[str] = self.net.resolve(host, port)
        return addresses

    async def dial(self, address: str, port: int) -> httpcore.AsyncNetworkStream:
        return await httpcore.AnyIOBackend().connect_tcp(*self.net.dial(address, port))


@pytest.fixture
def kit(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kit]:
    folder = shared / "hostile"
    monkeypatch.syspath_prepend(str(folder))
    servers = importlib.import_module("hostile_server")
    nets = importlib.import_module("hostile_net")
    urls = json.loads((folder / "data" / "ssrf_urls.json").read_text(encoding="utf-8"))
    with servers.HostileServer() as server:
        net = nets.FakeNet()
        net.host("news.test", nets.PUBLIC, port=server.ports["main"])
        yield Kit(
            server, net, servers.ROUTES, servers.PRIVATE_TARGETS, urls, nets.PUBLIC, servers.QUOTE
        )
    for name in ("hostile_server", "hostile_net"):
        sys.modules.pop(name, None)


def fetching(
    kit: Kit, work: Callable[[WebFetcher], Awaitable[T]], *, deadline_s: float = DEADLINE_S
) -> T:
    options = Options(deadline_s=deadline_s, pages_at_once=AT_ONCE, pages_per_host=AT_ONCE)

    async def run() -> T:
        async with open_fetcher(options, resolve=kit.resolve, dial=kit.dial) as fetcher:
            return await work(fetcher)

    return asyncio.run(run())


def peak_memory_mb() -> int:
    resource = pytest.importorskip("resource", reason="measures memory the Unix way")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


def test_every_route_ends_as_stated_in_time_and_within_memory(
    kit: Kit, caplog: pytest.LogCaptureFixture
) -> None:
    paths = list(kit.routes)
    ended: dict[str, tuple[Snapshot, float]] = {}

    async def work(fetcher: WebFetcher) -> None:
        async def worker() -> None:
            while paths:
                path = paths.pop(0)
                started = time.monotonic()
                snapshot = await fetcher.fetch("http://news.test" + path)
                ended[path] = snapshot, time.monotonic() - started

        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))

    before_mb = peak_memory_mb()
    with caplog.at_level(logging.ERROR):
        fetching(kit, work)

    outcomes = {path: snapshot.outcome for path, (snapshot, _) in ended.items()}
    wrong = {
        path: outcomes[path].value
        for path, route in kit.routes.items()
        if not _is_as_stated(outcomes[path], set(route.expect))
    }
    with_body = {path for path, (had, _) in ended.items() if had.body}
    late = {path: took for path, (_, took) in ended.items() if took > DEADLINE_S + SLACK_S}
    assert len(ended) == len(kit.routes)
    assert wrong == {}
    assert late == {}
    assert all(outcomes[path] is FetchOutcome.OK for path in with_body)
    assert caplog.text == ""
    assert peak_memory_mb() - before_mb <= MOST_GROWTH_MB
    assert not kit.server.canary_hits()
    assert not kit.net.private_dials()


def _is_as_stated(outcome: FetchOutcome, expected: set[str]) -> bool:
    """Return whether the wire's outcome is right; walls in good answers are found in the text."""
    needs_text = bool(expected - ON_THE_WIRE)
    return outcome.value in expected or (outcome is FetchOutcome.OK and needs_text)


@pytest.mark.timeout(300)
def test_every_route_ends_as_stated_once_its_text_is_read(
    kit: Kit, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(fetcher: WebFetcher) -> dict[str, FetchOutcome]:
        async with ReaderProcess(read_s=60) as reader:

            async def ending(path: str) -> FetchOutcome:
                url = "http://news.test" + path
                return (await captured_page(url, fetcher.fetch, reader)).snapshot.outcome

            return dict(
                zip(kit.routes, await asyncio.gather(*map(ending, kit.routes)), strict=True)
            )

    before_mb = peak_memory_mb()
    with caplog.at_level(logging.ERROR):
        # Server, client and readers share one machine: the program's own, longer deadline.
        ends = fetching(kit, work, deadline_s=Options().deadline_s)

    wrong = {path: end for path, end in ends.items() if end.value not in kit.routes[path].expect}
    assert wrong == {}
    assert ends["/meta-refresh"] is FetchOutcome.OK
    assert ends["/meta-refresh-private"] is FetchOutcome.BLOCKED_ADDRESS
    assert caplog.text == ""
    assert peak_memory_mb() - before_mb <= MOST_GROWTH_MB
    assert not kit.server.canary_hits()
    assert not kit.net.private_dials()


def test_articles_are_found_in_what_was_read_and_never_behind_a_wall(kit: Kit) -> None:
    async def work(fetcher: WebFetcher) -> dict[str, tuple[FetchOutcome, bool]]:
        async with ReaderProcess() as reader:

            async def read(path: str) -> tuple[FetchOutcome, bool]:
                snapshot = await fetcher.fetch("http://news.test" + path)
                if snapshot.outcome is not FetchOutcome.OK:
                    return snapshot.outcome, False
                page, outcome = await reader.read_snapshot(snapshot)
                return outcome, kit.quote in page.text

            return {path: await read(path) for path in (*WALLS, *HARD_TO_READ)}

    ends = fetching(kit, work)

    assert {p for p, (end, found) in ends.items() if found != (end is FetchOutcome.OK)} == set()


def test_no_redirect_leads_inside(kit: Kit) -> None:
    async def work(fetcher: WebFetcher) -> dict[str, FetchOutcome]:
        base = "http://news.test/redirect-to-private?to="
        return {to: (await fetcher.fetch(base + to)).outcome for to in kit.private_targets}

    outcomes = fetching(kit, work)

    assert {to: o for to, o in outcomes.items() if o not in REFUSED} == {}
    assert not kit.server.canary_hits()
    assert not kit.net.private_dials()


def test_no_address_that_leads_inside_is_dialled_and_no_look_alike_is_refused(kit: Kit) -> None:
    for name in ("localtest.me", "7f000001.nip.io", "spoofed.burpcollaborator.net", "1u.ms"):
        kit.net.host(name, "127.0.0.1")

    async def work(fetcher: WebFetcher) -> dict[str, FetchOutcome]:
        return {row["url"]: (await fetcher.fetch(row["url"])).outcome for row in kit.ssrf_urls}

    outcomes = fetching(kit, work)

    wrong = [
        row["url"]
        for row in kit.ssrf_urls
        if (outcomes[row["url"]] in REFUSED) != (row["expect"] == "block")
    ]
    assert wrong == []
    assert FetchOutcome.INTERNAL_ERROR not in outcomes.values()
    assert not kit.net.private_dials()


def test_a_name_that_changes_its_address_is_refused(kit: Kit) -> None:
    kit.net.rebind("rebind.test", [kit.public, "127.0.0.1"])
    kit.net.host("mixed.test", [kit.public, "10.0.0.1"])

    async def work(fetcher: WebFetcher) -> list[FetchOutcome]:
        names = ("rebind.test", "rebind.test", "mixed.test")
        return [(await fetcher.fetch(f"http://{name}/article")).outcome for name in names]

    assert fetching(kit, work) == [
        FetchOutcome.OK,
        FetchOutcome.BLOCKED_ADDRESS,
        FetchOutcome.BLOCKED_ADDRESS,
    ]
    assert not kit.net.private_dials()


@pytest.mark.parametrize("port", TLS_PORTS)
def test_a_bad_certificate_is_refused(kit: Kit, port: str) -> None:
    if port not in kit.server.ports:
        pytest.skip("needs openssl")
    name = port.replace("_", "-") + ".test"
    kit.net.host(name, "93.184.216.34", port=kit.server.ports[port])

    snapshot = fetching(kit, lambda fetcher: fetcher.fetch(f"https://{name}/article"))

    assert snapshot.outcome is FetchOutcome.TLS_ERROR


def test_cancelling_ends_all_pages_within_a_second(kit: Kit) -> None:
    async def work(fetcher: WebFetcher) -> tuple[float, int]:
        urls = [f"http://news.test/{name}" for name in ("never", "drip", "slow-headers") * 20]
        job = asyncio.gather(*map(fetcher.fetch, urls))
        while len(kit.net.dials) < AT_ONCE:  # noqa: ASYNC110 - the kit's log has no event
            await asyncio.sleep(0)
        started = time.monotonic()
        job.cancel()
        with pytest.raises(asyncio.CancelledError):
            await job
        return time.monotonic() - started, len(asyncio.all_tasks())

    took, tasks_left = fetching(kit, work)

    assert took <= 1
    assert tasks_left == 1


def test_broken_sites_do_not_touch_good_ones(kit: Kit) -> None:
    async def work(fetcher: WebFetcher) -> list[FetchOutcome]:
        names = ("article", "reset", "article-gzip", "truncated", "text", "gzip-bomb?mb=64") * 8
        urls = [f"http://news.test/{name}" for name in names]
        return [snapshot.outcome for snapshot in await asyncio.gather(*map(fetcher.fetch, urls))]

    outcomes = fetching(kit, work)

    assert set(outcomes[0::2]) == {FetchOutcome.OK}
    assert FetchOutcome.OK not in outcomes[1::2]


def test_a_shut_door_is_unreachable_and_a_silent_one_times_out(kit: Kit) -> None:
    ends = {"refused": FetchOutcome.UNREACHABLE, "slammer": FetchOutcome.UNREACHABLE}
    ends["blackhole"] = FetchOutcome.TIMEOUT
    for number, name in enumerate(ends):
        kit.net.host(f"{name}.test", f"93.184.216.{number + 1}", port=kit.server.ports[name])

    async def work(fetcher: WebFetcher) -> dict[str, FetchOutcome]:
        return {name: (await fetcher.fetch(f"http://{name}.test/")).outcome for name in ends}

    assert fetching(kit, work) == ends
