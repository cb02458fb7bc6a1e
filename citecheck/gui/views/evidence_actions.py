"""Which actions of the evidence can be done with the page in front. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import PageResult


def possible(
    page: PageResult | None, places: int, tabs: int, *, archives: bool
) -> Mapping[str, bool]:
    """Return by the names of actions whether they can be done.

    Args:
        page: that is in front, or None.
        places: how many of its places are known.
        tabs: how many pages the claim has.
        archives: the user allows archives to be asked.
    """
    url = bool(page and page.reference.url)
    text = page is not None and page.was_read
    address = bool(page and page.snapshot and (page.snapshot.final_url or page.snapshot.url))
    asked = page is not None and page.snapshot is not None
    placed, several = places > 0, places > 1
    return {
        "browser": url,
        "archive": url and archives,
        "save_archive": url and archives,
        "page_text": text,
        "copy_words": text and placed,
        "at_words": placed and address,
        "facts": asked,
        "more_context": placed,
        "less_context": placed,
        "next_place": several,
        "previous_place": several,
        "next_page": tabs > 1,
        "previous_page": tabs > 1,
    }
