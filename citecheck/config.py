"""The user's options: a TOML file and the frozen value that the program is handed."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from citecheck.model import ErrorCode, KnownError

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Options:
    """Everything a user may set. Defaults suit a person at a desk.

    Attributes:
        reviewer: name or initials written with each verdict; may be empty.
        theme: system, light or dark.
        deadline_s: longest time for one page, redirects included, in seconds.
        pages_at_once: pages fetched side by side over all hosts.
        pages_per_host: pages fetched side by side from one host.
        max_wire_bytes: most bytes taken from the network for one page.
        max_decoded_bytes: most bytes after decoding.
        reader_font: family of the article and the page, or empty for the platform's serif.
    """

    reviewer: str = ""
    theme: str = "system"
    deadline_s: float = 15.0
    pages_at_once: int = 8
    pages_per_host: int = 2
    max_wire_bytes: int = 8 * 2**20
    max_decoded_bytes: int = 16 * 2**20
    reader_font: str = ""

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            msg = f"theme must be one of {', '.join(THEMES)}, not {self.theme!r}"
            raise ValueError(msg)
        for name in ("deadline_s", "pages_at_once", "pages_per_host"):
            if getattr(self, name) <= 0:
                msg = f"{name} must be above zero, not {getattr(self, name)}"
                raise ValueError(msg)
        for name in ("max_wire_bytes", "max_decoded_bytes"):
            if getattr(self, name) < 1024:  # noqa: PLR2004 - below a kibibyte no page fits
                msg = f"{name} must be at least 1024, not {getattr(self, name)}"
                raise ValueError(msg)


def load_options(path: Path) -> Options:
    """Return the options of the TOML file ``path``; the defaults when there is no file.

    Unknown keys are left alone (a newer version may have written them).

    Raises:
        KnownError: ``BAD_CONFIG`` when the file is not TOML, or a value is of the wrong kind.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Options()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), str(error)) from error
    known: dict[str, Any] = {}
    for field in dataclasses.fields(Options):
        if field.name not in raw:
            continue
        value, default = raw[field.name], field.default
        if isinstance(default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(default):
            detail = f"{field.name} must be {type(default).__name__}"
            raise KnownError(ErrorCode.BAD_CONFIG, str(path), detail)
        known[field.name] = value
    try:
        return Options(**known)
    except ValueError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), str(error)) from error


def save_options(options: Options, path: Path) -> None:
    """Write ``options`` to ``path`` whole or not at all; keys of other versions stay.

    Raises:
        KnownError: ``CANNOT_WRITE`` when the file or its folder can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        kept.update(dataclasses.asdict(options))
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(tomli_w.dumps(kept).encode("utf-8"))
        os.replace(temporary, path)  # noqa: PTH105 - atomic on every platform
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnownError(ErrorCode.CANNOT_WRITE, str(path), str(error)) from error
