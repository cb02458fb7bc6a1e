"""``citecheck``: the commands, and the one place where faults become sentences."""

from __future__ import annotations

import errno
import io
import logging
import logging.handlers
import sys

import click

from citecheck import __version__, paths
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.later_group import LaterGroup
from citecheck.cli.streams import make_streams_usable, say, say_no_more
from citecheck.config import load_options
from citecheck.model import KnownError
from citecheck.wording import cli as words
from citecheck.wording.errors import sentence
from citecheck.wording.translate import use_language

log = logging.getLogger(__name__)


_COMMANDS = {
    "check": "citecheck.cli.check_command:check",
    "archive": "citecheck.cli.archive_command:archive",
    "detect": "citecheck.cli.detect_command:detect",
    "compare": "citecheck.cli.compare_command:compare",
    "report": "citecheck.cli.library_commands:report",
    "keep": "citecheck.cli.purge_command:keep",
    "list": "citecheck.cli.library_commands:list_checks",
    "search": "citecheck.cli.search_command:search",
    "purge": "citecheck.cli.purge_command:purge",
    "sample": "citecheck.cli.sample_command:sample",
    "verify": "citecheck.cli.verify_command:verify",
}
_SAVING = frozenset({"check", "sample"})
"""Commands that save what they find as they go; the others find nothing that lasts."""


@click.group(
    cls=LaterGroup,
    later=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=words.exit_codes(),
)
@click.version_option(__version__, prog_name="citecheck")
def commands() -> None:
    """Check whether a news article quotes its sources rightly.

    Start with `citecheck sample`, which checks a sample article without any network.
    """


def run(arguments: list[str] | None = None, *, obj: object = None) -> int:
    """Run one command and return its exit code; faults are told on stderr in one sentence.

    Args:
        arguments: without the program's name; those of the process if None.
        obj: handed to the command (click's context object): a window that stands already, which
            goes on in its own language.
    """
    make_streams_usable()
    try:
        if obj is None:
            _speak()
        # click hands on the status of an Exit, and else what the command returned: nothing.
        status = commands.main(arguments, standalone_mode=False, prog_name="citecheck", obj=obj)
        sys.stdout.flush()
    except click.UsageError as error:
        say(_shown(error), err=True)
        return ExitCode.USAGE
    except click.ClickException as error:
        say(_shown(error), err=True)
        return ExitCode.FAULT
    except KnownError as error:
        log.info("known error", exc_info=error)
        return _tell(sentence(error), ExitCode.FAULT)
    except (click.Abort, KeyboardInterrupt):
        return _tell(words.interrupted(saved=_saves(arguments)), ExitCode.INTERRUPTED)
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe went away (`citecheck list | head`): nothing is wrong. Rich makes an
        # exit of it.
        say_no_more()
        return ExitCode.OK
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            say_no_more()
            return _tell(words.output_full(saved=_saves(arguments)), ExitCode.FAULT)
        log.exception("unexpected fault")
        return _tell(words.unexpected(str(paths.log_file())), ExitCode.BUG)
    return ExitCode.OK if status is None else int(status)


def _saves(arguments: list[str] | None) -> bool:
    called = sys.argv[1:] if arguments is None else arguments
    return not _SAVING.isdisjoint(called[:1])


def _speak() -> None:
    """Use the language of the options, where they name one; the terminal's own is English."""
    try:
        use_language(load_options(paths.config_file()).language or "en")
    except KnownError:
        use_language("en")  # the command that needs the options tells what is wrong with them


def _shown(error: click.ClickException) -> str:
    """Return what click says of a fault; it repeats what was typed, or came from a script."""
    told = io.StringIO()
    error.show(told)
    return told.getvalue().rstrip("\n")


def _tell(text: str, code: ExitCode) -> int:
    say(text, err=True)
    return code


def keep_log() -> None:
    """Write warnings and tracebacks to the log file; do without where it can't be written."""
    root = logging.getLogger("citecheck")
    if root.handlers:
        return
    handler: logging.Handler = logging.NullHandler()
    try:
        paths.log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            paths.log_file(), maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        pass  # a read-only home must not stop a check
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
