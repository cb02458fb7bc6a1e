"""Attributions, comparisons and checks as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from citecheck.cli.line_breaks import lines_of_host
from citecheck.cli.rows import has_columns, print_rows
from citecheck.cli.screen import console
from citecheck.match.diff import Run, diff_runs
from citecheck.match.house import acceptance
from citecheck.model import (
    Article,
    Attribution,
    Check,
    ClaimResult,
    Finding,
    FindingKind,
    House,
    PageResult,
    PageText,
)
from citecheck.pipeline.compare import host_of
from citecheck.report.chain import chain_of, is_itself
from citecheck.report.changes import change_of
from citecheck.report.copies import Copies, copies_of
from citecheck.report.coverage import coverage
from citecheck.report.rules import page_acceptance
from citecheck.store.summaries import CheckSummary
from citecheck.wording import cli as words
from citecheck.wording import evidence
from citecheck.wording.house import acceptance_sentence, acceptance_word, copies_sentence
from citecheck.wording.marks import labelled
from citecheck.wording.outcomes import outcome_word
from citecheck.wording.palette import DARK
from citecheck.wording.reasons import reason_sentence
from citecheck.wording.report import diff_legend, more_places, page_credit, unnamed
from citecheck.wording.resting import evidence_changed
from citecheck.wording.retention import removed_word
from citecheck.wording.signs import (
    FINDING_SIGNS,
    FLAG,
    HOP_NOT_SEEN,
    HOP_SEEN,
    VERDICT_SIGNS,
    concern_sentence,
    concern_word,
    finding_word,
    found_sentence,
    group_of,
    kind_word,
    lacks,
)

_QUOTE_WIDTH = 300
_LEAST_NAME = 12
"""Letters; most names of people and most words of bodies fit without being broken. A column with
a ratio has its width at the least."""
_LEAST_FINDING = 16
"""Letters; holds every finding's word. What a page lacks goes on in the next line."""
_LEAST_SITE = 14


def shortened(text: str, width: int = _QUOTE_WIDTH) -> str:
    """Return ``text`` on one line, cut at ``width`` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def print_attributions(article: Article, found: Sequence[Attribution], *, explain: bool) -> None:
    """Print the attributions of an article as a table, part by part."""
    out = console()
    if not found:
        out.print(words.nothing_found())
        return
    for number, part in enumerate(article.parts):
        rows = [a for a in found if a.part == number]
        if not rows:
            continue
        if len(article.parts) > 1:
            out.print(Text(words.part_heading(number + 1, shortened(part.title, 80)), style="bold"))
        _print_claims(out, article, rows, explain=explain)


def _print_claims(
    out: Console, article: Article, listed: Sequence[Attribution], *, explain: bool
) -> None:
    table = Table(
        *words.claim_headings(), box=None, pad_edge=False, header_style="bold", expand=True
    )
    sites = [_site(a.links[0]) if a.links else "–" for a in listed]
    room = _room(out)
    for column, ratio in ((2, 3), (3, 3), (4, 6)):
        table.columns[column].ratio = ratio
        table.columns[column].overflow = "fold"
    table.columns[2].width = _LEAST_NAME
    widest = max(len(word) for word in (*sites, str(table.columns[5].header)))
    table.columns[5].width = min(widest, room)
    rows = []
    for a, site in zip(listed, sites, strict=True):
        name = a.speaker_name or "–"
        rows.append(
            [
                Text(a.id),
                Text(kind_word(a.kind)),
                Text(unnamed(name) if a.anonymous else name),
                Text(a.outlet.as_written if a.outlet else "–"),
                Text(shortened(a.quote(article.text), 120)),
                Text(lines_of_host(site, room)),
            ]
        )
        reasons = dict.fromkeys(map(reason_sentence, a.why)) if explain else ()
        rows.extend([*[Text()] * 4, Text(why, style="dim"), Text()] for why in reasons)
    print_rows(out, table, rows)


def _room(out: Console) -> int:
    """Return how many letters a host may take before it is broken at its dots."""
    return max(_LEAST_SITE, out.width // 4) if has_columns(out) else out.width


_MARKS = {
    "dropped": f"strike {DARK.wrong}",
    "added": f"underline {DARK.wrong}",
    "changed": f"underline {DARK.wrong}",
    "gap": DARK.open,
    "minor": f"underline {DARK.look}",
}


def runs_as_text(runs: Iterable[Run]) -> Text:
    """Return one side of a word diff; a sign stands before each run, so colour is not alone.

    A letter as in the legend, or an ellipsis before what was left out and marked.
    """
    text = Text()
    for run in runs:
        style = _MARKS.get(run.mark, "")
        if run.protected:
            style = f"bold {style}"
        left_out = run.mark == "gap" and any(map(str.isalnum, run.text))
        letter = run.letter or ("…" if left_out else "")
        text.append(f"{letter}⟨{run.text}⟩" if letter else run.text, style=style)
    return text


def print_comparison(
    quote: str, page: PageText, finding: Finding, *, house: House | None = None
) -> None:
    """Print one comparison: the finding, its concerns, and the two texts with their differences.

    With a ``house`` also what its rules for quotations make of it.
    """
    out = console()
    out.print(_finding_text(finding))
    for line in _concern_lines(finding):
        out.print(line)
    if house is not None and finding.kind is not FindingKind.PASSAGE:
        out.print(Text(acceptance_sentence(acceptance(finding, quote, house))))
    if finding.evidence is not None:
        left, right = diff_runs(quote, page.text, finding.evidence)
        out.print(_side_by_side(runs_as_text(left), runs_as_text(right)))
        if any(run.letter for run in (*left, *right)):
            out.print(Text(diff_legend(), style="dim"))
    credit = page_credit(finding.page_speaker, finding.page_cue, finding.page_outlet)
    places = more_places(len(finding.places)) if finding.places else ""
    for told in filter(None, (credit, places)):
        out.print(Text(told, style="dim"))
    for passage in finding.passages[:3]:
        told = f"¶ {shortened(passage.span.of(page.text))}"
        if passage.missing:
            told += f" ({lacks(passage.missing)})"
        out.print(Text(told))


def _side_by_side(left: Text, right: Text) -> Table:
    table = Table(*words.side_headings(), box=None, pad_edge=False, header_style="dim")
    table.columns[0].ratio = table.columns[1].ratio = 1
    table.add_row(left, right)
    return table


def _finding_text(finding: Finding) -> Text:
    colour = DARK.group(group_of(finding))
    sign, word = FINDING_SIGNS[finding.kind], finding_word(finding.kind)
    text = Text(f"{sign} {word}", style=f"bold {colour}")
    text.append(f"  {found_sentence(finding)}", style="default")
    return text


def _concern_lines(finding: Finding) -> list[Text]:
    colour = DARK.group(group_of(finding))
    return [
        Text(f"{FLAG} {labelled(concern_word(c), concern_sentence(c))}", style=colour)
        for c in finding.concerns
    ]


def print_check(check: Check, *, house: House | None = None) -> None:
    """Print a check: a table of its claims, then the summary.

    With a ``house`` the table tells what its rules make of each quotation.
    """
    out = console()
    title = check.article.title or shortened(check.article.text, 80)
    out.print(Text(title, style="bold"))
    if not check.claims:
        out.print(words.nothing_found())
        return
    headings = ["", *words.finding_headings()]
    table = Table(*headings, box=None, pad_edge=False, header_style="bold", expand=True)
    for column, ratio in ((3, 2), (4, 4)):
        table.columns[column].ratio = ratio
    table.columns[3].width = _LEAST_NAME
    for column in (2, 3, 4, 5):
        # A site that is cut off is no site: it goes on in the next line.
        table.columns[column].overflow = "fold"
    table.columns[2].max_width = max(_LEAST_FINDING, out.width // 5)
    room = _room(out)
    sites = (word for claim in check.claims for word in page_words(claim).split())
    widest = max(map(len, sites), default=0)
    table.columns[5].width = max(min(widest, room), out.width // 5)
    rows = [
        _claim_cells(check.article, claim, copies, house, room)
        for claim, copies in zip(check.claims, copies_of(check.claims), strict=True)
    ]
    print_rows(out, table, rows)
    for line in summary_lines(check):
        out.print(line)


def _claim_cells(
    article: Article, claim: ClaimResult, copies: Copies, house: House | None, room: int
) -> list[Text]:
    attribution, verdict = claim.attribution, claim.verdict
    speaker = attribution.speaker_name or "–"
    if attribution.outlet is not None and not is_itself(attribution.outlet, speaker):
        speaker = f"{speaker} · {attribution.outlet.as_written}"
    finding, place = _finding_cell(claim), page_words(claim, room)
    best = claim.best
    told = page_acceptance(attribution, article.text, best, house) if best else None
    if told is not None:
        finding.append(f"\n{acceptance_word(told)}", style="dim")
    steps = chain_of(claim)
    if any(hop.name == best.finding.page_outlet for hop, _ in steps) if best else False:
        place += "\n" + " ▸ ".join(f"{h.name} {HOP_SEEN if s else HOP_NOT_SEEN}" for h, s in steps)
    if copies.copied:
        place += "\n" + copies_sentence(copies.read, copies.copied, copies.texts)
    return [
        Text(VERDICT_SIGNS[verdict] if verdict else " "),
        Text(attribution.id),
        finding,
        Text(speaker),
        Text(shortened(attribution.quote(article.text), 110)),
        Text(place),
    ]


def _finding_cell(claim: ClaimResult) -> Text:
    finding, best = claim.finding, claim.best
    if finding is None or best is None:
        return Text("–")
    text = Text(
        f"{FINDING_SIGNS[finding.kind]} {finding_word(finding.kind)}",
        style=DARK.group(group_of(finding)),
    )
    for concern in finding.concerns:
        text.append(f"\n{FLAG} {concern_word(concern)}")
    if finding.kind is FindingKind.PASSAGE and finding.passages and finding.passages[0].missing:
        text.append(f"\n{lacks(finding.passages[0].missing)}")
    for line in change_lines(claim, best):
        text.append(f"\n{FLAG} {line}")
    return text


def change_lines(claim: ClaimResult, page: PageResult) -> list[str]:
    """Return what is said of a page that changed since an earlier copy, with its first words."""
    lines = list(filter(None, [evidence_changed(claim)]))
    change = change_of(page)
    if change is not None:
        first = change.places[0]
        lines.append(evidence.page_changed(change.since, touches_quote=change.touches_quote))
        lines.append(shortened(evidence.place_changed(first.old, first.new), 90))
    elif page.earlier is not None and page.page is None:
        lines.append(evidence.page_lost(page.earlier.snapshot.fetched_at))
    return lines


def page_words(claim: ClaimResult, room: int = _QUOTE_WIDTH) -> str:
    """Return where a claim's best page lies and how it was had, in a few words.

    A host that is longer than ``room`` is broken at its dots.
    """
    best = claim.best
    if best is None:
        return "–"
    reference = best.reference
    if best.snapshot is None:
        return words.no_link(reference.outlet)
    place = _site(best.snapshot.page_url or reference.url or "") or reference.source
    removed = removed_word() if best.snapshot.removal else ""
    place = lines_of_host(place, room)
    return f"{place} ({removed or outcome_word(best.outcome)})"


def _site(url: str) -> str:
    """Return the host of an address as people say it."""
    return host_of(url).removeprefix("www.")


def summary_lines(check: Check) -> list[Text]:
    """Return the summary: claims and decisions, counts by finding, coverage."""
    decided = sum(claim.verdict is not None for claim in check.claims)
    lines = [Text(words.claims_line(len(check.claims), decided))]
    counted: dict[str, int] = {}
    for claim in check.claims:
        if claim.finding is not None:
            label = f"{FINDING_SIGNS[claim.finding.kind]} {finding_word(claim.finding.kind)}"
            counted[label] = counted.get(label, 0) + 1
    lines.append(Text("   ".join(f"{label} {count}" for label, count in counted.items())))
    share = coverage(check.article, [c.attribution for c in check.claims])
    lines.append(Text(words.coverage_line(share)))
    return lines


def print_summaries(summaries: Sequence[CheckSummary]) -> None:
    """Print the checks of a library as a table."""
    out = console()
    if not summaries:
        out.print(words.library_empty())
        return
    table = Table(*words.check_headings(), box=None, pad_edge=False, header_style="bold")
    rows = [
        [
            Text(item.key[:10]),
            Text(f"{item.changed_at:%Y-%m-%d %H:%M} UTC"),
            Text(str(item.claims)),
            Text(str(item.decided)),
            Text(shortened(item.title, 80)),
        ]
        for item in summaries
    ]
    print_rows(out, table, rows)
