"""A look into an archive from the terminal."""

from __future__ import annotations

import pytest

from citecheck.cli.exit_codes import ExitCode
from tests.cli.conftest import Citecheck


@pytest.mark.parametrize("way", [(), ("--save",)])
def test_no_archive_is_told_of_a_private_address(citecheck: Citecheck, way: tuple[str]) -> None:
    told = citecheck("archive", *way, "http://192.168.0.7/draft")

    assert told.status == ExitCode.FAULT
    assert "not a public one" in told.out
    assert "Asking" not in told.err
    assert "publishes" not in told.err
