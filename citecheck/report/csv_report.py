"""A check as a table for spreadsheets: one row a claim, with its best page."""

from __future__ import annotations

import csv
import io

from citecheck.model import Check, ClaimResult, House
from citecheck.report.chain import chain_of
from citecheck.report.changes import change_of
from citecheck.report.context import one_line, printable
from citecheck.report.copies import copies_of
from citecheck.report.rules import page_acceptance

COLUMNS = (
    "claim",
    "kind",
    "words",
    "speaker",
    "anonymous",
    "outlet",
    "hops_seen",
    "hops_not_seen",
    "finding",
    "concerns",
    "similarity",
    "url",
    "final_url",
    "outcome",
    "status",
    "fetched_at_utc",
    "page_sha256",
    "pages",
    "verdict",
    "note",
    "reviewer",
    "reviewed_at_utc",
    "article_title",
    "article_url",
    "article_sha256",
    "texts",
    "house_accepts",
    "house_reason",
    "signed_off_by",
    "to_call",
    "changed_since_utc",
    "maker",
    "made_by",
    "page_removed_utc",
    "evidence_change",
)
"""The first row. Enum columns hold the values of the JSON report; ``pages`` counts candidates,
``texts`` the different texts among them, ``changed_since_utc`` the time of an earlier copy of
the best page whose words were others, ``evidence_change`` what a verdict no longer rests on."""

BOM = b"\xef\xbb\xbf"
# OWASP, CSV injection: what a spreadsheet may take for the begin of a formula, also behind what
# it strips.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STRIPPED = (
    " \u00a0\ufeff\"'\u2028\u2029"
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"  # not seen: they turn
    "\u2060\u2066\u2067\u2068\u2069"  # the direction, join, or have no width
)


def csv_report(check: Check, *, house: House | None = None) -> bytes:
    """Return the table by RFC 4180, in UTF-8 with a byte order mark (spreadsheets ask for it)."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    every = zip(check.claims, copies_of(check.claims), strict=True)
    for number, (claim, copies) in enumerate(every, 1):
        row = _row(check, claim, number)
        signed = guarded(printable(claim.sign_off.reviewer)) if claim.sign_off else ""
        house_cells = _house_cells(check, claim, house)
        call = "yes" if claim.to_call else "no"
        table.writerow(
            [
                *row,
                copies.texts,
                *house_cells,
                signed,
                call,
                _changed_cell(claim),
                *_maker(claim),
                _removed_cell(claim),
                claim.evidence_change.value if claim.evidence_change else "",
            ]
        )
    return BOM + out.getvalue().encode("utf-8", "replace")


def guarded(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet could run it."""
    if text.startswith(_FORMULA) or text.lstrip(_STRIPPED).startswith(_FORMULA):
        return "'" + text
    return text


def _row(check: Check, claim: ClaimResult, number: int) -> list[str | int | float]:
    attribution, review = claim.attribution, claim.decision
    outlet = attribution.outlet.name if attribution.outlet else ""
    hops = chain_of(claim)
    row: list[str | int | float] = [
        number,
        attribution.kind.value,
        one_line(attribution.quote(check.article.text)),
        attribution.speaker_name or "",
        "yes" if attribution.anonymous else "no",
        outlet,
        "; ".join(hop.name for hop, seen in hops if seen),
        "; ".join(hop.name for hop, seen in hops if not seen),
        *_page_cells(claim),
        len(claim.pages),
        claim.verdict.value if claim.verdict else "",
        review.note if review else "",
        review.reviewer if review else "",
        review.reviewed_at.isoformat() if review else "",
        check.article.title,
        check.article.url or "",
        check.article.sha256,
    ]
    return [guarded(printable(cell)) if isinstance(cell, str) else cell for cell in row]


def _house_cells(check: Check, claim: ClaimResult, house: House | None) -> tuple[str, str]:
    best = claim.best
    told = page_acceptance(claim.attribution, check.article.text, best, house) if best else None
    return ("yes" if told.accepted else "no", told.reason.value) if told else ("", "")


def _maker(claim: ClaimResult) -> tuple[str, str]:
    attribution = claim.attribution
    return attribution.maker.value, guarded(printable(attribution.made_by))


def _changed_cell(claim: ClaimResult) -> str:
    change = change_of(claim.best) if claim.best else None
    return change.since.isoformat() if change else ""


def _removed_cell(claim: ClaimResult) -> str:
    """Return when the best page's bytes and text were removed by age."""
    removal = claim.best.removal if claim.best else None
    return removal.at.isoformat() if removal else ""


def _page_cells(claim: ClaimResult) -> list[str | int | float]:
    best = claim.best
    if best is None:
        return [""] * 9
    snapshot, finding = best.snapshot, best.finding
    return [
        finding.kind.value,
        " ".join(concern.value for concern in finding.concerns),
        round(finding.evidence.similarity, 3) if finding.evidence else "",
        best.reference.url or "",
        (snapshot.final_url if snapshot else None) or "",
        best.outcome.value,
        (snapshot.status if snapshot else None) or "",
        snapshot.fetched_at.isoformat() if snapshot else "",
        (snapshot.sha256 if snapshot else None) or "",
    ]
