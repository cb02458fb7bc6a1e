"""What evidence folders, their checks and changed pages say."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from citecheck.wording.times import utc_minute, utc_time
from citecheck.wording.translate import tr, trn

CHANGES_SHOWN = 8
"""Places that are shown of a page that changed; the rest is counted."""


class FileKind(enum.Enum):
    """What a file of an evidence folder is; the values stand in its manifest."""

    REPORT_HTML = "report_html"
    REPORT_JSON = "report_json"
    ARTICLE = "article"
    PAGE = "page"
    PAGE_TEXT = "page_text"
    ARCHIVE = "archive"
    HOW_TO = "how_to"
    MANIFEST = "manifest"


class Difference(enum.Enum):
    """How an evidence folder differs from what it says of itself."""

    CHANGED = "changed"
    MISSING = "missing"
    UNLISTED = "unlisted"
    UNREADABLE = "unreadable"
    TWICE = "twice"
    UNSAFE_NAME = "unsafe_name"
    NO_SUMS = "no_sums"
    BAD_SUMS = "bad_sums"
    BAD_MANIFEST = "bad_manifest"
    MANIFEST_DIFFERS = "manifest_differs"
    NOT_IN_REPORT = "not_in_report"
    BAD_STAMP = "bad_stamp"
    OTHER_STAMP = "other_stamp"


@dataclass(frozen=True, slots=True)
class Stamping:
    """What a folder says of a time stamp.

    Attributes:
        url: of the server that was asked, or empty for none.
        failure: why there is no stamp, though one was asked for; else empty.
    """

    url: str = ""
    failure: str = ""


def what_it_is(kind: FileKind) -> str:
    """Return what a file of the folder is, in one sentence."""
    return {
        FileKind.REPORT_HTML: tr("The report, for people."),
        FileKind.REPORT_JSON: tr("The same report, for programs."),
        FileKind.ARTICLE: tr("The text of the article; the report counts places in it."),
        FileKind.PAGE: tr("A page as it was received, without the coding of its transfer."),
        FileKind.PAGE_TEXT: tr("The text read from that page; the report counts places in it."),
        FileKind.ARCHIVE: tr("All captures with requests and answers, as a web archive (WARC)."),
        FileKind.HOW_TO: tr("How to check this folder, and what that proves."),
        FileKind.MANIFEST: tr("What every file is and how every page was had."),
    }[kind]


def how_to_verify(stamping: Stamping) -> str:
    """Return the text that tells people how to check an evidence folder."""
    parts = [*_checking(), *_stamp_part(stamping), *_proof(stamping)]
    return "\n\n".join(parts) + "\n"


def _checking() -> list[str]:
    return [
        tr("HOW TO CHECK THIS FOLDER"),
        tr(
            "SHA256SUMS holds the SHA-256 hash of every other file here. Unpack the folder, open\n"
            "a terminal in it, and let your system compare:"
        ),
        tr(
            "Linux:    sha256sum -c SHA256SUMS\n"
            "macOS:    shasum -a 256 -c SHA256SUMS\n"
            "Windows:  certutil -hashfile report.html SHA256\n"
            "          (for one file; compare what it prints with the line in SHA256SUMS)\n"
            "citecheck: citecheck verify FILE.zip (or the folder that you unpacked)"
        ),
        tr(
            "manifest.json tells for every file what it is, and for every page its address, the\n"
            "time by our clock and by the server's, how the fetch ended, and whose certificate\n"
            "was shown. evidence.warc.gz holds the same captures as a web archive: programs for\n"
            "WARC files read it, and `citecheck check ARTICLE --replay evidence.warc.gz`, given\n"
            "the article with its links, compares every page again without any network."
        ),
        tr(
            "Pages under pages/ are kept as they came. Opened in a browser they may run scripts\n"
            "and load more from the web; the plain text under texts/ does not."
        ),
    ]


def _stamp_part(stamping: Stamping) -> list[str]:
    if not stamping.url:
        return []
    if stamping.failure:
        return [
            tr("THE TIME STAMP IS MISSING"),
            tr(
                "A time stamp was asked of\n{url}\nbut could not be had: {failure}",
                url=stamping.url,
                failure=stamping.failure,
            ),
        ]
    return [
        tr("THE TIME STAMP"),
        tr(
            "SHA256SUMS.tsr is a time stamp after RFC 3161 over SHA256SUMS, given by\n{url}\n"
            "With that authority's root certificate in the file roots.pem:",
            url=stamping.url,
        ),
        "openssl ts -verify -data SHA256SUMS -in SHA256SUMS.tsr -CAfile roots.pem",
        tr("To read the time in it:"),
        "openssl ts -reply -in SHA256SUMS.tsr -text",
    ]


def _proof(stamping: Stamping) -> list[str]:
    time = (
        tr(
            "- With the time stamp: that SHA256SUMS, and so every file it lists, existed at the\n"
            "  time stamped, as far as you trust the authority that stamped it."
        )
        if stamping.url and not stamping.failure
        else tr(
            "- When the folder was made: without a time stamp the times in it are those of the\n"
            "  computer that made it."
        )
    )
    proves = tr(
        "- If every hash agrees: that no file which SHA256SUMS lists was changed or taken away\n"
        "  since it was written. Files that were added it doesn't list, and programs that compare\n"
        "  hashes pass over them; `citecheck verify` names them."
    )
    proves_not = [
        tr(
            "- Who made it. Anybody can write a folder and its hashes anew; compare the hash of\n"
            "  SHA256SUMS with one that you were given in another way."
        ),
        tr(
            "- That the pages came from the addresses named. Certificates are noted as they were\n"
            "  shown; the encrypted conversation itself can't be replayed."
        ),
        tr("- That any statement is true: only which words stood where."),
    ]
    stamped = stamping.url and not stamping.failure
    shown = [proves, time] if stamped else [proves]
    hidden = proves_not if stamped else [time, *proves_not]
    return [tr("WHAT THIS PROVES"), *shown, tr("WHAT IT DOES NOT PROVE"), *hidden]


def difference_sentence(difference: Difference, path: str, detail: str = "") -> str:
    """Return how a folder differs from what it says of itself, naming the file."""
    d = Difference
    template = {
        d.CHANGED: tr("{path} was changed: its hash is not the one in SHA256SUMS."),
        d.MISSING: tr("{path} is missing, though SHA256SUMS lists it."),
        d.UNLISTED: tr("{path} was added: SHA256SUMS does not list it."),
        d.UNREADABLE: tr("{path} is damaged and can't be unpacked."),
        d.TWICE: tr("{path} stands in the file twice."),
        d.UNSAFE_NAME: tr("{path} has a name that could leave the folder."),
        d.NO_SUMS: tr("There is no SHA256SUMS, so nothing can be compared."),
        d.BAD_SUMS: tr("SHA256SUMS has a line that is no hash of a file: {detail}"),
        d.BAD_MANIFEST: tr("manifest.json is missing or can't be read."),
        d.MANIFEST_DIFFERS: tr("manifest.json tells another hash or size of {path}."),
        d.NOT_IN_REPORT: tr("report.json rests on a page ({detail}) that is not in the folder."),
        d.BAD_STAMP: tr("The time stamp in {path} can't be trusted: {detail}"),
        d.OTHER_STAMP: tr("The time stamp in {path} is of another SHA256SUMS."),
    }[difference]
    return template.format(path=path, detail=detail)


def folder_agrees(files: int, pages: int) -> str:
    """Return what is said of a folder whose every hash agrees."""
    told = trn("{count} page", "{count} pages", pages)
    return trn(
        "All is as it was written: {count} file, {pages} among them.",
        "All is as it was written: {count} files, {pages} among them.",
        files,
        pages=told,
    )


def folder_differs(count: int) -> str:
    """Return what is said of a folder that differs."""
    return trn(
        "This is not what was written: {count} difference.",
        "This is not what was written: {count} differences.",
        count,
    )


def stamped_at(at: datetime, who: str) -> str:
    """Return when and by whom a folder was stamped, and what was not checked of it."""
    time = utc_time(at)
    return tr(
        "Stamped at {time} by {who}. Whether you trust that authority is yours to say: verify.txt"
        " tells how to check its certificate.",
        time=time,
        who=who or tr("an authority that does not say its name"),
    )


def not_stamped() -> str:
    """Return what is said of a folder without a time stamp."""
    return tr("It has no time stamp: its times are those of the computer that made it.")


def stamp_failed(reason: str) -> str:
    """Return that a folder was written without the time stamp asked for."""
    return tr("Written without a time stamp: {reason}", reason=reason)


def page_changed(since: datetime, *, touches_quote: bool) -> str:
    """Return that a page changed since an earlier capture; its words follow."""
    time = utc_minute(since)
    if touches_quote:
        return tr("The page changed since {time}, beside the words that count here:", time=time)
    return tr("The page changed since {time}, though not beside the words found:", time=time)


def page_lost(since: datetime) -> str:
    """Return that a page can't be had any more though it was had before."""
    time = utc_minute(since)
    return tr("The page could be read on {time}; that copy is kept.", time=time)


def more_changes(count: int) -> str:
    """Return how many changed places are not shown."""
    return trn("… and {count} more place.", "… and {count} more places.", count)


def words_taken(words: str) -> str:
    """Return words that the page no longer has."""
    return tr("gone: “{words}”", words=words)


def words_added(words: str) -> str:
    """Return words that the page has got."""
    return tr("new: “{words}”", words=words)


def words_replaced(old: str, new: str) -> str:
    """Return words that took the place of others."""
    return tr("“{old}” became “{new}”", old=old, new=new)


def place_changed(old: str, new: str) -> str:
    """Return what became of one place of a page."""
    if not new:
        return words_taken(old)
    return words_replaced(old, new) if old else words_added(new)
