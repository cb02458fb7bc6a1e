"""Which sites Check will ask, before it asks: a tick each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.runs.checking import Checking
from citecheck.gui.text.addresses import host_of
from citecheck.gui.widgets.labels import label
from citecheck.wording import frame as words
from citecheck.wording.searching import host_links


class HostsDialog(Dialog):
    """Lists the sites; what is taken away stays away for this check.

    Args:
        hosts: that a check would ask, in the order to be listed, and how many links lead there.
        checking: keeps which are left out.
        check: starts the check.
        parent: the window.

    Signals:
        never(tuple[str, ...]): leave these hosts out of every check from now on.
    """

    never = Signal(object)

    def __init__(
        self,
        hosts: Mapping[str, int],
        checking: Checking,
        check: Callable[[], object] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(words.word("hosts_title"), parent)
        self.take_room(480, 440)
        self._checking = checking
        self._check = check
        self.list = QListWidget()
        self.list.setObjectName("ticks")
        self.list.setAccessibleName(words.word("hosts_title"))
        self.always = QCheckBox(words.word("hosts_always"))
        if not hosts:
            self.body.addWidget(label(words.word("hosts_none"), wrap=True))
            self.add_buttons()
            self.take_less_room()
            return
        for host, links in hosts.items():
            self._add(host, links)
        self.list.setCurrentRow(0)
        self.body.addWidget(label(words.word("hosts_explain"), "quiet", wrap=True))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.always)
        keep = QPushButton(words.word("hosts_keep"))
        keep.clicked.connect(self._keep)
        buttons = [keep]
        if check is not None:
            go = strong_button(words.word("hosts_check"))
            go.clicked.connect(self._go)
            buttons.append(go)
        self.add_buttons(*buttons)
        self.list.setFocus()

    def left_out(self) -> tuple[str, ...]:
        """Return the hosts without a tick."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in rows
            if item.checkState() is Qt.CheckState.Unchecked
        )

    def _add(self, host: str, links: int) -> None:
        item = QListWidgetItem(host_links(host_of(f"https://{host}/") or host, links))
        item.setData(Qt.ItemDataRole.UserRole, host)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        asked = host not in self._checking.skip
        item.setCheckState(Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _keep(self) -> None:
        away = self.left_out()
        self._checking.leave_out(away)
        if self.always.isChecked() and away:
            self.never.emit(away)
        self.close()

    def _go(self) -> None:
        self._keep()
        if self._check is not None:
            self._check()
