"""A web archive on loopback that speaks the Wayback Machine's interfaces, as well as it is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

PAGE = "https://www.marlow.example/2026/03/ferry-port-reopens-after-storm"
STORY = (
    "<html><head><title>Ferry port reopens after storm</title></head><body><article>"
    "<h1>Ferry port reopens after storm</h1><p>By Ann Writer</p>"
    + "<p>The ferry port reopened on Tuesday, the harbour master Edith Crane told the Courier, "
    "after a week of storms that had kept every boat at its mooring.</p>"
    * 6
    + "</article></body></html>"
)
LOGIN = (
    "<html><head><title>Sign in</title></head><body><h1>Please sign in</h1>"
    '<form action="/login"><input type="password" name="p"></form>'
    "<p>Sign in to continue.</p></body></html>"
)
MISSING = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body>"


def wire(status: int, body: str = "", *headers: str, kind: str = "text/html") -> bytes:
    """Return an answer as HTTP/1.1."""
    data = body.encode()
    lines = (f"HTTP/1.1 {status} X", f"Content-Type: {kind}; charset=utf-8", *headers)
    head = "\r\n".join((*lines, f"Content-Length: {len(data)}", "Connection: close"))
    return head.encode() + b"\r\n\r\n" + data


def told(value: object) -> bytes:
    """Return an answer in JSON."""
    return wire(200, json.dumps(value), kind="application/json")


def when(stamp: str) -> datetime:
    """Return the time of fourteen digits."""
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class LittleArchive:
    """Answers by table; what is not in it is not archived.

    Attributes:
        captures: by time, the answer of the copy captured then.
        available: what the availability interface says; None for the nearest capture.
        index: what the CDX interface says; None for its rows of all captures.
        gate: what the time gate says.
        save, progress: what the save interface says, and its answers about the task in turn.
        asked: request lines, headers and body, in order.
    """

    def __init__(self, **captures: bytes) -> None:
        self.captures = {stamp.removeprefix("at"): data for stamp, data in captures.items()}
        self.available: bytes | None = None
        self.index: bytes | None = None
        self.gate: bytes | None = None
        self.save = wire(401, "{}", kind="application/json")
        self.progress: list[bytes] = []
        self.asked: list[str] = []
        self.busy: list[asyncio.Task[None] | None] = []

    @property
    def places(self) -> list[str]:
        """What was asked for, without queries."""
        return [line.split(" ")[1].partition("?")[0] for line in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.busy.append(asyncio.current_task())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        told = [line for line in head.lower().split("\r\n") if line.startswith("content-length:")]
        length = int(told[0].partition(":")[2]) if told else 0
        self.asked.append(head + (await reader.readexactly(length)).decode())
        writer.write(self._answer(head.split(" ")[1]))
        with suppress(ConnectionError):
            await writer.drain()
            writer.close()
            await writer.wait_closed()

    async def at_rest(self) -> None:
        """Wait until every answer has been given."""
        await asyncio.gather(*filter(None, self.busy))

    def _answer(self, target: str) -> bytes:
        routes: dict[str, Callable[[str], bytes]] = {
            "/wayback/available": self._availability,
            "/cdx/search/cdx": self._rows,
            "/web/": self._copy,
            "/gate/": lambda _: self.gate or wire(404),
            "/save/status/": lambda _: self.progress.pop(0),
            "/save": lambda _: self.save,
        }
        found = next((route for place, route in routes.items() if target.startswith(place)), None)
        return found(target) if found else wire(404)

    def _availability(self, target: str) -> bytes:
        if self.available is not None:
            return self.available
        wanted = parse_qs(urlsplit(target).query)["timestamp"][0]
        stamps = sorted(self.captures, key=lambda stamp: abs(when(stamp) - when(wanted)))
        if not stamps:
            return told({"archived_snapshots": {}})
        closest = {
            "available": True,
            "status": "200",
            "timestamp": stamps[0],
            "url": "http://127.0.0.1:9/never/believed",
        }
        return told({"archived_snapshots": {"closest": closest}})

    def _rows(self, _target: str) -> bytes:
        if self.index is not None:
            return self.index
        rows = [[stamp, PAGE, "text/html", "200", f"D{stamp}"] for stamp in self.captures]
        names = ["timestamp", "original", "mimetype", "statuscode", "digest"]
        return told([names, *rows] if rows else [])

    def _copy(self, target: str) -> bytes:
        return self.captures.get(target.split("/")[2][:14], wire(404))


def memento(status: int, body: str, stamp: str, *headers: str) -> bytes:
    """Return a copy as archives serve it, with the time of its capture."""
    return wire(
        status, body, f"Memento-Datetime: {format_datetime(when(stamp), usegmt=True)}", *headers
    )
