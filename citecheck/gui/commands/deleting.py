"""Delete checks of the library so that a slip can be taken back: gone at once, deleted later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from citecheck.gui.session.session import Session
from citecheck.gui.views.library_list import LibraryList
from citecheck.gui.views.notice import Notice
from citecheck.wording import frame as words


class Deleting(QObject):
    """Takes a check out of the list, offers to undo, and deletes it when the offer is over.

    A program that ends before that has deleted nothing.

    Args:
        is_open: says whether a check stands open in another window; such a one stays.
    """

    def __init__(
        self,
        library: LibraryList,
        notice: Notice,
        session: Session,
        is_open: Callable[[str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notice = notice
        self._session = session
        self._is_open = is_open
        library.deleting.connect(self._delete)

    def _delete(self, key: str, title: str) -> None:
        if self._is_open(key):
            self._session.troubled.emit(words.word("open_elsewhere"))
            return
        self._library.put_away(key)
        self._notice.offer(
            words.deleted_sentence(title),
            words.word("undo"),
            lambda: self._library.bring_back(key),
            lambda: self._session.delete(key),
        )
