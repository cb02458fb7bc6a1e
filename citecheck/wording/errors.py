"""Faults of the world, in one sentence each."""

from __future__ import annotations

from citecheck.model import ErrorCode, KnownError
from citecheck.wording.translate import tr

_LONGEST_SUBJECT = 300


def sentence(error: KnownError) -> str:
    """Return the one sentence that tells a person what went wrong and what to do."""
    template = (_of_inputs() | _of_libraries())[error.code]
    subject = _short(error.subject) or tr("the input")
    detail = " ".join(error.detail.split())  # a database tells of its damage in several lines
    return template.format(subject=subject, detail=detail or tr("no detail"))


def _short(subject: str) -> str:
    """Return a name on one line; a whole article given as a name is told by its beginning."""
    if len(subject) <= _LONGEST_SUBJECT:
        return subject
    return " ".join(subject[:_LONGEST_SUBJECT].split())[:80].rstrip() + "…"


def _of_inputs() -> dict[ErrorCode, str]:
    e = ErrorCode
    return {
        e.EMPTY_INPUT: tr("There is no text in {subject}."),
        e.BINARY_INPUT: tr(
            "{subject} is not a text, HTML, Markdown, Word, OpenDocument, RTF or PDF file, and no "
            "mail or saved page."
        ),
        e.INPUT_TOO_LARGE: tr(
            "{subject} is too large: citecheck takes articles of up to {detail}."
        ),
        e.UNKNOWN_ENCODING: tr(
            "The encoding of {subject} cannot be told; save it as UTF-8 and try again."
        ),
        e.UNSUPPORTED_FILE: tr("citecheck cannot read {subject} yet; paste its text instead."),
        e.LOCKED_FILE: tr(
            "{subject} is protected by a password; save a copy without it, or paste its text."
        ),
        e.BROKEN_FILE: tr("{subject} is damaged, or not what its name says ({detail})."),
        e.MISSING_FILE: tr("There is no file {subject}."),
        e.IS_A_FOLDER: tr("{subject} is a folder; name a file in it."),
        e.NO_TEXT_LAYER: tr(
            "{subject} holds pictures of pages and no text; let a program that recognises text "
            "(OCR) read it first, or paste its text."
        ),
        e.NOT_EVIDENCE: tr(
            "{subject} is no evidence folder: it has neither SHA256SUMS nor manifest.json."
        ),
        e.UNREADABLE_FILE: tr("{subject} cannot be read ({detail})."),
        e.UNREADABLE_PAGE: tr(
            "{subject} could not be read in time or within its memory ({detail})."
        ),
        e.BAD_URL: tr("{subject} is not a web address that citecheck can fetch."),
        e.NOT_FETCHED: tr("{subject} could not be fetched: {detail}"),
        e.BAD_BATCH_LINE: tr("Line {subject} of the batch is not as it should be: {detail}."),
        e.NO_SUCH_CHECK: tr("The library holds no check {subject}."),
        e.AMBIGUOUS_CHECK: tr(
            "{detail} checks fit {subject}; give the key that the list shows for the one you mean."
        ),
        e.NO_SUCH_PART: tr("The article has no part {subject}."),
    }


def _of_libraries() -> dict[ErrorCode, str]:
    e = ErrorCode
    return {
        e.LIBRARY_IN_USE: tr(
            "Another citecheck has the library {subject} open. Go on in its window, or close it."
        ),
        e.LIBRARY_DAMAGED: tr(
            "The library {subject} is damaged ({detail}); it was left as it is. Put a backup in "
            "its place, or name another library with --library."
        ),
        e.LIBRARY_TOO_NEW: tr(
            "The library {subject} was written by a newer citecheck; update to open it."
        ),
        e.NOT_A_LIBRARY: tr("{subject} is not a citecheck library."),
        e.READ_ONLY: tr("{subject} cannot be written: the file or its folder is read-only."),
        e.DISK_FULL: tr(
            "The disk is full; {subject} was not written, and what was saved before is safe."
        ),
        e.CANNOT_WRITE: tr("{subject} cannot be written ({detail})."),
        e.NOT_STAMPED: tr("No time stamp could be had from {subject}: {detail}"),
        e.ARCHIVES_OFF: tr("Your options say that web archives are never asked."),
        e.NO_SCREEN: tr(
            "There is no screen for the window here; the commands of the terminal need none, and "
            "citecheck --help lists them."
        ),
        e.NO_WINDOW: tr(
            "The window needs a part of {subject} that is missing here ({detail}); the commands of "
            "the terminal work without it."
        ),
        e.BAD_CONFIG: tr("The options in {subject} cannot be read: {detail}."),
    }
