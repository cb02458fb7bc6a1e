"""The menu of the checks that were worked at last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from citecheck.store.summaries import CheckSummary
from citecheck.wording.first_words import word

_MOST = 12


def fill_recent(
    menu: QMenu, checks: Sequence[CheckSummary], reopen: Callable[[str], object]
) -> None:
    """List the newest of ``checks`` in ``menu``; each entry reopens its own."""
    menu.clear()
    for check in checks[:_MOST]:
        entry = menu.addAction(check.title.replace("&", "&&") or word("article"))
        entry.triggered.connect(lambda _checked=False, key=check.key: reopen(key))
    menu.setEnabled(bool(checks))
