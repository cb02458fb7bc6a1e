"""What is said of web archives, of hosts left out, and of the way to a page."""

from __future__ import annotations

from datetime import datetime

from citecheck.model import ArchiveEnd, FetchOutcome, Saving, SavingState, Snapshot
from citecheck.wording.outcomes import note_sentence
from citecheck.wording.times import utc_minute
from citecheck.wording.translate import tr, trn


def archive_end_sentence(end: ArchiveEnd, *, archived_at: datetime | None = None) -> str:
    """Return what came of a look into an archive."""
    if end is ArchiveEnd.FOUND and archived_at is not None:
        return tr("An archived copy of {time} was read.", time=utc_minute(archived_at))
    return {
        ArchiveEnd.FOUND: tr("An archived copy was read."),
        ArchiveEnd.NO_COPY: tr("The archive has no copy of this page."),
        ArchiveEnd.NO_EVIDENCE: tr(
            "The archive's copies are error pages, walls or other pages; they are no evidence."
        ),
        ArchiveEnd.NOT_PUBLIC: tr("The address is not a public one; no archive was told of it."),
        ArchiveEnd.RATE_LIMITED: tr("The archive asks us to wait; try again later."),
        ArchiveEnd.UNREACHABLE: tr("The archive could not be asked; try again later."),
        ArchiveEnd.BROKEN: tr("The archive's answer could not be understood."),
        ArchiveEnd.SKIPPED: tr("No archive was asked."),
    }[end]


def both_times(snapshot: Snapshot) -> str:
    """Return when an archive captured a copy and when it was fetched; empty for other pages."""
    if snapshot.archived_at is None:
        return ""
    return tr(
        "Captured by the archive on {captured}; fetched from it on {fetched}.",
        captured=utc_minute(snapshot.archived_at),
        fetched=utc_minute(snapshot.fetched_at),
    )


def supplied_by(snapshot: Snapshot) -> str:
    """Return who gave a page by hand, and when."""
    return tr(
        "Supplied by hand by {name} at {time}.",
        name=snapshot.supplied_by,
        time=utc_minute(snapshot.fetched_at),
    )


def way_sentences(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what a person should know of the way to a page, a sentence each; mostly none."""
    told = [note_sentence(note) for note in snapshot.notes]
    if snapshot.outcome is FetchOutcome.ARCHIVED:
        told.insert(0, both_times(snapshot))
    if snapshot.supplied_by:
        told.insert(0, supplied_by(snapshot))
    return tuple(filter(None, told))


def saving_sentence(saving: Saving) -> str:
    """Return how far the archive has got with a page that it was asked to save."""
    if saving.state is SavingState.ARCHIVED and saving.archived_at is not None:
        return tr(
            "Archived on {time}: {url}",
            time=utc_minute(saving.archived_at),
            url=saving.copy_url or saving.url,
        )
    return {
        SavingState.ARCHIVED: tr("Archived: {url}", url=saving.copy_url or saving.url),
        SavingState.SUBMITTED: tr(
            "Submitted, not yet archived: the archive took the order but made no copy so far. "
            "Look again in a few minutes."
        ),
        SavingState.NEEDS_KEY: tr(
            "The archive saves pages only for those who log in: set archive_key in the options, "
            "or CITECHECK_ARCHIVE_KEY, to access:secret."
        ),
        SavingState.RATE_LIMITED: tr("The archive asks us to wait; nothing was saved."),
        SavingState.REFUSED: tr("The address is not a public one; it was sent nowhere."),
        SavingState.FAILED: tr("The archive could not save the page."),
    }[saving.state]


def save_warning(url: str, host: str) -> str:
    """Return what is said before an archive is asked to save a page."""
    return tr(
        "This tells {host} the address {url}, and publishes both the address and the page: "
        "anybody can see that it was saved, and when.",
        host=host,
        url=url,
    )


def save_question() -> str:
    """Return the question before a page is saved in public."""
    return tr("Save it in the archive?")


def look_line(host: str, url: str) -> str:
    """Return the line before an archive is asked for a copy."""
    return tr("Asking {host} for a copy of {url}", host=host, url=url)


def skipped_line(hosts: tuple[str, ...]) -> str:
    """Return the line that names linked hosts which are not contacted."""
    return trn(
        "Not contacted, as you asked: {hosts}",
        "Not contacted, as you asked: {hosts}",
        len(hosts),
        hosts=", ".join(hosts),
    )


def archives_line(hosts: tuple[str, ...]) -> str:
    """Return the line that names the archives asked for pages that can't be had."""
    return tr("For pages that cannot be had: {hosts}", hosts=", ".join(hosts))
