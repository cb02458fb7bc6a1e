"""The menu that arranges the list: groups, order, table, columns, saved filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from citecheck.gui.models.arranging import GROUPINGS, SORTINGS
from citecheck.gui.models.claims_model import COMPACT, DEFAULT_COLUMNS, ClaimsModel
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.wording.claims_pane import (
    COLUMNS,
    column_word,
    grouping_word,
    pane_word,
    sorting_word,
)


class ArrangeMenu:
    """Fills ``menu`` and keeps its check marks true.

    Args:
        menu: the window's own, so that everything stands in the menu bar too.
        model: what is arranged.
        save, apply, delete: called for saved filters, the latter with a name.
    """

    def __init__(
        self,
        menu: QMenu,
        model: ClaimsModel,
        save: Callable[[], object],
        apply: Callable[[str], object],
        delete: Callable[[str], object],
    ) -> None:
        self._model = model
        self._save, self._apply, self._delete = save, apply, delete
        self._chosen: tuple[str, ...] = DEFAULT_COLUMNS
        self._groups = self._choices(
            _submenu(menu, pane_word("group_by")), GROUPINGS, grouping_word, self._group
        )
        order = _submenu(menu, pane_word("sort_by"))
        self._sorts = self._choices(order, SORTINGS, sorting_word, self._sort)
        order.addSeparator()
        self._reverse = _check_mark(order, pane_word("reverse"), self._turn_round)
        menu.addSeparator()
        self._table = _check_mark(menu, pane_word("table"), self.show_table)
        columns = _submenu(menu, pane_word("columns"))
        self._columns = {
            name: _check_mark(columns, column_word(name), self._on_column)
            for name in COLUMNS
            if name not in COMPACT
        }
        menu.addSeparator()
        menu.addAction(pane_word("save_filter")).triggered.connect(lambda _checked: self._save())
        self._saved = _submenu(menu, pane_word("saved_filters"))
        self.show_saved(())
        self.follow()

    def show_saved(self, names: Iterable[str]) -> None:
        """List the saved filters."""
        self._saved.clear()
        kept = tuple(names)
        for name in kept:
            shown = name.replace("&", "&&")
            self._saved.addAction(shown).triggered.connect(lambda _c=False, n=name: self._apply(n))
        self._saved.addSeparator()
        delete = _submenu(self._saved, pane_word("delete_filter"))
        for name in kept:
            shown = name.replace("&", "&&")
            delete.addAction(shown).triggered.connect(lambda _c=False, n=name: self._delete(n))
        self._saved.setEnabled(bool(kept))

    def follow(self) -> None:
        """Let the check marks tell how the model is arranged."""
        arrangement, columns = self._model.arrangement, self._model.columns
        self._groups[arrangement.grouping].setChecked(True)
        self._sorts[arrangement.sorting].setChecked(True)
        self._reverse.setChecked(arrangement.reverse)
        table = columns != COMPACT
        self._table.setChecked(table)
        self._chosen = columns if table else self._chosen
        for name, action in self._columns.items():
            action.setChecked(name in self._chosen)
            action.setEnabled(table)

    def show_table(self, table: bool) -> None:  # noqa: FBT001 - a menu's check mark
        """Show the chosen columns, or one with everything in two lines."""
        self._model.show_columns(self._chosen if table else COMPACT)
        self.follow()

    def _choices(
        self,
        menu: QMenu,
        names: tuple[str, ...],
        named: Callable[[str], str],
        choose: Callable[[str], object],
    ) -> dict[str, QAction]:
        group = QActionGroup(menu)
        made = {}
        for name in names:
            action = _check_mark(menu, named(name), partial(_call, choose, name))
            group.addAction(action)
            made[name] = action
        return made

    def _group(self, name: str) -> None:
        self._model.arrange(grouping=name)
        self.follow()

    def _sort(self, name: str) -> None:
        self._model.arrange(sorting=name)
        self.follow()

    def _turn_round(self, reverse: bool) -> None:  # noqa: FBT001 - a menu's check mark
        self._model.arrange(reverse=reverse)

    def _on_column(self, _checked: bool) -> None:  # noqa: FBT001 - a menu's check mark
        wanted = tuple(name for name, action in self._columns.items() if action.isChecked())
        if wanted:
            self._model.show_columns(wanted)
        self.follow()


def _call(choose: Callable[[str], object], name: str, _checked: bool) -> None:  # noqa: FBT001 - Qt's
    choose(name)


def _submenu(menu: QMenu, title: str) -> QMenu:
    made = menu.addMenu(title)
    keep_keys(made)
    return made


def _check_mark(menu: QMenu, text: str, toggle: Callable[[bool], object]) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.triggered.connect(toggle)
    return action
