"""Sentences about received pages: how long they are kept, what a purge removes, and its mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from citecheck.model import Removal
from citecheck.wording.marks import several
from citecheck.wording.numbers import with_tenths
from citecheck.wording.translate import later, tr, trc, trn

_KB, _MB = 1_000, 1_000_000

WORDS = {
    "title": later("Remove old pages"),
    "explain": later(
        "The pages as received, and the texts read from them, are removed from this library. "
        "Articles, claims, verdicts, notes, findings, hashes, headers and times stay."
    ),
    "older_than": later("Of checks older than"),
    "keep_marked": later("Keep the pages of checks marked as evidence"),
    "keep_marked_hint": later("By hand in the menu File, or by a sign-off that holds."),
    "nothing": later("There is nothing to remove."),
    "counting": later("Counting …"),
    "checks": later("Checks whose pages would go"),
    "col_worked": later("Last worked on"),
    "col_pages": later("Pages"),
    "col_size": later("Size"),
    "stop": later("Stop"),
    "show": later("Show …"),
    "shrinking": later("The pages are removed; the file is being made smaller …"),
    "stopped": later("Stopped. What was removed stays removed; the rest is as it was."),
    "kept_mark": later("pages kept"),
    "removed_word": later("page removed"),
    "marked_news": later("The pages of this check are kept, whatever the retention rule."),
    "unmarked_news": later("The pages of this check follow the retention rule again."),
    "no_age": later(
        "The preferences keep pages for ever; say which are old with --older-than, as in 90d."
    ),
    "bad_age": later("Write an age like 90d, 12w, 6m or 1y."),
    "ask": later("Remove them?"),
    "ask_first": later("Nothing was removed. Add --yes to remove them without being asked."),
    "dry": later("Nothing was removed: this was a dry run."),
    "left_alone": later("Nothing was removed."),
}

AGES = {
    "forever": later("for ever"),
    "365d": later("1 year"),
    "90d": later("90 days"),
    "30d": later("30 days"),
}


def word(name: str) -> str:
    """Return the word or sentence that this room calls ``name``."""
    return tr(WORDS[name])


def age_word(age: str) -> str:
    """Return how long pages are kept."""
    return tr(AGES[age])


def removed_sentence(removal: Removal) -> str:
    """Return what stands in the place of a page's text that was removed."""
    return tr(
        "The page's text was removed on {date} under the retention rule; its sha256 was {sha256}.",
        date=_day(removal.at),
        sha256=removal.sha256,
    )


def removed_briefly(removal: Removal) -> str:
    """Return the same with the beginning of the hash, which a narrow pane can't break."""
    return tr(
        "The page's text was removed on {date} under the retention rule; its sha256 begins with "
        "{start}.",
        date=_day(removal.at),
        start=removal.sha256[:12],
    )


def removed_word() -> str:
    """Return the short word for a page that was removed by age, for tables and tabs."""
    return word("removed_word")


def kept_word() -> str:
    """Return what the library says of a check whose pages are kept as evidence."""
    return word("kept_mark")


def finding_stays() -> str:
    """Return what is said of a finding whose page was removed."""
    return tr(
        "What was found in it is kept, but can no longer be shown. Fetch it again (R), or give "
        "its text (T), to see it anew."
    )


def size_words(size: int) -> str:
    """Return a size in kB or MB, to the tenth."""
    if size < _MB:
        return tr("{size} kB", size=max(1, round(size / _KB)) if size else 0)
    return tr("{size} MB", size=with_tenths(size / _MB))


def plan_sentence(pages: int, checks: int, size: int) -> str:
    """Return what a purge would remove in all."""
    return trn(
        "{count} page of {checks} would be removed: {size}.",
        "{count} pages of {checks} would be removed: {size}.",
        pages,
        checks=_checks(checks),
        size=size_words(size),
    )


def loose_sentence(pages: int) -> str:
    """Return how many of the pages to go belong to no check."""
    return trn(
        "{count} of them belongs to no check any more.",
        "{count} of them belong to no check any more.",
        pages,
    )


def spared_sentence(checks: int) -> str:
    """Return how many older checks keep their pages."""
    return trn(
        "{count} older check keeps its pages: it is marked as evidence.",
        "{count} older checks keep their pages: they are marked as evidence.",
        checks,
    )


def backups_sentence(names: Sequence[str]) -> str:
    """Return which copies of the library lie beside it and still hold the pages."""
    return tr(
        "Copies of the library that were made before keep their pages: {names}.",
        names=several(names),
    )


def remove_button(pages: int) -> str:
    """Return what the button says that removes."""
    return trn("Remove {count} page", "Remove {count} pages", pages)


def progress_sentence(pages: int, total: int) -> str:
    """Return how far a purge is."""
    return tr("{pages} of {total} pages removed", pages=pages, total=total)


def done_sentence(pages: int, freed: int, *, written_anew: bool) -> str:
    """Return what a purge did, and how the room was given back."""
    told = trn(
        "{count} page was removed; the library is {size} smaller.",
        "{count} pages were removed; the library is {size} smaller.",
        pages,
        size=size_words(freed),
    )
    if not written_anew:
        return told
    return told + " " + tr("It was written anew as a whole for that, this once.")


def due_sentence(pages: int, size: int, age: str) -> str:
    """Return the notice that pages are older than the preferences keep them."""
    return trn(
        "{count} page ({size}) is older than the preferences keep pages: {age}.",
        "{count} pages ({size}) are older than the preferences keep pages: {age}.",
        pages,
        size=size_words(size),
        age=age_word(age),
    )


def pages_removed_from_folder(pages: int) -> str:
    """Return what ``verify`` says of pages that were removed before a folder was written."""
    return trn(
        "{count} page is not in it: its text was removed under the retention rule before the "
        "folder was written; its hash is in report.json.",
        "{count} pages are not in it: their texts were removed under the retention rule before "
        "the folder was written; their hashes are in report.json.",
        pages,
    )


def plan_headings() -> tuple[str, str, str, str]:
    """Return the headings of the list of checks whose pages would go."""
    return (
        trc("a check of an article", "Check"),
        word("col_worked"),
        word("col_pages"),
        word("col_size"),
    )


def _checks(count: int) -> str:
    return trn("{count} check", "{count} checks", count)


def _day(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d")
