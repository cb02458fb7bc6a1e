"""Pages of one claim that carry the same text: kept, and counted as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citecheck.match.copies import copy_groups
from citecheck.model import ClaimResult, PageResult


@dataclass(frozen=True, slots=True)
class Copies:
    """How the texts of a claim's pages hang together.

    Attributes:
        groups: for each page of the claim the number of its text, from 0; None without text.
        texts: how many different texts there are.
        copied: how many pages share their text with another page.
    """

    groups: tuple[int | None, ...] = ()
    texts: int = 0
    copied: int = 0

    @property
    def read(self) -> int:
        """How many pages have a text."""
        return sum(group is not None for group in self.groups)

    def first_of(self, at: int) -> int | None:
        """Return the first page with the text of page ``at``; None when that is ``at`` itself."""
        group = self.groups[at]
        first = self.groups.index(group)
        return first if group is not None and first != at else None


def copies_of(claims: Sequence[ClaimResult]) -> tuple[Copies, ...]:
    """Return the copies among the pages of each claim.

    A text is looked at once, whatever number of claims its page serves. Linear in the length of
    the different texts.
    """
    # One capture serves many claims: its text is the same page wherever it stands.
    pages = {page.page.text: page.page for claim in claims for page in claim.pages if page.page}
    groups = dict(zip(pages, copy_groups(tuple(pages.values())), strict=True))
    return tuple(_of_claim(claim.pages, groups) for claim in claims)


def _of_claim(pages: Sequence[PageResult], groups: Mapping[str, int]) -> Copies:
    told = [groups[page.page.text] if page.page else None for page in pages]
    numbers = {group: n for n, group in enumerate(dict.fromkeys(g for g in told if g is not None))}
    addresses = _one_address_each(pages, told)
    copied = sum(len(places) for places in addresses.values() if len(places) > 1)
    return Copies(tuple(None if g is None else numbers[g] for g in told), len(numbers), copied)


def _one_address_each(
    pages: Sequence[PageResult], groups: Sequence[int | None]
) -> dict[int, set[str]]:
    """Return where each text was had; one page reached by two links is no copy of itself."""
    found: dict[int, set[str]] = {}
    for page, group in zip(pages, groups, strict=True):
        if group is not None:
            shot = page.snapshot
            url = shot.page_url if shot else None
            found.setdefault(group, set()).add(url or page.reference.source)
    return found
