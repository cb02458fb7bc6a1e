"""Sentences and words of the window."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import EditOp, Evidence, Finding, FindingKind
from citecheck.wording.signs import Group, found_sentence
from citecheck.wording.translate import later, tr, trn


def fault_sentence() -> str:
    """Return what a person is told of a fault of our own."""
    return tr("citecheck failed at this step; what was saved is safe, and the log tells more.")


def empty_sentence() -> str:
    """Return the one sentence of the empty window."""
    return tr("See whether the people and outlets an article credits said these words, there.")


def group_word(group: Group) -> str:
    """Return the word of a group, for its chip."""
    return {
        Group.WRONG: tr("wrong"),
        Group.LOOK: tr("look"),
        Group.FOUND: tr("found"),
        Group.OPEN: tr("open"),
    }[group]


def group_sentence(group: Group) -> str:
    """Return what a group holds."""
    return {
        Group.WRONG: tr("Words differ, were cut, joined, or are not in the page."),
        Group.LOOK: tr("A person has to look: a passage, several places, or a concern."),
        Group.FOUND: tr("The words stand in the page."),
        Group.OPEN: tr("Not yet checked, no page text, or nothing to fetch."),
    }[group]


def claim_count(count: int) -> str:
    """Return "31 claims"."""
    return trn("{count} claim", "{count} claims", count)


def decided_count(decided: int, total: int) -> str:
    """Return "18 of 31 decided"."""
    return tr("{decided} of {total} decided", decided=decided, total=total)


def host_count(count: int) -> str:
    """Return "9 hosts"."""
    return trn("{count} host", "{count} hosts", count)


def why_hint(line: str, why: Sequence[str]) -> str:
    """Return what hovering over a claim's circumstances shows: them, and why it was found."""
    reasons = "\n".join(f"– {reason}" for reason in why)
    return "\n\n".join((line, tr("Why this was found:\n{reasons}", reasons=reasons)))


def hosts_hint(hosts: tuple[str, ...]) -> str:
    """Return what the number of hosts tells on hover."""
    if not hosts:
        return tr("No host has to be asked.")
    return tr("Check will ask:") + "\n" + "\n".join(hosts)


def done_of(done: int, total: int) -> str:
    """Return "6 of 9"."""
    return tr("{done} of {total}", done=done, total=total)


def coverage_line(words: int, total: int) -> str:
    """Return how many words of the article carry no mark."""
    share = round(100 * words / total) if total else 0
    return tr("{share} % of the words carry no mark ({words})", words=words, share=share)


def pages_sentence(total: int, words: tuple[tuple[str, int], ...]) -> str:
    """Return "9 pages: 6 read, 1 refused"."""
    if not total:
        return tr("no pages yet")
    return tr(
        "{pages}: {outcomes}",
        pages=trn("{count} page", "{count} pages", total),
        outcomes=", ".join(tr("{count} {word}", count=count, word=word) for word, count in words),
    )


def finding_line(finding: Finding) -> str:
    """Return the sentence of a finding; of altered words also in how many places."""
    places = differing_places(finding.evidence)
    if finding.kind is FindingKind.ALTERED and places:
        return trn("Words differ in {count} place.", "Words differ in {count} places.", places)
    return found_sentence(finding)


_REAL = (EditOp.REPLACE, EditOp.INSERT, EditOp.DELETE)


def differing_places(evidence: Evidence | None) -> int:
    """Return in how many places words (not only case or punctuation) differ."""
    return sum(1 for edit in evidence.edits if edit.op in _REAL) if evidence else 0


def told_line(parts: tuple[str, ...]) -> str:
    """Return the quiet line under a speaker: cue, outlet, kind, part."""
    return " · ".join(part for part in parts if part)


def unnamed_speaker() -> str:
    """Return what stands for a speaker that the article does not name."""
    return tr("no speaker named")


def anonymous_mark() -> str:
    """Return the word for a speaker who is not named."""
    return tr("not named")


def part_word(number: int, total: int) -> str:
    """Return "part 1 of 2"; empty for the only part."""
    return tr("part {number} of {total}", number=number, total=total) if total > 1 else ""


def not_checked() -> str:
    """Return the words for a claim that was not checked yet."""
    return tr("not yet checked")


def fetched_line(time: str, sha256: str) -> str:
    """Return "fetched 14:02 · sha 3f9c…"."""
    return tr("fetched {time}", time=time) + _sha(sha256)


def given_line(time: str, sha256: str) -> str:
    """Return "given by hand 14:02 · sha 3f9c…"."""
    return tr("given by hand {time}", time=time) + _sha(sha256)


def _sha(sha256: str) -> str:
    return f" · sha {sha256[:4]}…" if sha256 else ""


def captured_on(utc: str, url: str, sha256: str) -> str:
    """Return the full provenance of a capture, for the hover."""
    lines = (tr("{utc} UTC", utc=utc), url, f"sha256 {sha256}" if sha256 else "")
    return "\n".join(line for line in lines if line)


def speakers_differ(article: str, page: str) -> str:
    """Return who is credited by article and page."""
    return tr("{article} in the article, {page} in the page", article=article, page=page)


def cues_differ(article: str, page: str) -> str:
    """Return which verbs article and page use."""
    return tr("“{article}” in the article, “{page}” in the page", article=article, page=page)


def exported(name: str) -> str:
    """Return that a report was written."""
    return tr("Report written: {name}", name=name)


def saved_word(*, pending: bool) -> str:
    """Return the first word of the status bar."""
    return tr("Saving…") if pending else tr("Saved")


def summary_line(date: str, decided: str) -> str:
    """Return the quiet line of a recent check."""
    return f"{date} · {decided}"


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
    "library_hint": later("All checks"),
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
    "pages_not_asked": later("Nothing was asked of any host yet."),
    "recent": later("recent checks"),
    "refused_address": later("Only web addresses (http, https) are opened."),
    "sample": later("Try the sample"),
    "progress": later("Pages fetched"),
    "start_pane": later("Start"),
    "places": later("other places that fit as well"),
    "the_paste": later("the paste"),
    "zoom": later("Size of type"),
    "what_title": later("What “verified” means"),
}  # fmt: skip


def word(name: str) -> str:
    """Return the word or sentence that the window calls ``name``."""
    return tr(WORDS[name])


def undo_word(what: str) -> str:
    """Return the menu text of undo; ``what`` may be empty."""
    return tr("&Undo: {what}", what=what) if what else tr("&Undo")


def redo_word(what: str) -> str:
    """Return the menu text of redo; ``what`` may be empty."""
    return tr("&Redo: {what}", what=what) if what else tr("&Redo")


def about_sentence(version: str) -> str:
    """Return what the program says of itself."""
    return tr(
        "citecheck {version}\n\nDid the people and outlets an article credits say these words, "
        "there? citecheck compares the words; it never says that a statement is true.",
        version=version,
    )
