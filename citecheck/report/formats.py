"""The face of this room: a check and a format → the bytes of a file, and a name for it."""

from __future__ import annotations

import enum
import re
import unicodedata
from datetime import datetime

from citecheck.model import Check, House

# Each kind is loaded when it is first written: the window is there sooner without them.
# ruff: noqa: PLC0415

LONGEST_NAME = 120
"""In bytes of UTF-8; the ending included."""


class ReportFormat(enum.Enum):
    """The kinds of files that a check can be written to."""

    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    PHONE = "phone"

    @property
    def ending(self) -> str:
        """The file's ending with its dot."""
        return {"markdown": ".md", "phone": ".calls.html"}.get(self.value, f".{self.value}")


def render(
    check: Check,
    format: ReportFormat,  # noqa: A002 - the face
    *,
    made_at: datetime,
    house: House | None = None,
) -> bytes:
    """Return the report of ``check`` as the bytes of a file.

    The same check and time give the same bytes. Linear in the texts of the claims and their pages.

    Args:
        check: what the library holds of it.
        format: the kind of file.
        made_at: aware time that the report names as its own.
        house: whose rules for quotations are told beside each finding; None tells of none.
    """
    if format is ReportFormat.HTML:
        from citecheck.report.html_report import html_report

        return html_report(check, made_at, house=house)
    if format is ReportFormat.MARKDOWN:
        from citecheck.report.markdown_report import markdown_report

        return markdown_report(check, made_at, house=house)
    if format is ReportFormat.CSV:
        from citecheck.report.csv_report import csv_report

        return csv_report(check, house=house)
    if format is ReportFormat.PHONE:
        from citecheck.report.phone_list import phone_list

        return phone_list(check, made_at)
    from citecheck.report.json_report import json_report

    return json_report(check, made_at, house=house)


# Reserved on Windows in any case, with or without an ending.
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w.,'()+-]{1,500}")


def suggested_name(check: Check, format: ReportFormat) -> str:  # noqa: A002 - the face
    """Return a name for the report's file; see ``file_name``."""
    return file_name(check, f"-check{format.ending}")


def file_name(check: Check, ending: str) -> str:
    """Return a name with ``ending`` that every system takes, at most 120 bytes of UTF-8.

    It holds no separator, no control character, no name that Windows reserves, and neither begins
    nor ends with a dot, a hyphen or a space.
    """
    title = unicodedata.normalize("NFC", check.article.title[:400])
    stem = _NO_NAME.sub("-", title).strip(" .-_,'") or "article"
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"article-{stem}"
    room = LONGEST_NAME - len(ending)
    stem = stem.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore").strip(" .-_,'")
    return stem + ending
