"""The window's short words, those of its first paint among them: imports nothing of the model."""

from __future__ import annotations

from citecheck.wording.translate import later, tr

WORDS = {
    "app": later("citecheck"),
    "article": later("the article"),
    "article_pane": later("Article"),
    "asking": later("being asked …"),
    "cancel": later("Cancel"),
    "cancelled": later("Stopped; what was found so far is kept."),
    "check": later("Check"),
    "check_hint": later("Fetch the pages and compare the words"),
    "checking": later("Checking"),
    "claims_pane": later("Claims"),
    "close": later("Close"),
    "compare": later("Compare"),
    "context": later("around it in the page"),
    "copied": later("Citation copied"),
    "evidence_pane": later("Evidence"),
    "export": later("Export"),
    "fetch": later("Fetch"),
    "file_filter": later(
        "Articles and pages (*.html *.htm *.xhtml *.mhtml *.mht *.pdf *.docx *.odt *.fodt *.rtf "
        "*.md *.markdown *.txt *.eml);;All files (*)"
    ),
    "filter": later("Filter"),
    "filter_hint": later("Show only claims with these words (/)"),
    "give_url": later("Address of the page (may be empty)"),
    "give_box": later("Paste the text of the page here"),
    "give_title": later("Give the page's text"),
    "give_explain": later(
        "The words you paste are kept as evidence “given by hand”, with the time."
    ),
    "initials": later("Your initials"),
    "initials_hint": later("Written with each verdict. Enter keeps them."),
    "keys_title": later("Keys"),
    "library": later("Library"),
    "missing_link": later("The article gives no link. If you know the page, give its text."),
    "next": later("Next"),
    "no_claims": later("Nothing here hands words to anybody."),
    "no_match": later("No claim fits this filter."),
    "no_selection": later("Choose a claim to see its evidence."),
    "not_checked": later("Not yet checked"),
    "not_checked_hint": later("Press Check to fetch the pages that can show it."),
    "note": later("Note"),
    "note_hint": later("A note for this claim (E)"),
    "open_file": later("Open a file"),
    "open_url_box": later("https://"),
    "open_url_hint": later("The article's address. citecheck asks this one host for it."),
    "open_url_title": later("Open an address"),
    "opening": later("Reading"),
    "page": later("the page"),
    "page_text_title": later("The text we captured"),
    "pages_title": later("Pages of this check"),
    "passages": later("passages that come nearest"),
    "paste": later("Paste an article"),
    "previous": later("Previous"),
    "recent": later("recent checks"),
    "refused_address": later("Only web addresses (http, https) are opened."),
    "sample": later("Try the sample"),
    "progress": later("Pages fetched"),
    "start_pane": later("Start"),
    "places": later("other places that fit as well"),
    "the_clipboard": later("the clipboard"),
    "the_paste": later("the paste"),
    "zoom": later("Size of type"),
    "what_title": later("What “verified” means"),
}  # fmt: skip


def word(name: str) -> str:
    """Return the word or sentence that the window calls ``name``."""
    return tr(WORDS[name])


def empty_sentence() -> str:
    """Return the one sentence of the empty window."""
    return tr("See whether the people and outlets an article credits said these words, there.")


def undo_word(what: str) -> str:
    """Return the menu text of undo; ``what`` may be empty."""
    return tr("&Undo: {what}", what=what) if what else tr("&Undo")


def redo_word(what: str) -> str:
    """Return the menu text of redo; ``what`` may be empty."""
    return tr("&Redo: {what}", what=what) if what else tr("&Redo")
