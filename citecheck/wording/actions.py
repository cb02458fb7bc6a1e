"""The words and keys of the window's actions and menus."""

from __future__ import annotations

from citecheck.wording.translate import later, tr

ACTIONS = {
    "paste": (later("&Paste an article"), "Ctrl+Shift+N"),
    "open": (later("&Open a file …"), "Ctrl+O"),
    "open_url": (later("Open an &address …"), "Ctrl+Shift+O"),
    "sample": (later("&Try the sample"), ""),
    "library": (later("&Library"), "Ctrl+Shift+L"),
    "quit": (later("&Quit"), "Ctrl+Q"),
    "export_html": (later("&HTML …"), "Ctrl+E"),
    "export_markdown": (later("&Markdown …"), ""),
    "export_csv": (later("&CSV …"), ""),
    "export_json": (later("&JSON …"), ""),
    "undo": (later("&Undo"), "Ctrl+Z"),
    "redo": (later("&Redo"), "Ctrl+Shift+Z"),
    "copy": (later("&Copy the citation"), "C"),
    "note": (later("Edit the &note"), "E"),
    "filter": (later("&Filter claims"), "/"),
    "next": (later("Ne&xt claim"), "J"),
    "previous": (later("P&revious claim"), "K"),
    "theme_system": (later("Colours of the &system"), ""),
    "theme_light": (later("&Light"), ""),
    "theme_dark": (later("&Dark"), ""),
    "theme_contrast": (later("&High contrast"), ""),
    "zoom_in": (later("&Larger"), "Ctrl++"),
    "zoom_out": (later("&Smaller"), "Ctrl+-"),
    "zoom_reset": (later("&Normal size"), "Ctrl+0"),
    "pane_claims": (later("Show &claims"), "Ctrl+1"),
    "pane_article": (later("Show &article"), "Ctrl+2"),
    "pane_evidence": (later("Show &evidence"), "Ctrl+3"),
    "next_pane": (later("Ne&xt pane"), "F6"),
    "check": (later("&Check"), "Ctrl+Return"),
    "cancel": (later("&Stop"), "Ctrl+."),
    "pages": (later("&Pages of this check"), "Ctrl+I"),
    "verified": (later("✓  &Verified"), "V"),
    "not_supported": (later("✗  Not supported"), "X"),
    "partly": (later("◐  &Partly"), "P"),
    "cannot_verify": (later("?  Cannot be verified"), "U"),
    "not_a_claim": (later("–  &Not a claim"), "N"),
    "unmark": (later("Take the verdict &back"), "Backspace"),
    "mark_claim": (later("&Mark as claim …"), "M"),
    "edit_claim": (later("&Change the claim …"), "Shift+M"),
    "join_next": (later("&Join with the next, or all selected"), "Shift+J"),
    "split_claim": (later("&Split at the cursor"), "Shift+S"),
    "delete_claim": (later("&Delete a claim made by hand"), "Del"),
    "open_next": (later("Next sentence &without mark"), "."),
    "open_previous": (later("Previous sentence without mark"), ","),
    "show_open": (later("Show what carries no &mark"), "Ctrl+U"),
    "reading_type": (later("&Type of the article …"), ""),
    "browser": (later("&Open the page in the browser"), "O"),
    "give_text": (later("Give the page's &text …"), "T"),
    "refetch": (later("&Fetch again"), "R"),
    "page_text": (later("The whole &captured text"), "G"),
    "give_file": (later("Choose a &saved page …"), "Shift+T"),
    "at_words": (later("Open the page at these &words"), "Shift+O"),
    "copy_words": (later("Copy the words of &both sides"), "Shift+C"),
    "next_page": (later("Next pa&ge of the claim"), "Alt+Right"),
    "previous_page": (later("Previous pag&e of the claim"), "Alt+Left"),
    "next_place": (later("Next p&lace"), "]"),
    "previous_place": (later("Previous place"), "["),
    "more_context": (later("&More context"), "+"),
    "less_context": (later("Less context"), "-"),
    "switch_words": (later("Words side by side or &inline"), "Ctrl+D"),
    "facts": (later("&Facts of the page"), "I"),
    "keys": (later("&Keys"), "F1"),
    "what_verified": (later("&What “verified” means"), ""),
    "about": (later("&About citecheck"), ""),
}

MENUS = {
    "file": later("&File"),
    "recent": later("&Recent checks"),
    "export": later("&Export"),
    "edit": later("&Edit"),
    "view": later("&View"),
    "colours": later("&Colours"),
    "claim": later("C&laim"),
    "by_hand": later("&By hand"),
    "check": later("&Check"),
    "evidence": later("Evi&dence"),
    "help": later("&Help"),
}


def action_word(name: str) -> str:
    """Return the menu text of an action, with its mnemonic."""
    return tr(ACTIONS[name][0])


def menu_word(name: str) -> str:
    """Return the title of a menu, with its mnemonic."""
    return tr(MENUS[name])
