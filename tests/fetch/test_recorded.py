from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.offline import OfflineFetcher
from citecheck.fetch.recorded import RecordedWeb
from citecheck.model import FetchOutcome, Snapshot

ANSWERS = """
[[answer]]
url = "http://www.harbourledger.example/2026/storm?page=2#top"
address = "93.184.215.14"
status = 200
headers = [["Content-Type", "text/html; charset=utf-8"]]
body = "storm.html"

[[answer]]
url = "https://bücher.example:8443/"
status = 301
headers = [["Location", "http://www.harbourledger.example/2026/storm?page=2"]]
"""


def played(folder: Path, url: str) -> Snapshot:
    async def run() -> Snapshot:
        web = RecordedWeb.load(folder)
        async with open_fetcher(Options(), resolve=web.resolve, dial=web.dial) as fetcher:
            return await fetcher.fetch(url)

    return asyncio.run(run())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "storm.html").write_bytes("<p>“Gale,” said the harbour.</p>".encode())
    return tmp_path


def test_a_folder_of_answers_is_played(folder: Path) -> None:
    snapshot = played(folder, "http://www.harbourledger.example/2026/storm?page=2")

    assert snapshot.outcome is FetchOutcome.OK
    assert snapshot.body.decode() == "<p>“Gale,” said the harbour.</p>"


def test_https_ports_and_foreign_names_are_told_apart(folder: Path) -> None:
    assert played(folder, "https://bücher.example:8443").outcome is FetchOutcome.OK
    assert played(folder, "http://bücher.example:8080").outcome is FetchOutcome.NOT_FOUND


def test_what_was_not_recorded_is_not_there(folder: Path) -> None:
    other_page = played(folder, "http://www.harbourledger.example/2026/storm")

    assert other_page.outcome is FetchOutcome.NOT_FOUND
    assert played(folder, "http://harbourledger.example/").outcome is FetchOutcome.UNREACHABLE


def test_a_private_address_is_refused_in_a_recorded_web_too(folder: Path) -> None:
    row = '[[answer]]\nurl = "http://inner.example/"\naddress = "10.0.0.1"\n'
    (folder / "answers.toml").write_text(row, encoding="utf-8")

    assert played(folder, "http://inner.example/").outcome is FetchOutcome.BLOCKED_ADDRESS


def test_a_folder_that_is_not_as_it_should_be_is_refused(folder: Path) -> None:
    (folder / "storm.html").unlink()
    with pytest.raises(FileNotFoundError):
        RecordedWeb.load(folder)
    (folder / "answers.toml").write_text("[[answer", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        RecordedWeb.load(folder)


def test_offline_nothing_is_attempted() -> None:
    snapshot = asyncio.run(OfflineFetcher().fetch("http://news.example/"))

    assert snapshot.outcome is FetchOutcome.NOT_ATTEMPTED
    assert snapshot.url == "http://news.example/"
    assert snapshot.final_url is None
