"""The gate of the reader: hostile texts, markup, bytes and PDFs end in clean text or by name."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import itertools
import os
import re
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from citecheck.model import Article, KnownError, PageText
from citecheck.pipeline.worker import ReaderProcess
from citecheck.read.article import read_clipboard, read_html, read_markdown, read_plain
from citecheck.read.page import read_page

pytestmark = [pytest.mark.shared, pytest.mark.timeout(900)]

UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# A page with an article element costs ten times as much as other texts.
DEAR_STEP = 1 if os.environ.get("CITECHECK_LONG") else 8
GROWN = 16_000  # characters; tests/benchmarks/bench_read.py measures how time grows
PDF_S = 20.0


@pytest.fixture
def naughty(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - the kit's module
    monkeypatch.syspath_prepend(str(shared / "hostile"))
    yield importlib.import_module("naughty")
    sys.modules.pop("naughty", None)


def as_page(text: str) -> PageText:
    return read_page(text.encode("utf-8", "replace"), url="https://a.test/x", content_type="")


def as_html_page(text: str) -> PageText:
    body = f"<article><h1>T</h1><p>{text}</p></article>".encode("utf-8", "surrogatepass")
    return read_page(body, url="https://a.test/x", content_type="text/html; charset=utf-8")


def as_html(text: str) -> Article:
    return read_html(f"<html><body><article><p>{text}</p></article></body></html>")


def as_fragment(text: str) -> Article:
    return read_clipboard(f"<p>x{text}</p>", text)


READERS: dict[str, Callable[[str], Article | PageText]] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "html": as_html,
    "fragment": as_fragment,
    "page": as_page,
    "html page": as_html_page,
}


def strings_of(read: Article | PageText) -> Iterator[str]:
    yield from (read.text, read.title, read.byline, read.published, read.text[:1])
    yield from (link.href for link in read.links)
    if isinstance(read, Article):
        yield from (part.title for part in read.parts)
        yield from (read.outlet, read.url or "")
    else:
        yield from (read.site, read.canonical_url)


@pytest.mark.parametrize("reader", ["plain", "markdown", "fragment", "page", "html"])
def test_no_naughty_string_raises_or_leaves_a_control(reader: str, naughty: Any) -> None:  # noqa: ANN401
    count, dirty, misplaced = 0, [], []
    step = DEAR_STEP if reader == "html" else 1
    for ident, text in itertools.islice(naughty.corpus(), 0, None, step):
        count += 1
        try:
            read = READERS[reader](text)
        except KnownError:
            assert reader == "page"
            continue
        if any(UNWANTED.search(told) for told in strings_of(read)):
            dirty.append(ident)
        ends = [0, *(block.span.end for block in read.blocks)]
        if any(b.span.start < e for b, e in zip(read.blocks, ends, strict=False)):
            misplaced.append(ident)
    assert count > 8000 // step
    assert (dirty, misplaced) == ([], [])


@pytest.mark.parametrize("reader", READERS)
def test_no_growing_text_raises_or_leaves_a_control(reader: str, naughty: Any) -> None:  # noqa: ANN401
    dirty = []
    for name, build in naughty.GROWTH.items():
        with contextlib.suppress(KnownError):
            read = READERS[reader](build(GROWN))
            if any(UNWANTED.search(told) for told in strings_of(read)):
                dirty.append(name)
    assert dirty == []


def test_hostile_pages_keep_their_quote(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "hostile"))
    kit = importlib.import_module("hostile_server")
    quote = kit.QUOTE
    article = kit.ARTICLE
    raw = article.encode()
    nested = article.replace("<article>", "<div>" * 100_000 + "<article>")
    misnested = "<p>" + "<b><i><a href=x><font><u>" * 3000 + "x" + "</b></i>" * 3000
    bodies = {
        "nul": b"".join(raw[i : i + 10] + b"\0" for i in range(0, len(raw), 10)),
        "invalid": b"<p>\xc0\xae\xc0\xaf \xed\xa0\x80 \xf5\x80\x80\x80 \xe2\x80</p>" + raw,
        "1252": article.encode("cp1252"),
        "utf-16": article.encode("utf-16"),
        "utf-16 bare": article.encode("utf-16-le"),
        "deep": nested.encode(),
        "misnested": article.replace("</article>", misnested + "</article>").encode(),
        "attributes": article.replace(
            "<article>", "<article " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"
        ).encode(),
        "entities": article.replace("</article>", "&amp" * 200_000 + "</article>").encode(),
        "cut": raw[:-1] + "“".encode()[:2],
    }
    types = ["text/html; charset=utf-8", "text/html; charset=klingon", "application/pdf", ""]
    types += ["application/octet-stream", "text/html; charset=hex", "image/png"]
    lost = [
        (name, said)
        for name, body in bodies.items()
        for said in (types if len(body) < 100_000 else types[:1])
        if quote not in read_page(body, url="https://a.test/x", content_type=said).text
    ]
    sys.modules.pop("hostile_server", None)
    assert lost == []


def test_hostile_pdfs_end_in_time_and_alone(shared: Path) -> None:
    files = sorted((shared / "hostile" / "data").glob("pdf-*/*.pdf"))
    outcomes = asyncio.run(_read_all({file.name: file.read_bytes() for file in files}))
    late = {name: took for name, (_, took) in outcomes.items() if took > PDF_S}
    read = [name for name, (code, _) in outcomes.items() if code == "read"]
    assert late == {}
    assert len(files) >= 170
    assert len(read) >= 0.85 * len(files)


def test_pdfs_made_to_harm_end_in_time_and_alone(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(shared / "hostile"))
    kit = importlib.import_module("hostile_server")
    make, told = kit.make_pdf, kit.PDF_TEXT
    bomb = kit.deflate_repeat(b"q Q " * 2**18, 256, "zlib")
    pages = make(told, kids="[" + "3 0 R " * 20_000 + "]").replace(b"/Count 1", b"/Count 20000")
    bodies = {
        "whole": kit.PDF_OK,
        "truncated": kit.PDF_OK[: len(kit.PDF_OK) // 2],
        "no table": make(told, xref=False),
        "loop": make(told, kids="[2 0 R 2 0 R 3 0 R]"),
        "loop of tables": make(told, trailer="/Prev 9"),
        "no text": make(stream=b"0 0 100 100 re f"),
        "bomb": make(stream=bomb, filt="/Filter /FlateDecode"),
        "bomb in a bomb": make(
            stream=zlib.compress(bomb, 9), filt="/Filter [/FlateDecode /FlateDecode]"
        ),
        "many pages": pages,
    }
    outcomes = asyncio.run(_read_all(bodies))
    sys.modules.pop("hostile_server", None)
    late = {name: took for name, (_, took) in outcomes.items() if took > PDF_S}
    assert late == {}
    assert {"whole", "no table", "many pages"} <= {
        n for n, (c, _) in outcomes.items() if c == "read"
    }


async def _read_all(bodies: Mapping[str, bytes]) -> dict[str, tuple[str, float]]:
    outcomes: dict[str, tuple[str, float]] = {}
    async with ReaderProcess(processes=1) as reader:
        for name, body in bodies.items():
            began = time.monotonic()
            try:
                page = await reader.read_page(body, url=None, content_type="application/pdf")
                code = "read"
                assert not UNWANTED.search(page.text)
            except KnownError as error:
                code = f"{error.code.value} {error.detail}"
            outcomes[name] = (code, time.monotonic() - began)
    return outcomes
