"""Words about what a search in the library found."""

from __future__ import annotations

from citecheck.wording.marks import labelled
from citecheck.wording.translate import tr, trc, trn


def note_place(claim: str) -> str:
    """Return the words for words found in a note: "note on a1"."""
    if not claim:
        return trc("where words were found", "note")
    return trc("where words were found", "note on {claim}", claim=claim)


def in_article() -> str:
    """Return the heading of words found in an article."""
    return tr("In the article")


def in_claim(who: str) -> str:
    """Return the heading of words found in a claim of somebody."""
    return labelled(tr("In a claim"), who) if who else tr("In a claim")


def in_note(who: str) -> str:
    """Return the heading of words found in a note of somebody."""
    return labelled(tr("In a note"), who) if who else tr("In a note")


def in_page(name: str) -> str:
    """Return the heading of words found in a page."""
    return labelled(tr("In a page"), name) if name else tr("In a page")


def host_links(host: str, links: int) -> str:
    """Return a site with how many links of claims lead there: "example.org · 3 links"."""
    return trn("{host} · {count} link", "{host} · {count} links", links, host=host)


def place_gone() -> str:
    """Return what is said when the place of a hit is no more."""
    return tr("The words that were found no longer stand there.")
