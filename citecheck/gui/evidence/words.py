"""What the evidence pane says of one page of one claim. Pure."""

from __future__ import annotations

from datetime import UTC

from citecheck.gui.models.claim_row import speaker_of, speaks_itself
from citecheck.gui.text.addresses import host_of
from citecheck.gui.text.times import local_time
from citecheck.model import (
    Article,
    Attribution,
    FetchOutcome,
    PageResult,
)
from citecheck.wording.archives import both_times
from citecheck.wording.article_pane import made_by_line
from citecheck.wording.gui import (
    anonymous_mark,
    captured_on,
    fetched_line,
    given_line,
    part_word,
    told_line,
    tried_line,
    word,
)
from citecheck.wording.outcomes import outcome_word
from citecheck.wording.retention import removed_word
from citecheck.wording.signs import (
    FINDING_SIGNS,
    finding_word,
    kind_word,
)
from citecheck.wording.times import utc_minute


def cue_of(attribution: Attribution, text: str) -> str:
    """Return the cue as written, on one line."""
    return " ".join(" ".join(span.of(text).split()) for span in attribution.cue)


def told(attribution: Attribution, article: Article) -> str:
    """Return "told AFP · direct · part 1 of 2"."""
    outlet = attribution.outlet
    organ = outlet.as_written or outlet.name if outlet else ""
    organ = "" if speaks_itself(attribution, article.text) else organ
    cue = cue_of(attribution, article.text)
    # "as cited in The New York Times" names the organ already.
    head = cue if organ and organ.casefold() in cue.casefold() else f"{cue} · {organ}"
    if cue.casefold() in {"told", "tells"}:
        head = f"{cue} {organ}"
    return told_line(
        (
            head.strip(" ·"),
            kind_word(attribution.kind),
            anonymous_mark() if attribution.anonymous else "",
            part_word(attribution.part + 1, len(article.parts)),
            made_by_line(attribution.maker, attribution.made_by),
        )
    )


def page_name(page: PageResult) -> str:
    """Return what a page is called: its host, its file, or the outlet it stands for."""
    snapshot = page.snapshot
    host = host_of(snapshot.page_url if snapshot else None)
    return host or host_of(page.reference.url) or page.reference.source or _stand_in(page)


def _stand_in(page: PageResult) -> str:
    return page.reference.outlet or word("page")


def tab_text(page: PageResult) -> str:
    """Return a page's tab: the sign of its finding, its name, and why it has no text."""
    sign = FINDING_SIGNS[page.finding.kind]
    if page.removal is not None:
        return f"{sign} {page_name(page)} · {removed_word()}"
    if page.page is None and page.snapshot is not None:
        return f"{sign} {page_name(page)} · {outcome_word(page.outcome)}"
    return f"{sign} {page_name(page)} · {finding_word(page.finding.kind)}"


def provenance(page: PageResult) -> tuple[str, str]:
    """Return the line under the evidence and what its hover adds; both empty if never asked."""
    snapshot = page.snapshot
    if snapshot is None:
        return "", ""
    had = fetched_line if snapshot.sha256 else tried_line
    say = given_line if snapshot.outcome is FetchOutcome.MANUAL else had
    utc = snapshot.fetched_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    url = snapshot.final_url or snapshot.url or ""
    full = captured_on(utc, url, snapshot.sha256 or "")
    return say(local_time(snapshot.fetched_at), snapshot.sha256 or ""), full


def citation(attribution: Attribution, article: Article, page: PageResult | None) -> str:
    """Return the quote with who, where and when, for pasting elsewhere."""
    quote = " ".join(attribution.quote(article.text).split())
    lines = [quote, told_line((speaker_of(attribution, article.text), told(attribution, article)))]
    if page is not None and page.snapshot is not None:
        url = page.snapshot.final_url or page.snapshot.url or page_name(page)
        times = both_times(page.snapshot)
        utc = utc_minute(page.snapshot.fetched_at)
        lines.append(f"{url} ({utc})" if not times else f"{url}\n{times}")
    return "\n".join(lines)
