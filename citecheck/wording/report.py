"""What reports say beside signs, words and outcomes."""

from __future__ import annotations

from datetime import datetime

from citecheck.model import Origin
from citecheck.wording.marks import several
from citecheck.wording.times import utc_time
from citecheck.wording.translate import tr, trc, trn


def report_title(title: str) -> str:
    """Return the heading of a report."""
    return tr("Citation check: {title}", title=title or tr("untitled article"))


def what_verified_means(captured_until: datetime) -> str:
    """Return the foot of every report."""
    return tr(
        "“Verified” here means: the cited words occur in the named page as captured at the time"
        " given with it, at the latest {time}. It does not mean that the statement is true.",
        time=utc_time(captured_until),
    )


def what_findings_are() -> str:
    """Return the sentence that keeps findings and verdicts apart."""
    return tr(
        "Findings are what the program found in the text it captured; verdicts are what a person"
        " decided. Neither follows from the other. Words that were not found may stand in another"
        " version of the page, or where the program could not look."
    )


def made_with(version: str) -> str:
    """Return which program made the report."""
    return tr("citecheck {version}", version=version)


def of_all(count: int, whole: int) -> str:
    """Return a count with its whole: "3 of 31"."""
    return tr("{count} of {whole}", count=count, whole=whole)


def coverage_sentence(covered: int, words: int) -> str:
    """Return how much of the article's words lie in a claim."""
    if not words:
        return tr("The article has no words.")
    return tr(
        "{covered} of the article's {words} words ({percent} %) lie in a claim; the other {rest}"
        " credit nobody that the program noticed.",
        covered=covered,
        words=words,
        percent=round(100 * covered / words),
        rest=words - covered,
    )


def claims_sentence(claims: int, decided: int) -> str:
    """Return how many claims there are and how many a person decided."""
    return (
        trn("{count} claim", "{count} claims", claims)
        + ", "
        + tr("{decided} decided by a person", decided=decided)
    )


def origin_word(origin: Origin, reason: str) -> str:
    """Return why a page is a candidate, from ``Reference.origin`` and ``Reference.reason``."""
    known = {
        "inside": tr("linked in the claim itself"),
        "same sentence": tr("linked in the same sentence"),
        "source line below": tr("named as the source right below"),
        "same paragraph": tr("linked in the same paragraph"),
        "host of the outlet": tr("linked elsewhere in the article, on the outlet's own site"),
        "outlet without link": tr("named without a link"),
        "no link": tr("nothing is linked or named"),
        "given by hand": tr("given by hand"),
        "part of this article": tr("part of the same text"),
    }
    by_origin = {
        Origin.LINKED: tr("linked in the article"),
        Origin.OUTLET: tr("page of the outlet named"),
        Origin.USER: tr("given by hand"),
    }
    return known.get(reason, by_origin[origin])


def no_link(outlet: str | None) -> str:
    """Return what stands where a claim has no link."""
    return tr("no link: {outlet}", outlet=outlet) if outlet else tr("no link")


def not_checked_yet() -> str:
    """Return what is said of a claim that no run looked at."""
    return tr("Not checked yet.")


def unnamed(speaker: str | None) -> str:
    """Return a speaker who is not named."""
    return tr("{speaker} (not named)", speaker=speaker) if speaker else tr("not named")


def no_speaker() -> str:
    """Return what stands where the article names no speaker."""
    return tr("nobody named")


def page_credit(speaker: str | None, cue: str | None, outlet: str | None) -> str:
    """Return whom the page itself credits at the words found, or an empty string."""
    parts = [
        tr("speaker: {speaker}", speaker=speaker) if speaker else "",
        tr("its verb: “{cue}”", cue=cue) if cue else "",
        tr("outlet: {outlet}", outlet=outlet) if outlet else "",
    ]
    said = [part for part in parts if part]
    return tr("The page credits – {who}", who=several(said)) if said else ""


def similarity_word(similarity: float) -> str:
    """Return how much of the quote's words the page has. Never rounds up to all of them."""
    percent = int(similarity * 100)
    return tr("{percent} % of the words", percent=percent)


def more_places(count: int) -> str:
    """Return that the words stand elsewhere in the page, too."""
    return trn("{count} other place fits as well.", "{count} other places fit as well.", count)


def reviewed_by(reviewer: str, at: datetime) -> str:
    """Return who decided, and when."""
    who = reviewer or tr("no name given")
    return tr("{who}, {time}", who=who, time=utc_time(at))


def diff_legend() -> str:
    """Return what the letters above differing words mean."""
    return tr("D dropped from the page's words · A added by the article · C changed")


def labels() -> dict[str, str]:
    """Return the short labels and headings of a report by their names in the templates."""
    return {**_labels_of_the_whole(), **_labels_of_a_claim()}


def _labels_of_the_whole() -> dict[str, str]:
    return {
        "kicker": tr("Citation check"),
        "untitled": tr("untitled article"),
        "outlet": tr("Outlet"),
        "byline": tr("By"),
        "published": tr("Published"),
        "address": tr("Address"),
        "taken": tr("Text taken"),
        "checked": tr("Last change"),
        "made": tr("Report made"),
        "checked_by": tr("Checked by"),
        "nobody": tr("nobody yet"),
        "words": trc("how many", "Words"),
        "hash": tr("SHA-256 of the text"),
        "program": tr("Program"),
        "summary": tr("Summary"),
        "finding": tr("Finding"),
        "findings": tr("What the program found"),
        "verdict": tr("Verdict"),
        "verdicts": tr("What a person decided"),
        "count": tr("Claims"),
        "meaning": tr("Meaning"),
        "which": tr("Which"),
        "flagged": tr("with a concern"),
        "coverage": tr("Coverage"),
        "not_checked": tr("What was not checked, and why"),
        "unreached": tr("The page could not be had"),
        "unlinked": tr("The article gives no link"),
        "unmarked": tr("No verdict yet"),
        "not_run": tr("Not looked at yet"),
        "everything": tr("Every claim was compared with a page and has a verdict."),
        "claims": tr("Claims"),
        "foot": tr("What this report says"),
        "skip": tr("Skip to the claims"),
    }


def _labels_of_a_claim() -> dict[str, str]:
    return {
        "claim": tr("Claim"),
        "speaker": tr("Speaker"),
        "chain": tr("Chain"),
        "this_article": tr("this article"),
        "seen": tr("seen"),
        "not_seen": tr("not seen"),
        "page": tr("Page"),
        "final": tr("Led to"),
        "fetched": tr("Fetched"),
        "tried": tr("Tried"),
        "page_hash": tr("SHA-256 of the page"),
        "no_hash": tr("nothing captured"),
        "diff": tr("Word for word"),
        "the_article": tr("The article"),
        "the_page": tr("The page"),
        "passages": tr("Nearest passages of the page"),
        "note": tr("Note"),
        "earlier": tr("Earlier decisions"),
        "taken_back": tr("taken back"),
    }
