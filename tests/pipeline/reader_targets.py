"""What the tests let a reader process do instead of reading."""

from __future__ import annotations

import fractions
import importlib
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from citecheck.model import Article, ErrorCode, FetchOutcome, KnownError, PageText, Snapshot


def read_page(body: bytes, *, url: str | None, content_type: str) -> object:
    """Do what ``body`` says, and tell about it in the text of a page."""
    order = body.decode()
    if order == "refuse":
        raise KnownError(ErrorCode.UNKNOWN_ENCODING, url or "", content_type)
    return _ORDERS.get(order, lambda: PageText(str(os.getpid()), title=order))()


def read_snapshot(snapshot: Snapshot) -> object:
    """Do what the body says; "hang" hangs only once the page is read and its outcome is asked."""
    if snapshot.body == b"hang":
        reading = importlib.import_module("citecheck.pipeline.reading")
        vars(reading)["refine_outcome"] = lambda _snapshot, _page: _hang()
        read: object = reading.read_snapshot(snapshot)
        return read
    value = read_page(snapshot.body, url=snapshot.page_url, content_type=snapshot.content_type)
    return (value, FetchOutcome.OK) if isinstance(value, PageText) else value


def _hang() -> NoReturn:
    while True:
        pass


def _stumble() -> NoReturn:
    msg = "a fault of ours"
    raise ZeroDivisionError(msg)


def _print() -> PageText:
    print("noise on standard output", flush=True)  # noqa: T201 - this is the noise
    os.write(1, b"more noise")
    return PageText("printed")


def _modules() -> PageText:
    """Tell all that the program's own calls import in a reader."""
    for name in ("reading", "thinking", "warm_reader"):
        importlib.import_module(f"citecheck.pipeline.{name}")
    return PageText(" ".join(sys.modules))


_warmed_by: list[int] = []


def warm() -> None:
    """Remember which process was warmed up."""
    _warmed_by.append(os.getpid())


_ORDERS: dict[str, Callable[[], object]] = {
    "hang": _hang,
    "die": lambda: os._exit(3),
    "hoard": lambda: PageText("x" * 2**33),
    "stumble": _stumble,
    "foreign": lambda: fractions.Fraction(1, 2),
    "article": lambda: Article("no page"),
    "print": _print,
    "warmed by": lambda: PageText(" ".join(map(str, _warmed_by))),
    "modules": _modules,
    "priority": lambda: PageText(str(os.getpriority(os.PRIO_PROCESS, 0))),
    "sys.path": lambda: PageText("\n".join(sys.path)),
}


def read_article(data: bytes, name: str, *, url: str | None, content_type: str) -> Article:
    """Return the four arguments as an article."""
    return Article(f"{data!r} {name} {content_type}", url=url)
