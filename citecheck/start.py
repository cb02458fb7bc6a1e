"""Where window and terminal meet: all commands, that of the window among them.

Nothing is imported before it is known what is wanted: the window is painted before the commands
are loaded, and a reader process needs none of them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence

_READER = "--citecheck-reader"


def exit_status() -> int:
    """Run one command and return its exit status; in a reader process, read instead."""
    arguments = sys.argv[1:]
    if arguments[:1] == [_READER]:
        from citecheck.pipeline import worker_main  # noqa: PLC0415 - a reader needs nothing else

        return 0 if worker_main.serve_if_reader(arguments) else 1
    first = None
    if opens_window(arguments) and has_screen(sys.platform, os.environ):
        # Looking through all that is being loaded would cost a tenth of the first paint, and the
        # window's own keeper collects from then on (gui.garbage).
        gc.disable()
        from citecheck.gui.first_paint import show_first  # noqa: PLC0415 - Qt for the window alone

        first = show_first()
    from citecheck.cli.main import keep_log, run  # noqa: PLC0415 - after the first paint

    add_window_command()
    keep_log()
    return run(obj=first)


def add_window_command() -> None:
    """Let the commands of the terminal have one that opens the window."""
    from citecheck.cli.main import commands  # noqa: PLC0415 - after the first paint

    commands.add_later("gui", "citecheck.window_command:gui")


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether Qt may find a screen; where it finds none it ends the process with a core.

    Args:
        platform: ``sys.platform``.
        environment: the process's own.
    """
    if platform in {"win32", "darwin"}:
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def opens_window(arguments: Sequence[str]) -> bool:
    """Say whether ``arguments`` plainly open a window; click refuses or explains the rest."""
    if arguments[:1] != ["gui"]:
        return False
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "--library" and rest:
            rest.pop(0)
        elif word.startswith("-") and word != "--sample" and not word.startswith("--library="):
            return False
    return True
