"""Small writes on their way to the library or a file, and what came of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from citecheck.gui.runs.runner import Runner

Take = Callable[[object], None]


class Writes(QObject):
    """Starts writes in the order in which they were asked for.

    Signals:
        saving(bool): whether something is on its way to the library.
        noticed(str): the news of a file that was written.
        troubled(str): why a file was not.
        lost(str): why something did not reach the library.
    """

    saving = Signal(bool)
    noticed = Signal(str)
    troubled = Signal(str)
    lost = Signal(str)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pending: dict[int, Callable[[], None]] = {}
        self._news: dict[int, str] = {}
        # Queued: a write that ends at once would be told before its number is known here.
        runner.written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)

    def keep(self, action: Callable[[], object], take: Take | None = None) -> None:
        """Write to the library beside the window; ``take`` is handed what ``action`` returned."""
        made: list[object] = []
        number = self._runner.write(lambda: made.append(action()))
        self._pending[number] = (lambda: take(made[0])) if take else _nothing
        self.saving.emit(bool(self._pending))

    def file(self, action: Callable[[], object], news: str) -> None:
        """Write a file beside the window and tell ``news`` when it is written."""
        self._news[self._runner.write(action)] = news

    def _on_written(self, number: int, trouble: str) -> None:
        if number in self._news:
            news = self._news.pop(number)
            (self.troubled if trouble else self.noticed).emit(trouble or news)
            return
        if number not in self._pending:
            return  # another window's
        then = self._pending.pop(number)
        self.saving.emit(bool(self._pending))
        if trouble:
            self.lost.emit(trouble)
        else:
            then()


def _nothing() -> None:
    """Do nothing."""
