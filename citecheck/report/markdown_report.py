"""A check as Markdown, for content systems and issue trackers."""

from __future__ import annotations

import re
from datetime import datetime

from citecheck.match.diff import Run
from citecheck.model import Check, House, Review, ReviewKind, Verdict
from citecheck.report.chain import safe_href, shown_url
from citecheck.report.context import closed, one_line, printable
from citecheck.report.view import ClaimView, PageView, ReportView, view_of
from citecheck.wording import deciding, evidence, outcomes, signs
from citecheck.wording import report as words
from citecheck.wording.marks import labelled, several
from citecheck.wording.resting import evidence_changed
from citecheck.wording.times import utc_time

# What CommonMark or GitHub's dialect reads as markup anywhere in a line …
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
# … and at its begin.
_LINE_START = re.compile(r"^( {0,50})([-+=]|\d{1,9}(?=[.)]))")


def markdown_report(check: Check, made_at: datetime, *, house: House | None = None) -> bytes:
    """Return the report as CommonMark with tables, in UTF-8."""
    view = view_of(check, made_at, house=house)
    blocks = [*_head(view), *_summary(view), *_unchecked(view), f"## {words.labels()['claims']}"]
    for claim in view.claims:
        blocks += _claim(claim)
    blocks += [
        f"## {words.labels()['foot']}",
        words.what_verified_means(view.captured_until),
        words.what_findings_are(),
        words.made_with(check.version),
    ]
    return (printable("\n\n".join(blocks)) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return foreign ``text`` on one line so that no part of it is read as markup."""
    line = _MARKUP.sub(r"\\\1", closed(one_line(printable(text)).strip()))
    return _LINE_START.sub(_backslashed, line)


def _backslashed(match: re.Match[str]) -> str:
    begin = match.group(2)
    # "1." becomes "1\." and "-" becomes "\-".
    return f"{begin}\\" if begin[0].isdigit() else f"\\{begin}"


def _link(url: str | None) -> str:
    target = safe_href(url)
    if target is None:
        return escaped(shown_url(url or ""))
    return f"<{target}>"


def _head(view: ReportView) -> list[str]:
    label, article, check = words.labels(), view.check.article, view.check
    facts = [
        (label["outlet"], escaped(article.outlet)),
        (label["byline"], escaped(article.byline)),
        (label["published"], escaped(article.published)),
        (label["address"], _link(article.url) if article.url else ""),
        (label["taken"], utc_time(check.created_at)),
        (label["checked"], utc_time(check.changed_at)),
        (label["checked_by"], escaped(view.reviewers) or label["nobody"]),
        (label["words"], str(view.summary.coverage.words)),
        (label["hash"], f"`{article.sha256}`"),
        (label["program"], words.made_with(check.version)),
        (label["made"], utc_time(view.made_at)),
    ]
    title = "# " + escaped(words.report_title(article.title))
    return [title, "\n".join(f"- {labelled(name, value)}" for name, value in facts if value)]


def _summary(view: ReportView) -> list[str]:
    label, whole, summary = words.labels(), len(view.claims), view.summary
    findings = [
        [
            words.of_all(len(numbers), whole),
            f"{signs.FINDING_SIGNS[kind]} {signs.finding_word(kind)}",
            signs.finding_sentence(kind),
            _numbers(numbers, summary.flagged),
        ]
        for kind, numbers in summary.findings
    ]
    verdicts = [
        [words.of_all(len(numbers), whole), _stamp(verdict), _numbers(numbers)]
        for verdict, numbers in summary.verdicts
    ]
    heads = ("count", "finding", "meaning", "which"), ("count", "verdict", "which")
    return [
        f"## {label['summary']}",
        words.claims_sentence(whole, summary.decided) + ".",
        *(_table([label[name] for name in heads[0]], findings) if findings else ()),
        *([f"{signs.FLAG} {label['flagged']}"] if summary.flagged else ()),
        *(_table([label[name] for name in heads[1]], verdicts) if verdicts else ()),
        words.coverage_sentence(summary.coverage.covered, summary.coverage.words),
    ]


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["\n".join("| " + " | ".join(cells) + " |" for cells in lines)]


def _numbers(numbers: tuple[int, ...], flagged: frozenset[int] = frozenset()) -> str:
    return ", ".join(f"{n} {signs.FLAG}" if n in flagged else str(n) for n in numbers)


def _stamp(verdict: Verdict | None) -> str:
    word = signs.verdict_word(verdict)
    return f"{signs.VERDICT_SIGNS[verdict]} {word}" if verdict else word


def _unchecked(view: ReportView) -> list[str]:
    label = words.labels()
    blocks = [f"## {label['not_checked']}"]
    for name, lines in view.unchecked:
        blocks.append(f"### {label[name]} ({len(lines)})")
        blocks.append(
            "\n".join(
                f"- {labelled(str(line.number), escaped(line.excerpt))}"
                + (f" – {escaped(line.reason)}" if line.reason else "")
                for line in lines
            )
        )
    return blocks if view.unchecked else [*blocks, label["everything"]]


def _claim(claim: ClaimView) -> list[str]:
    label = words.labels()
    said = "".join(
        _spaced(s.text, f"**{escaped(s.text)}**" if s.role == "words" else escaped(s.text))
        for s in claim.segments
    )
    facts = [escaped(claim.speaker), signs.kind_word(claim.result.attribution.kind)]
    if claim.hops:
        hops = (
            f"{escaped(n)} {signs.HOP_SEEN if s else signs.HOP_NOT_SEEN}" for n, s in claim.hops
        )
        facts.append(" ▸ ".join([label["this_article"], *hops]))
    if claim.made_by:
        facts.append(escaped(claim.made_by))
    blocks = [
        f"### {label['claim']} {claim.number}",
        "> " + said.strip(),
        " · ".join(facts),
    ]
    if not claim.pages:
        blocks.append(words.not_checked_yet())
    if claim.copies:
        blocks.append(claim.copies)
    for page in claim.pages:
        blocks += _page(page)
    return [*blocks, _verdict(claim)]


def _page(page: PageView) -> list[str]:
    label, reference, snapshot = words.labels(), page.result.reference, page.result.snapshot
    kind, finding = page.finding.kind, page.finding
    lines = [
        f"**{signs.FINDING_SIGNS[kind]} {signs.finding_word(kind)}** – "
        + signs.found_sentence(finding)
    ]
    lines += [
        f"- {signs.FLAG} {labelled(signs.concern_word(c), signs.concern_sentence(c))}"
        for c in finding.concerns
    ]
    if page.credit:
        lines.append(f"- {escaped(page.credit)}")
    lines += [f"- {escaped(said)}" for said in (page.rules, page.same_as) if said]
    if finding.places:
        lines.append(f"- {words.more_places(len(finding.places))}")
    where = _link(reference.url) if reference.url else escaped(reference.source)
    where = where or escaped(words.no_link(reference.outlet))
    origin = words.origin_word(reference.origin, reference.reason)
    lines.append(f"- {labelled(label['page'], where)} ({escaped(origin)})")
    if snapshot:
        if snapshot.final_url and snapshot.final_url != reference.url:
            lines.append(f"- {labelled(label['final'], _link(snapshot.final_url))}")
        had = label["fetched" if snapshot.sha256 else "tried"]
        lines.append(
            f"- {labelled(had, utc_time(snapshot.fetched_at))},"
            f" {labelled(outcomes.outcome_word(page.outcome), page.outcome_text)}"
        )
        digest = f"`{snapshot.sha256}`" if snapshot.sha256 else label["no_hash"]
        lines.append(f"- {labelled(label['page_hash'], digest)}")
    lines += _change(page)
    blocks = [lines[0], "\n".join(lines[1:])]
    if page.sides:
        blocks += _diff(page)
    for passage in page.passages:
        text = f"> {escaped(passage.before)} **{escaped(passage.words)}** {escaped(passage.after)}"
        missing = f" ({escaped(passage.missing)})" if passage.missing else ""
        blocks.append(text.rstrip() + missing)
    return blocks


def _change(page: PageView) -> list[str]:
    """Return what changed since an earlier copy, one line a place."""
    if page.lost_since:
        return [f"- {signs.FLAG} {evidence.page_lost(page.lost_since)}"]
    if page.change is None:
        return []
    change, most = page.change, evidence.CHANGES_SHOWN
    told = evidence.page_changed(change.since, touches_quote=change.touches_quote)
    places = [escaped(evidence.place_changed(p.old, p.new)) for p in change.places[:most]]
    if len(change.places) > most:
        places.append(evidence.more_changes(len(change.places) - most))
    return [f"- {signs.FLAG} {told}", *(f"  - {place}" for place in places)]


def _diff(page: PageView) -> list[str]:
    label = words.labels()
    if page.sides is None:
        return []
    head = [label["the_article"], label["the_page"]]
    article, found = (_side(side) for side in page.sides)
    beside = [_spaced(words, escaped(words)) for words in (page.before, page.after)]
    return _table(head, [[article.strip(), found.join(beside).strip()]])


def _side(runs: tuple[Run, ...]) -> str:
    return one_line("".join(_run(run) for run in runs))


def _run(run: Run) -> str:
    """Return a run with its letter; space stays outside the marks, as CommonMark asks."""
    said = escaped(run.text)
    if not said or run.mark in {"same", "minor", "gap"}:
        return _spaced(run.text, said)
    marked = f"~~{said}~~" if run.mark == "added" else f"**{said}**"
    return _spaced(run.text, f"{marked} ({run.letter})")


def _spaced(original: str, shown: str) -> str:
    before = " " if original[:1].isspace() else ""
    after = " " if original[-1:].isspace() else ""
    return before + shown + after


def _told(review: Review) -> str:
    label = words.labels()
    if review.kind is ReviewKind.DECISION:
        return signs.verdict_word(review.verdict) if review.verdict else label["taken_back"]
    return deciding.review_line(review)


def _verdict(claim: ClaimView) -> str:
    label, review = words.labels(), claim.review
    text = labelled(label["verdict"], f"**{_stamp(claim.verdict)}**")
    if claim.result.evidence_changed:
        text = f"{signs.FLAG} {escaped(evidence_changed(claim.result))}\n\n{text}"
    if review:
        text += f" ({escaped(words.reviewed_by(review.reviewer, review.reviewed_at))})"
        if review.note:
            text += f" – {escaped(review.note)}"
    if claim.signed:
        who = words.reviewed_by(claim.signed.reviewer, claim.signed.reviewed_at)
        text += f"\n\n✓✓ {escaped(deciding.signed_by(who))}"
    if claim.result.to_call:
        text += f"\n\n{signs.CALL} {deciding.on_phone_list()}"
    if claim.earlier:
        told = (
            _told(r)
            + f" ({escaped(words.reviewed_by(r.reviewer, r.reviewed_at))})"
            + (f" – {escaped(r.note)}" if r.note else "")
            for r in claim.earlier
        )
        text += "\n\n" + labelled(label["earlier"], several(told))
    return text
