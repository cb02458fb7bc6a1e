"""Nothing moves but progress: whoever asks the system for less motion, or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def keep_still() -> None:
    """Let menus, lists and tooltips come and go at once; the stylesheet stills the widgets."""
    for effect in _EFFECTS:
        QApplication.setEffectEnabled(effect, False)  # noqa: FBT003 - Qt's own
