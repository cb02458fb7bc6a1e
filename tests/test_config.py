"""Options are read, written and refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config import Options, load_options, save_options
from citecheck.model import ErrorCode, KnownError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_options(tmp_path / "none.toml") == Options()


def test_options_come_back_as_they_were_saved(tmp_path: Path) -> None:
    options = Options(reviewer="Zoë “Z” Q", theme="dark", deadline_s=7.5)

    save_options(options, tmp_path / "deep" / "citecheck.toml")

    assert load_options(tmp_path / "deep" / "citecheck.toml") == options


def test_keys_of_a_newer_version_stay(tmp_path: Path) -> None:
    path = tmp_path / "citecheck.toml"
    path.write_text('from_the_future = "yes"\ndeadline_s = 9\n', encoding="utf-8")

    save_options(load_options(path), path)

    assert 'from_the_future = "yes"' in path.read_text(encoding="utf-8")
    assert load_options(path).deadline_s == 9.0


@pytest.mark.parametrize(
    "text",
    [
        "house_profile = 'tabloid'",
        "theme = 3",
        'theme = "pink"',
        "pages_at_once = 0",
        "max_wire_bytes = 1",
        "= broken",
        "\xff",
    ],
)
def test_bad_options_are_told_with_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "citecheck.toml"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(KnownError) as told:
        load_options(path)

    assert told.value.code is ErrorCode.BAD_CONFIG
    assert told.value.subject == str(path)


def test_network_options_come_back_as_they_were_saved(tmp_path: Path) -> None:
    options = Options(
        host_delay_s=0.5,
        host_delays=("archive.example=4", "b.example=0"),
        skip_hosts=("tracker.example",),
        robots="always",
        proxy="socks5h://user:secret@[::1]:9050",
        ca_bundle="/etc/ours.pem",
        trust="system",
    )

    save_options(options, tmp_path / "citecheck.toml")

    assert load_options(tmp_path / "citecheck.toml") == options


@pytest.mark.parametrize(
    "text",
    [
        "host_delay_s = -1",
        "host_delay_s = 61",
        'host_delays = ["a.example"]',
        'host_delays = ["a.example=soon"]',
        'host_delays = ["a.example=nan"]',
        'host_delays = ["a b=1"]',
        "host_delays = [1]",
        'skip_hosts = "a.example"',
        'skip_hosts = ["http://a.example/"]',
        'robots = "sometimes"',
        'trust = "nobody"',
        'proxy = "ftp://proxy.example"',
        'proxy = "http://"',
        'proxy = "http://proxy.example:99999"',
        'proxy = "http://proxy.example/path"',
        'proxy = "proxy.example:3128"',
    ],
)
def test_network_options_that_cannot_be_meant_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "citecheck.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KnownError) as told:
        load_options(path)

    assert told.value.code is ErrorCode.BAD_CONFIG


def test_a_host_is_meant_with_its_subdomains() -> None:
    options = Options(
        host_delay_s=1, host_delays=("Slow.example=4",), skip_hosts=("tracker.example",)
    )

    assert options.delay_of("www.slow.example") == 4
    assert options.delay_of("notslow.example") == 1
    assert options.skips("a.Tracker.example.")
    assert not options.skips("mytracker.example")


def test_a_house_profile_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    save_options(Options(house_profile="guardian"), tmp_path / "citecheck.toml")

    assert load_options(tmp_path / "citecheck.toml").house_profile == "guardian"


def test_a_slip_of_the_pen_is_told_and_a_key_of_another_version_is_left_alone(
    tmp_path: Path,
) -> None:
    file = tmp_path / "citecheck.toml"
    file.write_text('skip_host = ["tracker.example"]\n', encoding="utf-8")
    with pytest.raises(KnownError) as told:
        load_options(file)
    assert told.value.detail == "skip_host is no option; skip_hosts is one"

    file.write_text('weather = "fine"\n', encoding="utf-8")
    assert load_options(file) == Options()
