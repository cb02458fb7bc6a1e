"""What lies under the letters of the article that is in sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from citecheck.gui.models.marks import Mark, SpanIndex, Underlines, underlines_of
from citecheck.gui.theme import Look
from citecheck.gui.views import article_paint as paint
from citecheck.gui.views.article_lines import part_starts
from citecheck.gui.widgets.reading import LineBox, ReadingView
from citecheck.model import Article, Attribution, Span
from citecheck.report.coverage import OpenSentence
from citecheck.wording.article_pane import part_title

_LIKELY, _PLAIN = 0.18, 0.09


class ArticleGround:
    """Paints only what is in sight, so that thousands of claims cost no more than a screenful.

    Attributes:
        marks: all claims of the article by id; the view's own, so that changes show.
        chosen: the claim whose speaker, cue and content are told apart.
        links: the addresses of the article by their words.
    """

    def __init__(self, view: ReadingView, look: Look) -> None:
        self._view = view
        self._look = look
        self._article: Article | None = None
        self._underlines = underlines_of(())
        self._open: SpanIndex[bool] = SpanIndex()
        self._parts: tuple[int, ...] = ()
        self.links: SpanIndex[str] = SpanIndex()
        self.marks: dict[str, Mark] = {}
        self.chosen: Attribution | None = None

    def show(self, article: Article | None, marks: dict[str, Mark], underlines: Underlines) -> None:
        """Paint these claims of ``article`` from now on."""
        self._article = article
        self.marks = marks
        self._underlines = underlines
        links = article.links if article else ()
        self.links = SpanIndex((k.span, k.href) for k in links if k.span is not None)
        self._parts = part_starts(article) if article else ()

    def show_open(self, sentences: tuple[OpenSentence, ...]) -> None:
        """Tint these sentences, which carry no mark."""
        self._open = SpanIndex((one.span, one.likely) for one in sentences)

    def paint(self, painter: QPainter) -> None:
        """Paint everything, the tints first."""
        sight = self._view.span_in_sight()
        if self._article is None or not len(sight):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_open(painter, sight)
        self._paint_chosen(painter)
        theme = self._look.theme
        for span, _href in self.links.overlapping(sight):
            paint.draw_link(painter, self._boxes(span), theme)
        self._paint_underlines(painter, sight)
        self._paint_dividers(painter, sight)

    def _paint_underlines(self, painter: QPainter, sight: Span) -> None:
        for span, claim_id in self._underlines.claims.overlapping(sight):
            mark = self.marks.get(claim_id)
            if mark is not None:
                level = self._underlines.levels.get((span, claim_id), 0)
                boxes = self._boxes(span)
                paint.draw_underline(painter, boxes, mark.group, level, self._look.theme)

    def _paint_open(self, painter: QPainter, sight: Span) -> None:
        theme = self._look.theme
        for span, likely in self._open.overlapping(sight):
            tint = theme.tint(theme.colours.look, _LIKELY if likely else _PLAIN)
            paint.draw_tint(painter, self._boxes(span), tint)

    def _paint_chosen(self, painter: QPainter) -> None:
        if self.chosen is None:
            return
        theme = self._look.theme
        for spans, draw in (
            (self.chosen.content, paint.draw_content),
            (self.chosen.speaker, paint.draw_speaker),
            (self.chosen.cue, paint.draw_cue),
        ):
            for span in spans:
                draw(painter, self._boxes(span), theme)

    def _paint_dividers(self, painter: QPainter, sight: Span) -> None:
        if self._article is None:
            return
        parts = self._article.parts
        for number, start in enumerate(self._parts, 2):
            if not sight.start <= start < sight.end:
                continue
            part = parts[number - 1]
            title = part_title(number, len(parts), part.title, comment=part.kind == "comment")
            for box in self._boxes(Span(start, start + 1)):
                width = self._view.viewport().width()
                line = QRectF(0, box.place.top(), width, box.place.height())
                paint.draw_divider(painter, line, title, self._look.theme)

    def _boxes(self, span: Span) -> list[LineBox]:
        return self._view.boxes(span)
