"""``citecheck verify``: whether an evidence folder is still what was written."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.streams import say
from citecheck.pipeline.verification import verify_file
from citecheck.wording import evidence as words
from citecheck.wording.retention import pages_removed_from_folder


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.zip|FOLDER")
def verify(file: Path) -> None:
    """Compare every file of an evidence folder, packed or unpacked, with its hash.

    No host is asked. Leaves with status 3 when anything differs.
    """
    found = verify_file(file)
    for one in found.differs:
        say(words.difference_sentence(one.difference, one.path, one.detail))
    if found.differs:
        say(words.folder_differs(len(found.differs)))
        raise click.exceptions.Exit(ExitCode.FOUND_WRONG)
    say(words.folder_agrees(found.files, found.pages))
    if found.removed:
        say(pages_removed_from_folder(found.removed))
    stamp = found.stamp
    say(words.stamped_at(stamp.at, stamp.who) if stamp else words.not_stamped())
