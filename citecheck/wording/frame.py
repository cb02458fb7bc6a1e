"""Sentences and words of the frame: library, checking, finding, printing, help, the tour."""

from __future__ import annotations

from citecheck.wording.numbers import with_tenths
from citecheck.wording.translate import later, tr, trn

_MINUTE_S = 60

WORDS = {
    # Find bar
    "find": later("Find"),
    "find_case": later("Capitals count"),
    "find_whole": later("Whole words only"),
    "find_previous": later("Previous place"),
    "find_next": later("Next place"),
    "find_close": later("Close the find bar"),
    # Command palette
    "palette": later("Run an action"),
    "palette_hint": later("Type a few letters of what you want to do"),
    "palette_none": later("No action fits these letters."),
    # Library
    "library": later("Checks of this library"),
    "search_library": later("Search all checks"),
    "search_library_hint": later(
        "Title, outlet, and the words of articles, notes and pages (Ctrl+F)"
    ),
    "sort": later("Order of the checks"),
    "sort_changed": later("Last worked at"),
    "sort_created": later("Newest first"),
    "sort_title": later("By title"),
    "sort_open": later("Most to decide"),
    "no_hits": later("No check fits these words."),
    "delete": later("Delete"),
    "open_elsewhere": later("This check stands open in another window; close it there first."),
    "undo": later("Undo"),
    "drop_here": later("Drop a text, a link or a file here"),
    # Writing
    "compose_title": later("Write or paste an article"),
    "compose_explain": later(
        "A text, or a web address alone. What you leave unfinished is kept for next time."
    ),
    "compose_box": later("The article, or its address"),
    "compose_read": later("Read it"),
    # Checking
    "hosts_title": later("Hosts that Check will ask"),
    "hosts_explain": later(
        "Each of these sites will see one request or more from your computer. Take away the tick "
        "to leave a site out of this check."
    ),
    "hosts_none": later("No site has to be asked for this article."),
    "hosts_always": later("Never ask the sites without a tick, in any check"),
    "hosts_check": later("Check"),
    "hosts_keep": later("Keep"),
    "check_again": later("Check again"),
    "pause": later("Pause"),
    "resume": later("Go on"),
    "paused": later("Paused"),
    "stop": later("Stop"),
    "waiting": later("waits"),
    "asked": later("being asked …"),
    "retry_one": later("Ask this page again"),
    "retry_failed": later("Ask failed pages again"),
    "browser": later("Open in browser"),
    "col_site": later("Site"),
    "col_page": later("Page"),
    "col_state": later("State"),
    "col_time": later("Time"),
    "pages_table": later("Pages and how each was had"),
    "pages_none": later("Nothing was asked of any host yet."),
    # Windows and notices
    "messages": later("Messages"),
    "messages_none": later("Nothing to tell so far."),
    "close_notice": later("Close this message (Esc)"),
    # Printing
    "print_title": later("Print the report"),
    "print_nothing": later("Open a check to print its report."),
    "not_printed": later(
        "The report was not printed: the printer, or the file, could not be written to."
    ),
    # Help
    "help_title": later("Help"),
    "help_search": later("Search the help"),
    "help_pages": later("Help pages"),
    "help_none": later("No page has these words."),
    # Tour
    "tour_skip": later("Skip"),
    "tour_next": later("Next"),
    "tour_done": later("Done"),
}

TOUR = {
    "start": (
        later("Begin with an article"),
        later(
            "Paste its text, open a file, or drag one in here. The sample shows everything "
            "without asking any site. Escape skips this tour."
        ),
    ),
    "header": (
        later("Check asks the sites"),
        later(
            "Reading an article asks nobody. “Hosts” lists the sites that Check would ask; leave "
            "out those you do not want to visit."
        ),
    ),
    "claims": (
        later("Every line that credits somebody"),
        later("J and K go through the claims. Begin with the red ones: their words differ."),
    ),
    "article": (
        later("The article, marked in place"),
        later(
            "The line under the words says what was found: solid stands there, dashed needs a "
            "look, wavy differs, dotted is open."
        ),
    ),
    "evidence": (
        later("The article's words beside the page's"),
        later("What differs is lettered. A page that could not be had says why, and what to do."),
    ),
    "verdicts": (
        later("You decide"),
        later(
            "V, X, P, U and N give a verdict while list or article has the keys. Nothing is "
            "decided for you, and Ctrl+Z takes back."
        ),
    ),
}


def word(name: str) -> str:
    """Return the word or sentence that the frame calls ``name``."""
    return tr(WORDS[name])


def tour_step(name: str) -> tuple[str, str]:
    """Return heading and text of a step of the tour."""
    heading, text = TOUR[name]
    return tr(heading), tr(text)


def step_of(number: int, total: int) -> str:
    """Return "2 of 5"."""
    return tr("{number} of {total}", number=number, total=total)


def found_of(at: int, count: int, *, full: bool) -> str:
    """Return "3 of 17" for the find bar; ``full`` when it stopped counting."""
    if not count:
        return tr("not found")
    if full:
        return tr("{at} of more than {count}", at=at, count=count)
    return tr("{at} of {count}", at=at, count=count)


def duration(seconds: float) -> str:
    """Return "8 s" or "1 min 08 s"."""
    minutes, rest = divmod(round(seconds), _MINUTE_S)
    if not minutes:
        return tr("{seconds} s", seconds=rest)
    return tr("{minutes} min {seconds} s", minutes=minutes, seconds=f"{rest:02}")


def short_duration(seconds: float) -> str:
    """Return "0.4 s" for what took a moment, and as ``duration`` from ten seconds on."""
    if seconds < 10:  # noqa: PLR2004 - tenths say nothing of longer times
        return tr("{seconds} s", seconds=with_tenths(seconds))
    return duration(seconds)


def progress_line(done: int, total: int, seconds: float) -> str:
    """Return "6 of 9 · 12 s"."""
    return tr("{done} of {total} · {time}", done=done, total=total, time=duration(seconds))


def progress_spoken(done: int, total: int) -> str:
    """Return what a screen reader is told while pages come in."""
    return tr("{done} of {total} pages fetched", done=done, total=total)


def hosts_asked(asked: int, total: int) -> str:
    """Return "9 hosts", or "7 of 9 hosts" where some are left out."""
    if asked == total:
        return trn("{count} host", "{count} hosts", total)
    return tr("{asked} of {total} hosts", asked=asked, total=total)


def page_counts(read: int, failed: int, waiting: int) -> str:
    """Return the summary above the table of pages."""
    parts = [tr("{count} read", count=read), tr("{count} not had", count=failed)]
    if waiting:
        parts.append(tr("{count} to come", count=waiting))
    return " · ".join(parts)


def library_counts(shown: int, total: int) -> str:
    """Return "12 checks", or "3 of 12 checks" while some are filtered away."""
    if shown == total:
        return trn("{count} check", "{count} checks", total)
    return tr("{shown} of {total} checks", shown=shown, total=total)


def deleted_sentence(title: str) -> str:
    """Return what is told of a check that is about to be deleted for good."""
    return tr("“{title}” was deleted, with its verdicts and captured pages.", title=title)


def group_counts(wrong: int, look: int, found: int, open_: int) -> str:
    """Return the groups of a check's claims in words; empty groups are left out."""
    parts = (
        tr("{count} wrong", count=wrong) if wrong else "",
        tr("{count} to look at", count=look) if look else "",
        tr("{count} found", count=found) if found else "",
        tr("{count} open", count=open_) if open_ else "",
    )
    return " · ".join(part for part in parts if part)


def window_title(title: str) -> str:
    """Return the title of a window that shows a check."""
    return tr("{title} – citecheck", title=title)


def palette_row(name: str, menu: str) -> str:
    """Return an action with the menu that holds it, for a screen reader."""
    return tr("{name}, in {menu}", name=name, menu=menu)
