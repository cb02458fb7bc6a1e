"""Sentences about reading files, searching, and where on a page words stand."""

from __future__ import annotations

from citecheck.wording.translate import tr, trc


def nothing_holds(words: str) -> str:
    """Return what a search without result says."""
    return tr("Nothing in the library holds “{words}”.", words=words)


def search_headings() -> tuple[str, ...]:
    """Return the headings of the table of a search."""
    return trc("a check of an article", "Check"), tr("Where"), tr("Title"), tr("Words")


def article_place() -> str:
    """Return the word for words found in an article."""
    return trc("where words were found", "article")


def page_place() -> str:
    """Return the word for words found in a page."""
    return trc("where words were found", "page")


def claim_place(claim: str) -> str:
    """Return the words for words found in a claim: "claim a1"."""
    return trc("where words were found", "claim {claim}", claim=claim)


def supplied_sentence(name: str, time: str) -> str:
    """Return who gave a page by hand, and when; the name may be empty."""
    if name:
        return tr("It was supplied by hand by {name} at {time}.", name=name, time=time)
    return tr("It was supplied by hand at {time}.", time=time)
