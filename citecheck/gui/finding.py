"""What the find bars look through: the article, a captured text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.article import ArticleView
from citecheck.gui.widgets.find_bar import FindTarget
from citecheck.gui.widgets.reading import ReadingView
from citecheck.model import Span


def article_target(session: Session, article: ArticleView, look: Look) -> FindTarget:
    """Return the article's text of record."""

    def text() -> str:
        return session.check.article.text if session.check else ""

    return _target(text, article, look, article.show_point)


def text_target(
    text: str, view: ReadingView, look: Look, show_point: Callable[[int], object]
) -> FindTarget:
    """Return a captured text; ``show_point`` turns to the stretch that holds a code point."""
    return _target(lambda: text, view, look, show_point)


def _target(
    text: Callable[[], str], view: ReadingView, look: Look, show_point: Callable[[int], object]
) -> FindTarget:
    def start() -> int:
        shown = view.shown
        return shown.from_qt(view.textCursor().selectionStart()) if shown else 0

    def mark(hits: Sequence[Span], at: int) -> None:
        view.show_hits(hits, at, *hit_looks(look.theme))

    def show(hits: Sequence[Span], at: int) -> None:
        if 0 <= at < len(hits):
            show_point(hits[at].start)
        mark(hits, at)
        if 0 <= at < len(hits):
            # What goes on from the cursor goes on from here when the bar is closed.
            view.setTextCursor(view.cursor_of(Span(hits[at].start, hits[at].start)))
            view.reveal(hits[at])

    return FindTarget(text, start, mark, show, view.setFocus)


def hit_looks(theme: Theme) -> tuple[QTextCharFormat, QTextCharFormat]:
    """Return the looks of what was found, and of the place that is gone to."""
    looks, chosen = QTextCharFormat(), QTextCharFormat()
    looks.setBackground(theme.tint(theme.colours.look, 0.18))
    chosen.setBackground(QColor(theme.colours.look))
    chosen.setForeground(QColor(theme.colours.page))
    return looks, chosen
