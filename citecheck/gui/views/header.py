"""The row at the top: where one is, what is asked of whom, how far it is, what comes out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.giving_way import GivingWay
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import ElidedLabel, name_button, set_hint
from citecheck.gui.widgets.speech import announce
from citecheck.model import Check
from citecheck.wording import frame as words
from citecheck.wording.gui import hosts_hint, word

_LEAST_TITLE = 64
"""Pixels (at 100 %) that the title has before the buttons give up their words."""
_TOLD_TIMES = 4
"""How often a screen reader is told how far a run is: more would drown the rest."""


class Header(QFrame):
    """One row above the panes."""

    def __init__(
        self, session: Session, look: Look, actions: Mapping[str, QAction], exports: QMenu
    ) -> None:
        super().__init__()
        self.setObjectName("header")
        self._session = session
        self._checking = session.checking
        self._look = look
        self._doing = Doing.NOTHING
        self._hosts: tuple[str, ...] = ()
        self._told = 0
        self._back = QToolButton()
        self.title = ElidedLabel(role="strong", foreign=True)
        self.hosts = QToolButton()
        self.check = QPushButton()
        self.bar = QProgressBar()
        self.done = QToolButton()
        self.pause = QToolButton()
        self.cancel = QToolButton()
        self.export = QPushButton()
        self._row = QHBoxLayout(self)
        shy = (self._back, self.export, self.hosts, self.check)
        self._way = GivingWay(self._row, shy, self.title)
        self._furnish(actions, exports)
        self._lay_out()
        self._follow()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    @staticmethod
    def title_of(check: Check | None) -> str:
        """Return what a check is called: its title, or how its text begins; empty for none."""
        if check is None:
            return ""
        return check.article.title or check.article.text.strip().split("\n", 1)[0][:200]

    def _furnish(self, actions: Mapping[str, QAction], exports: QMenu) -> None:
        self._back.setText(word("library"))
        self.check.setProperty("weight", "strong")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(word("progress"))
        self.export.setMenu(exports)
        self._way.name(self.export, word("export") + " ▾")
        name_button(self.export, word("export"))
        flat: tuple[tuple[QAbstractButton, str, str], ...] = (
            (self._back, "library", word("library")), (self.hosts, "hosts", word("page")),
            (self.done, "pages", word("pages_title")), (self.cancel, "cancel", words.word("stop")),
            (self.pause, "pause", words.word("pause")),
        )  # fmt: skip
        for button, action, name in flat:
            button.setProperty("weight", "flat")
            name_button(button, name)
            button.clicked.connect(actions[action].trigger)
        self._way.name(self.check, word("check"))
        name_button(self.check, word("check"), word("check_hint"))
        self.check.clicked.connect(actions["check"].trigger)

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self.title, 1)
        for widget in (
            self.hosts, self.bar, self.done, self.pause, self.cancel, self.check, self.export,
        ):  # fmt: skip
            row.addWidget(widget)

    def _follow(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(self._name_check)
        self._session.doing.connect(self._on_doing)
        self._session.hosts_known.connect(self._on_hosts)
        self._checking.changed.connect(self._show_progress)
        self._on_doing(Doing.NOTHING)

    def _on_opened(self, check: Check | None) -> None:
        self.title.show_text(self.title_of(check))
        self._on_hosts({})
        self._name_check(())

    def _name_check(self, _ids: object) -> None:
        check = self._session.check
        again = check is not None and any(claim.pages for claim in check.claims)
        name = words.word("check_again") if again else word("check")
        self._way.name(self.check, name)
        name_button(self.check, name, word("check_hint"))
        self._fit()

    def _on_doing(self, doing: Doing) -> None:
        busy = doing is not Doing.NOTHING
        checking = doing is Doing.CHECKING
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self.done, busy), (self.cancel, busy), (self.bar, checking), (self.pause, checking),
            (self.check, not busy), (self.hosts, not busy),
        )  # fmt: skip
        for widget, visible in shown:
            widget.setVisible(visible)
        if doing is not self._doing:
            self._told = 0
            self.bar.setRange(0, 1)
            self.bar.setValue(0)
            self.done.setText(word("opening" if doing is Doing.OPENING else "checking"))
        self._doing = doing
        self._fit()

    def _show_progress(self) -> None:
        checking = self._checking
        if self._doing is Doing.CHECKING:
            self.bar.setRange(0, max(1, checking.total))
            self.bar.setValue(checking.done)
            if checking.total:
                line = words.progress_line(checking.done, checking.total, checking.elapsed_s)
                self.done.setText(words.word("paused") if checking.paused else line)
                self.done.setAccessibleName(line)
                self._announce(checking.done, checking.total)
                self._fit()
        name = words.word("resume" if checking.paused else "pause")
        if self.pause.accessibleName() != name:
            name_button(self.pause, name)
            self._dress(self._look.theme)
        self._show_hosts()

    def _announce(self, done: int, total: int) -> None:
        """Tell a screen reader each quarter."""
        quarter = done * _TOLD_TIMES // total
        if quarter > self._told:
            self._told = quarter
            said = words.progress_spoken(done, total)
            announce(self, said)

    def _on_hosts(self, hosts: dict[str, int]) -> None:
        self._hosts = tuple(hosts)
        self._show_hosts()

    def _show_hosts(self) -> None:
        asked = [host for host in self._hosts if host not in self._checking.skip]
        line = words.hosts_asked(len(asked), len(self._hosts))
        if self.hosts.text() != line:
            self.hosts.setText(line)
            name_button(self.hosts, line)
            set_hint(self.hosts, hosts_hint(tuple(asked)))
            self._fit()

    def _dress(self, theme: Theme) -> None:
        c = theme.colours
        size = QSize(theme.px(16), theme.px(16))
        going = "play" if self._checking.paused else "pause"
        for button, picture, ink in (
            (self._back, "back", c.text), (self.cancel, "cancel", c.text),
            (self.pause, going, c.text), (self.hosts, "hosts", c.quiet),
            (self.check, "play", c.page), (self.export, "export", c.text),
        ):  # fmt: skip
            button.setIconSize(size)
            button.setIcon(icon(picture, ink, c.quiet))
        self._fit()

    def _fit(self) -> None:
        """Let buttons keep their words as far as there is room beside the title."""
        before = self._way.least_width
        self._way.fit(self.width(), self._look.theme.px(_LEAST_TITLE))
        if self._way.least_width != before:
            self.updateGeometry()

    # Qt overrides keep Qt's names.

    def minimumSizeHint(self) -> QSize:
        """Return the room that the buttons need without their words."""
        return QSize(self._way.least_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the buttons their words, or take them."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the buttons: before they are shown they have another type."""
        super().showEvent(event)
        self._fit()
