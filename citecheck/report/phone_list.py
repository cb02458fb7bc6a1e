"""The claims that need a call as one page to print: whom to call, what to ask, room to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citecheck.model import Check, ClaimResult
from citecheck.report.chain import is_itself
from citecheck.report.context import one_line, printable, shorten
from citecheck.report.html_report import environment
from citecheck.wording import phone
from citecheck.wording import report as words
from citecheck.wording.signs import finding_word
from citecheck.wording.times import utc_time
from citecheck.wording.translate import language

_LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the list."""

    number: int
    speaker: str
    outlet: str
    quote: str
    finding: str
    question: str
    note: str


def calls_of(check: Check) -> tuple[Call, ...]:
    """Return the claims about which somebody has to be called, in text order."""
    return tuple(
        _call(check, claim, number) for number, claim in enumerate(check.claims, 1) if claim.to_call
    )


def phone_list(check: Check, made_at: datetime) -> bytes:
    """Return the list as UTF-8: one self-contained page of HTML that fits on paper."""
    calls = calls_of(check)
    text = (
        environment()
        .get_template("phone.html")
        .render(
            language=language(),
            calls=calls,
            article=check.article,
            title=phone.phone_title(check.article.title),
            count=phone.phone_count(len(calls)),
            label=phone.phone_labels(),
            made=utc_time(made_at),
        )
    )
    return (printable(text).rstrip() + "\n").encode("utf-8", "replace")


def _call(check: Check, claim: ClaimResult, number: int) -> Call:
    attribution, finding = claim.attribution, claim.finding
    outlet = attribution.outlet
    if is_itself(outlet, attribution.speaker_name or ""):
        outlet = None
    speaker = attribution.speaker_name
    if attribution.anonymous:
        speaker = words.unnamed(speaker)
    return Call(
        number,
        speaker or words.no_speaker(),
        outlet.name if outlet else "",
        shorten(one_line(attribution.quote(check.article.text)), _LONGEST_QUOTE),
        finding_word(finding.kind) if finding else "",
        phone.phone_question(finding.kind if finding else None),
        claim.review.note if claim.review else "",
    )
