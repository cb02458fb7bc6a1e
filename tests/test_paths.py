"""Where user data lies: as the platform wants it, told early without asking for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from citecheck import paths


@pytest.mark.parametrize("kept", ["/etc/own", "/etc/own/", "/", "relative/own", "~/own", "", None])
@pytest.mark.parametrize("home", ["/home/ann", "/home/ann/", "/", "home", "", None])
def test_options_lie_where_the_platform_wants_them(
    kept: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("XDG_CONFIG_HOME", kept), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    wanted = PlatformDirs("citecheck", appauthor=False).user_config_dir

    assert paths.config_file() == Path(wanted) / "citecheck.toml"
