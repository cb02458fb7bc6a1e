"""The row at the top: where one is, what is asked of whom, how far it is, what comes out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QPushButton, QToolButton

from citecheck.gui.runs import Doing
from citecheck.gui.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import ElidedLabel, label, name_button, set_hint
from citecheck.model import Check
from citecheck.pipeline.events import PageEnded
from citecheck.wording.gui import done_of, host_count, hosts_hint, word


class Header(QFrame):
    """One row above the panes."""

    def __init__(
        self, session: Session, look: Look, actions: Mapping[str, QAction], exports: QMenu
    ) -> None:
        super().__init__()
        self.setObjectName("header")
        self._session = session
        self._doing = Doing.NOTHING
        self._back = QToolButton()
        self.title = ElidedLabel(role="strong")
        self.hosts = label(role="quiet")
        self.check = QPushButton(word("check"))
        self.bar = QProgressBar()
        self.done = QToolButton()
        self.cancel = QToolButton()
        self.export = QPushButton(word("export") + " ▾")
        self._furnish(actions, exports)
        self._lay_out()
        self._follow()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def _furnish(self, actions: Mapping[str, QAction], exports: QMenu) -> None:
        self._back.setText(word("library"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setProperty("weight", "flat")
        name_button(self._back, word("library"), word("library_hint"))
        self._back.clicked.connect(actions["library"].trigger)
        self.check.setProperty("weight", "strong")
        self.check.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name_button(self.check, word("check"), word("check_hint"))
        self.check.clicked.connect(actions["check"].trigger)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(word("progress"))
        self.done.setProperty("weight", "flat")
        self.done.clicked.connect(actions["pages"].trigger)
        name_button(self.done, word("pages_title"))
        self.cancel.setProperty("weight", "flat")
        name_button(self.cancel, word("cancel"))
        self.cancel.clicked.connect(actions["cancel"].trigger)
        self.export.setMenu(exports)
        name_button(self.export, word("export"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self.title, 1)
        for widget in (self.hosts, self.bar, self.done, self.cancel, self.check, self.export):
            row.addWidget(widget)

    def _follow(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.doing.connect(self._on_doing)
        self._session.told.connect(self._on_told)
        self._session.hosts_known.connect(self._on_hosts)
        self._on_doing(Doing.NOTHING)

    def _on_opened(self, check: Check | None) -> None:
        article = check.article if check else None
        first = article.text.strip().split("\n", 1)[0][:200] if article else ""
        self.title.show_text(article.title or first if article else "")
        self.hosts.setText("")

    def _on_doing(self, doing: Doing) -> None:
        busy = doing is not Doing.NOTHING
        for widget in (self.bar, self.cancel):
            widget.setVisible(busy)
        self.done.setVisible(busy)
        self.check.setVisible(not busy)
        if doing is not self._doing:
            self.bar.setRange(0, 0 if busy else 1)
            self.done.setText(word("opening" if doing is Doing.OPENING else "checking"))
        self._doing = doing

    def _on_told(self, event: object) -> None:
        if isinstance(event, PageEnded):
            self.bar.setRange(0, max(1, event.total))
            self.bar.setValue(event.done)
            self.done.setText(done_of(event.done, event.total))

    def _on_hosts(self, hosts: tuple[str, ...]) -> None:
        self.hosts.setText(host_count(len(hosts)))
        set_hint(self.hosts, hosts_hint(hosts))

    def _dress(self, theme: Theme) -> None:
        c = theme.colours
        size = QSize(theme.px(16), theme.px(16))
        for button in (self._back, self.cancel, self.check, self.export):
            button.setIconSize(size)
        self._back.setIcon(icon("back", c.text))
        self.cancel.setIcon(icon("cancel", c.text))
        self.check.setIcon(icon("play", c.page, c.quiet))
        self.export.setIcon(icon("export", c.text))
