"""Bad input gets one clear sentence on stderr, an exit status, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from citecheck import paths
from citecheck.cli import batches, check_command, detect_command
from citecheck.cli.exit_codes import ExitCode
from citecheck.read import sizes
from citecheck.read.article import MAX_ARTICLE_BYTES
from citecheck.store.library import open_library
from tests.cli.conftest import Citecheck

ARTICLE = (
    "The mayor said the bridge was safe. “We will open it in May,” she told the Valley Ledger."
)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "There is no text in"),
        ("blank.txt", b" \n\n \t ", "There is no text in"),
        ("noise.bin", bytes(range(256)) * 20, "is not a text"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "paper.pdf"),
        ("large.txt", b"a" * (MAX_ARTICLE_BYTES + 1), "is too large"),
        ("odd.txt", b"caf\xe9 he said \x81\x8d\x8f\x90\x9d", "encoding"),
    ],
)
def test_a_file_that_is_no_article_is_named_in_one_sentence(
    citecheck: Citecheck, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)

    told = citecheck("detect", name)

    assert told.status == ExitCode.FAULT
    assert words in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_missing_file_and_a_folder_are_named(citecheck: Citecheck, tmp_path: Path) -> None:
    assert "There is no file none.txt" in citecheck("check", "none.txt").err
    assert "is a folder; name a file in it." in citecheck("detect", str(tmp_path)).err


def test_an_address_of_another_kind_is_no_file(citecheck: Citecheck, tmp_path: Path) -> None:
    assert "is not a web address" in citecheck("check", "ftp://example.org/a").err
    assert "is not a web address" in citecheck("detect", "mailto:a@example.org").err
    (tmp_path / "with space.txt").write_text(ARTICLE, encoding="utf-8")
    address = (tmp_path / "with space.txt").as_uri()
    assert citecheck("detect", address).status == ExitCode.OK


def test_a_whole_article_given_as_a_name_is_told_by_its_beginning(citecheck: Citecheck) -> None:
    told = citecheck("check", ARTICLE * 80)

    assert told.status == ExitCode.FAULT
    assert len(told.err) < 200
    assert told.err.count("\n") == 1


def test_a_library_needs_a_name(citecheck: Citecheck) -> None:
    assert "is not a citecheck library" in citecheck("list", "--library", "").err


def test_an_article_that_credits_nobody_is_told_so(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is green.\n", encoding="utf-8")

    assert "No attributions found." in citecheck("check", "a.txt", "--offline").out


def test_a_private_address_is_not_asked(citecheck: Citecheck) -> None:
    told = citecheck("detect", "http://127.0.0.1:9/x")

    assert told.status == ExitCode.FAULT
    assert "private network" in told.err


def test_a_batch_line_that_is_broken_is_named_by_its_number(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    (tmp_path / "batch.jsonl").write_text('{"id": 1, "text": "a"}\n\n{"id": 2}\n', encoding="utf-8")

    told = citecheck("detect", "--batch", "batch.jsonl")

    assert told.status == ExitCode.FAULT
    assert "Line 3 of the batch" in told.err
    assert told.out.count("\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        "nonsense",
        "[" * 20_000,
        '{"text": 3}',
        '{"text": "a", "id": 1e999}',
        '{"text": "a", "id": NaN}',
        '{"text": "a", "links": [{"href": "https://a.example/", "span": [0, true]}]}',
        '{"text": "a", "links": [{"href": "https://a.example/", "span": [0.5, 1]}]}',
    ],
)
def test_a_batch_line_that_is_no_object_is_refused(
    citecheck: Citecheck, tmp_path: Path, line: str
) -> None:
    (tmp_path / "batch.jsonl").write_text(line, encoding="utf-8")

    assert citecheck("detect", "--batch", "batch.jsonl").status == ExitCode.FAULT


def test_a_batch_that_begins_with_a_byte_order_mark_is_read(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Nothing."}', encoding="utf-8-sig")

    assert json.loads(citecheck("detect", "--batch", "b.jsonl").out)["id"] == "x"


@pytest.mark.parametrize(
    "arguments",
    [
        ("detect",),
        ("compare", "only a quote"),
        ("frobnicate",),
        ("check", "a.txt", "--page", "part:none"),
        ("check", "a.txt", "--page", "part:0"),
        ("check", "a.txt", "--page", "https://ledger.example/a"),
        ("report", ""),
        ("keep", " "),
        ("detect", "a.txt", "--batch", "b.jsonl"),
        ("compare", "a quote", "a.txt", "--batch", "b.jsonl"),
        ("compare", "--speaker", "Anna Holt", "--batch", "b.jsonl"),
    ],
)
def test_wrong_usage_has_its_own_status(citecheck: Citecheck, arguments: tuple[str, ...]) -> None:
    assert citecheck(*arguments).status == ExitCode.USAGE


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("report", "words"),
        ("search", "words"),
        ("keep", "words"),
        ("purge", "--older-than", "1d", "--dry-run"),
        ("check", "--again", "words"),
    ],
)
def test_a_library_that_is_not_there_is_named_and_not_made(
    citecheck: Citecheck, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    told = citecheck(*arguments, "--library", "mistyped")

    assert told.status == ExitCode.FAULT
    assert "There is no file mistyped." in told.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("detect", "--batch", "folder"),
        ("compare", "--batch", "folder"),
        ("check", "a.txt", "--replay", "folder"),
        ("compare", "a quote", "folder"),
    ],
)
def test_a_folder_in_place_of_a_file_is_called_one(
    citecheck: Citecheck, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "folder").mkdir()

    assert "folder is a folder; name a file in it." in citecheck(*arguments).err


def test_the_model_is_left_out_where_it_would_take_minutes(
    citecheck: Citecheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "MOST_TAGGED", len(ARTICLE) - 1)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    row = json.dumps({"id": "1", "text": ARTICLE}) + "\n"
    (tmp_path / "b.jsonl").write_text(row * 2, encoding="utf-8")

    one = citecheck("detect", "a.txt", "--json", "--explain")
    many = citecheck("detect", "--batch", "b.jsonl", "--explain")

    for told in (one, many):
        assert told.err.count("the rules alone looked for its claims") == 1
        for line in told.out.splitlines():
            found = json.loads(line)["attributions"]
            assert found
            assert all("found by the model" not in item["why"] for item in found)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
@pytest.mark.parametrize(
    "arguments",
    [
        ("detect", "/dev/zero"),
        ("compare", "a quote", "/dev/zero"),
        ("check", "a.txt", "--page", "/dev/zero", "--offline", "--library", "l"),
    ],
)
def test_input_without_end_is_too_large(citecheck: Citecheck, arguments: tuple[str, ...]) -> None:
    assert "is too large" in citecheck(*arguments).err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
@pytest.mark.parametrize(
    "arguments",
    [("verify", "/dev/zero"), ("check", "a.txt", "--replay", "/dev/zero", "--library", "l")],
)
def test_a_device_in_place_of_evidence_is_refused(
    citecheck: Citecheck, arguments: tuple[str, ...]
) -> None:
    told = citecheck(*arguments)

    assert told.status == ExitCode.FAULT
    assert told.err == "/dev/zero cannot be read (it is no file on a disk).\n"


def test_a_pipe_in_place_of_an_evidence_folder_is_refused(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "pipe")

    assert "pipe cannot be read (it is no file" in citecheck("verify", "pipe").err


@pytest.mark.parametrize("command", ["detect", "compare"])
def test_a_batch_line_without_end_is_named_by_its_number(
    citecheck: Citecheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(batches, "_LONGEST_LINE", 1_000_000)
    (tmp_path / "b.jsonl").write_bytes(b"\n" + b"\0" * 1_000_001)

    told = citecheck(command, "--batch", "b.jsonl")

    assert told.status == ExitCode.FAULT
    assert told.err == (
        "Line 2 of the batch is not as it should be: longer than 1 million characters.\n"
    )


def test_an_address_is_fetched_as_the_preferences_say(citecheck: Citecheck) -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        port = proxy.getsockname()[1]
        options = f'proxy = "http://127.0.0.1:{port}"\n'
        paths.config_file().write_text(options, encoding="utf-8")
        asked: list[bytes] = []

        def answer() -> None:
            for _ in range(2):
                with proxy.accept()[0] as caller:
                    asked.append(caller.recv(4096))

        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(answer)
            citecheck("detect", "http://news.example/a")
            citecheck("compare", "a quote", "http://news.example/b")
            done.result()

    assert [b"news.example" in request for request in asked] == [True, True]


def test_a_part_that_is_not_there_is_named(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    told = citecheck("check", "a.txt", "--page", "part:7", "--offline", "--library", "l")

    assert told.status == ExitCode.FAULT
    assert "no part 7" in told.err


def test_a_library_that_is_open_elsewhere_is_told_and_unharmed(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "citecheck", "check", "a.txt", "--offline", "--library", "l"]
    root = Path(__file__).resolve().parents[2]
    with open_library(tmp_path / "l") as library:
        told = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(root)},
            check=False,
        )

        assert told.returncode == ExitCode.FAULT
        assert "Another citecheck" in told.stderr
        assert library.list_checks() == ()


def test_a_file_that_is_no_library_is_left_as_it_is(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("my notes " * 1000, encoding="utf-8")

    told = citecheck("list", "--library", "notes.txt")

    assert "is not a citecheck library" in told.err
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "my notes " * 1000


def test_an_unknown_check_is_named(citecheck: Citecheck) -> None:
    assert "no check 0123abc" in citecheck("report", "0123abc").err


def test_a_report_with_an_unknown_ending_is_refused(citecheck: Citecheck, tmp_path: Path) -> None:
    told = citecheck("sample", "--report", "report.docx", "--library", "l")

    assert told.status == ExitCode.USAGE
    assert not (tmp_path / "report.docx").exists()


def test_standard_input_is_read_and_limited(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    read = citecheck("detect", "-")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * (MAX_ARTICLE_BYTES + 1))))
    refused = citecheck("detect", "-")

    assert read.status == ExitCode.OK
    assert "Ledger" in read.out
    assert "too large" in refused.err


@pytest.mark.parametrize(
    ("module", "command"),
    [(detect_command, ("detect",)), (check_command, ("check", "--offline"))],
)
def test_a_missing_model_is_told_and_the_rules_go_on(
    module: ModuleType,
    command: tuple[str, ...],
    citecheck: Citecheck,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "has_model", lambda: False)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    told = citecheck(*command, "a.txt")

    assert told.status == ExitCode.OK
    assert "the rules alone" in told.err
