"""What stands in the window after its first paint, for ``Window.furnish`` to import at once.

Loading these parts takes several times as long as painting the start page; so the window imports
this module when it has been painted, and nothing else of what is named here.
"""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from citecheck.config import THEMES
from citecheck.gui.actions import menus
from citecheck.gui.actions.enabling import Enabling
from citecheck.gui.commands.article import ArticleCommands
from citecheck.gui.commands.check import Commands
from citecheck.gui.commands.claims import ClaimCommands
from citecheck.gui.commands.deleting import Deleting
from citecheck.gui.commands.evidence import EvidenceCommands
from citecheck.gui.commands.frame import FrameCommands, FrameParts
from citecheck.gui.commands.hits import Hits
from citecheck.gui.commands.retaining import Retaining
from citecheck.gui.dialogs.messages import MessageLog
from citecheck.gui.finding import article_target
from citecheck.gui.layout import Panes, above
from citecheck.gui.places import PlaceKeeper
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.state import Memory
from citecheck.gui.tour import begin_tour
from citecheck.gui.views.article_pane import ArticlePane
from citecheck.gui.views.claims import ClaimsPane
from citecheck.gui.views.evidence import EvidencePane
from citecheck.gui.views.header import Header
from citecheck.gui.views.library_list import LibraryList
from citecheck.gui.views.notice import Notice
from citecheck.gui.views.status import Status
from citecheck.gui.widgets.find_bar import FindBar
from citecheck.gui.widgets.own_keys import ReturnPresses

__all__ = [
    "THEMES",
    "ArticleCommands",
    "ArticlePane",
    "ClaimCommands",
    "ClaimsPane",
    "Commands",
    "Deleting",
    "Doing",
    "Enabling",
    "EvidenceCommands",
    "EvidencePane",
    "FindBar",
    "FrameCommands",
    "FrameParts",
    "Header",
    "Hits",
    "LibraryList",
    "Memory",
    "MessageLog",
    "Notice",
    "Panes",
    "PlaceKeeper",
    "QKeySequence",
    "QShortcut",
    "Retaining",
    "ReturnPresses",
    "Status",
    "above",
    "article_target",
    "begin_tour",
    "menus",
]
