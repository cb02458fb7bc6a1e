"""A place of a page in its surroundings, as wide as one wants, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from citecheck.gui.evidence.context import Context, Manner, Piece, left_out_words
from citecheck.gui.evidence.places import Place, PlaceKind, zone_at
from citecheck.gui.theme import Theme
from citecheck.gui.views import evidence_parts as parts
from citecheck.gui.views.evidence_parts import coloured, column, icon_button, titled
from citecheck.gui.widgets.fitted import FittedReading
from citecheck.gui.widgets.labels import label, name_button
from citecheck.model import PageText, Zone
from citecheck.report.context import shorten
from citecheck.wording.evidence_pane import (
    evidence_word,
    in_zone,
    left_out_line,
    place_count,
    place_title,
    words_hidden,
)
from citecheck.wording.signs import lacks

_CONTEXT_SIZE = 14
MOST_PASSAGES = 5
_GLIMPSE = 160
_TITLES = {PlaceKind.FOUND: "around", PlaceKind.OTHER: "other", PlaceKind.PASSAGE: "passage"}


def context_section(
    page: PageText,
    places: Sequence[Place],
    at: int,
    context: Context,
    theme: Theme,
    actions: Mapping[str, QAction],
) -> QWidget:
    """Return the place ``at`` with the words round it, its zone, and the buttons for more.

    A passage stands in its surroundings among the passages already; of it the rest is returned.
    """
    place = places[at]
    zone = zone_at(page, place.extent)
    made, rows = column(8)
    if place.kind is not PlaceKind.PASSAGE:
        title = place_title(_TITLES[place.kind], zone)
        beside = _steps(at, len(places), context, theme, actions)
        rows.addWidget(titled(title, _view(context.pieces, theme), *beside))
    if zone is not Zone.ARTICLE:
        rows.addWidget(coloured(in_zone(zone), "body", theme.colours.look, wrap=True))
    dropped = left_out_words(page.text, place)
    if dropped:
        rows.addWidget(label(left_out_line(dropped), "quiet", wrap=True))
    buttons = parts.action_buttons(("at_words", "page_text"), actions)
    if buttons is not None:
        rows.addWidget(buttons)
    return made


def _steps(
    at: int, total: int, context: Context, theme: Theme, actions: Mapping[str, QAction]
) -> list[QWidget]:
    """Return what stands beside the heading: the way to other places, and less or more context."""
    actions["more_context"].setEnabled(not context.whole)
    made: list[QWidget] = []
    if total > 1:
        made += [
            icon_button(actions["previous_place"], "back", theme),
            label(place_count(at + 1, total), "quiet"),
            icon_button(actions["next_place"], "forward", theme),
        ]
    made.append(icon_button(actions["less_context"], "less", theme))
    made.append(icon_button(actions["more_context"], "more", theme))
    return made


def _view(pieces: Sequence[Piece], theme: Theme) -> FittedReading:
    c = theme.colours
    looks = {manner: QTextCharFormat() for manner in Manner}
    for made in looks.values():
        made.setFont(theme.reading(_CONTEXT_SIZE))
        made.setForeground(QColor(c.quiet))
    looks[Manner.FOUND].setForeground(QColor(c.text))
    looks[Manner.FOUND].setBackground(theme.tint(c.accent, 0.14))
    out = looks[Manner.LEFT_OUT]
    out.setForeground(QColor(c.text))
    out.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    out.setUnderlineColor(QColor(c.wrong))
    view = FittedReading()
    shown = [(piece.text or words_hidden(piece.words), looks[piece.manner]) for piece in pieces]
    view.show_pieces(shown, theme.leading(looks[Manner.AROUND].font()))
    return view


def passages_section(
    page: PageText,
    places: Sequence[Place],
    at: int,
    context: Context,
    theme: Theme,
    choose: Callable[[int], None],
    actions: Mapping[str, QAction],
) -> QWidget | None:
    """Return the passages that come nearest, ranked, with what each lacks; None without any.

    Args:
        page: where they stand.
        places: all places of the page; its passages are among them.
        at: the place that is chosen; a passage is then shown in its surroundings.
        context: those surroundings.
        theme: how it looks.
        choose: called with the place to show instead.
        actions: for less and more context.
    """
    ranked = [(n, p) for n, p in enumerate(places) if p.kind is PlaceKind.PASSAGE][:MOST_PASSAGES]
    if not ranked:
        return None
    made, rows = column(12)
    for rank, (number, place) in enumerate(ranked, 1):
        chosen = number == at
        button = _rank_button(rank, chosen=chosen)
        button.clicked.connect(lambda _checked=False, number=number: choose(number))
        view = _view(context.pieces, theme) if chosen else _glimpse(place, page.text, theme)
        view.setAccessibleName(evidence_word("passages"))
        rows.addWidget(_passage(button, view, place, theme, chosen=chosen))
    beside = _steps(at, 1, context, theme, actions) if places[at].kind is PlaceKind.PASSAGE else []
    return titled(evidence_word("passages"), made, *beside)


def _rank_button(rank: int, *, chosen: bool) -> QToolButton:
    button = QToolButton()
    button.setText(str(rank))
    button.setCheckable(True)
    button.setChecked(chosen)
    button.setProperty("weight", "flat")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_button(button, f"{rank}. {evidence_word('show_passage')}", evidence_word("show_passage"))
    return button


def _glimpse(place: Place, text: str, theme: Theme) -> FittedReading:
    """Return the beginning of a passage that is not chosen."""
    looks = QTextCharFormat()
    looks.setFont(theme.reading(_CONTEXT_SIZE))
    looks.setForeground(QColor(theme.colours.quiet))
    view = FittedReading()
    view.show_pieces(
        [(shorten(place.extent.of(text), _GLIMPSE), looks)], theme.leading(looks.font())
    )
    return view


def _passage(
    button: QToolButton, view: QWidget, place: Place, theme: Theme, *, chosen: bool
) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    bar = QFrame()
    bar.setProperty("role", "rule")
    bar.setFixedWidth(2)
    if chosen:
        bar.setStyleSheet(f"background: {theme.colours.accent};")
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(bar)
    words, rows = column(0)
    rows.addWidget(view)
    told = lacks(place.missing)
    if told:
        rows.addWidget(coloured(told, "body", theme.colours.look, wrap=True))
    row.addWidget(words, 1)
    return made
