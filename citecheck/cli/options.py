"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.model import ErrorCode, KnownError

library_option = click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the check in this library instead of your own.",
)


def require_file(library: Path | None) -> None:
    """Refuse a library that is named and isn't there: a slip in its name would make a new one.

    Raises:
        KnownError: ``MISSING_FILE``.
    """
    if library is not None and not library.exists():
        raise KnownError(ErrorCode.MISSING_FILE, str(library))


def _already_there(
    _context: click.Context, _parameter: click.Parameter, path: Path | None
) -> Path | None:
    require_file(path)
    return path


def _some_name(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    if not name.strip():
        msg = "give the key of a check, or words of its title"
        raise click.BadParameter(msg)
    return name


existing_library_option = click.option(
    "--library",
    type=click.Path(path_type=Path),
    callback=_already_there,
    metavar="FILE",
    help="Take this library instead of your own.",
)
check_argument = click.argument("check", metavar="CHECK", callback=_some_name)
