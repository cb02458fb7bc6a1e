"""The start and the end of the program, in a process of its own: Qt runs its main loop once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from citecheck import paths
from citecheck.cli.exit_codes import ExitCode
from citecheck.config import Options, load_options
from citecheck.gui.app import keep_options
from citecheck.store.library import open_library

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from citecheck.config import Options
from citecheck.gui.app import run
from citecheck.gui.first_paint import make_application

def close_what_is_shown():
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            print(widget.text() if isinstance(widget, QMessageBox) else type(widget).__name__)
            widget.close()

app = make_application()
timer = QTimer()
timer.timeout.connect(close_what_is_shown)
timer.start(50)
sys.exit(run(Path(sys.argv[1]), Options(theme="dark")))
"""
BY_COMMAND = (
    SCRIPT.rpartition("sys.exit")[0]
    + """
from citecheck.start import exit_status
sys.argv = ["citecheck", "gui", "--library", sys.argv[1]]
sys.exit(exit_status())
"""
)


def start(library: Path, script: str = SCRIPT) -> tuple[int, str]:
    """Run the program, close what it shows, return its exit status and what was shown."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(library)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": "."},
        timeout=60,
    )
    return done.returncode, done.stdout.strip()


def test_the_program_starts_with_an_empty_library_and_ends_with_its_window(
    tmp_path: Path,
) -> None:
    library = tmp_path / "new.citecheck"

    assert start(library) == (0, "Window")

    assert paths.config_file().with_name("window.ini").exists()
    with open_library(library):
        pass  # it was let go of


def test_a_library_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    library = tmp_path / "l.citecheck"

    with open_library(library):
        status, told = start(library)

    assert status == ExitCode.FAULT
    assert told == (
        f"Another citecheck has the library {library} open. Go on in its window, or close it."
    )


def test_options_that_cannot_be_read_are_told_in_a_box(tmp_path: Path) -> None:
    """Who starts the program from a menu sees no terminal."""
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text('theme = "pink"', encoding="utf-8")

    status, told = start(tmp_path / "l.citecheck", BY_COMMAND)

    assert status == ExitCode.FAULT
    assert "theme must be one of" in told
    assert not (tmp_path / "l.citecheck").exists()


def test_a_changed_option_leaves_the_others() -> None:
    keep_options(Options(reviewer="AB", theme="dark"))

    options = load_options(paths.config_file())
    assert (options.reviewer, options.theme) == ("AB", "dark")
