"""Sentences and words of the window."""

from __future__ import annotations

from citecheck.model import EditOp, Evidence, Finding, FindingKind
from citecheck.wording.directions import kept_apart, leftwards
from citecheck.wording.first_words import WORDS, empty_sentence, redo_word, undo_word, word
from citecheck.wording.signs import Group, found_sentence
from citecheck.wording.translate import tr, trn

__all__ = ["WORDS", "empty_sentence", "redo_word", "undo_word", "word"]
"""Words that first_words has, so that every word of the window is imported from here."""


def fault_sentence() -> str:
    """Return what a person is told of a fault of our own."""
    return tr("citecheck failed at this step; what was saved is safe, and the log tells more.")


def group_word(group: Group) -> str:
    """Return the word of a group, for its chip."""
    return {
        Group.WRONG: tr("wrong"),
        Group.LOOK: tr("look"),
        Group.FOUND: tr("found"),
        Group.OPEN: tr("open"),
    }[group]


def group_sentence(group: Group) -> str:
    """Return what a group holds."""
    return {
        Group.WRONG: tr("Words differ, were cut, joined, or are not in the page."),
        Group.LOOK: tr("A person has to look: a passage, several places, or a concern."),
        Group.FOUND: tr("The words stand in the page."),
        Group.OPEN: tr("Not yet checked, no page text, or nothing to fetch."),
    }[group]


def claim_count(count: int) -> str:
    """Return "31 claims"."""
    return trn("{count} claim", "{count} claims", count)


def decided_count(decided: int, total: int) -> str:
    """Return "18 of 31 decided"."""
    return tr("{decided} of {total} decided", decided=decided, total=total)


def hosts_hint(hosts: tuple[str, ...]) -> str:
    """Return what the number of hosts tells on hover."""
    if not hosts:
        return tr("No host has to be asked.")
    return tr("Check will ask:") + "\n" + "\n".join(hosts)


def done_of(done: int, total: int) -> str:
    """Return "6 of 9"."""
    return tr("{done} of {total}", done=done, total=total)


def coverage_line(words: int, total: int) -> str:
    """Return how many words of the article carry no mark."""
    share = round(100 * words / total) if total else 0
    return tr("{share} % of the words carry no mark ({words})", words=words, share=share)


def pages_sentence(total: int, words: tuple[tuple[str, int], ...]) -> str:
    """Return "9 pages: 6 read, 1 refused"."""
    if not total:
        return tr("no pages yet")
    return tr(
        "{pages}: {outcomes}",
        pages=trn("{count} page", "{count} pages", total),
        outcomes=", ".join(tr("{count} {word}", count=count, word=word) for word, count in words),
    )


def finding_line(finding: Finding) -> str:
    """Return the sentence of a finding; of altered words also in how many places."""
    places = differing_places(finding.evidence)
    if finding.kind is FindingKind.ALTERED and places:
        return trn("Words differ in {count} place.", "Words differ in {count} places.", places)
    return found_sentence(finding)


_REAL = (EditOp.REPLACE, EditOp.INSERT, EditOp.DELETE)


def differing_places(evidence: Evidence | None) -> int:
    """Return in how many places words (not only case or punctuation) differ."""
    return sum(1 for edit in evidence.edits if edit.op in _REAL) if evidence else 0


def told_line(parts: tuple[str, ...]) -> str:
    """Return the quiet line under a speaker: cue, outlet, kind, part."""
    there = [part for part in parts if part]
    if not all(map(leftwards, there)):
        there = [kept_apart(part) for part in there]
    return " · ".join(there)


def unnamed_speaker() -> str:
    """Return what stands for a speaker that the article does not name."""
    return tr("no speaker named")


def anonymous_mark() -> str:
    """Return the word for a speaker who is not named."""
    return tr("not named")


def part_word(number: int, total: int) -> str:
    """Return "part 1 of 2"; empty for the only part."""
    return tr("part {number} of {total}", number=number, total=total) if total > 1 else ""


def not_checked() -> str:
    """Return the words for a claim that was not checked yet."""
    return tr("not yet checked")


def fetched_line(time: str, sha256: str) -> str:
    """Return "fetched 14:02 · sha 3f9c…"."""
    return tr("fetched {time}", time=time) + _sha(sha256)


def tried_line(time: str, sha256: str) -> str:
    """Return "tried 14:02", of a page that gave nothing."""
    return tr("tried {time}", time=time) + _sha(sha256)


def given_line(time: str, sha256: str) -> str:
    """Return "given by hand 14:02 · sha 3f9c…"."""
    return tr("given by hand {time}", time=time) + _sha(sha256)


def _sha(sha256: str) -> str:
    return f" · sha {sha256[:4]}…" if sha256 else ""


def captured_on(utc: str, url: str, sha256: str) -> str:
    """Return the full provenance of a capture, for the hover."""
    lines = (tr("{utc} UTC", utc=utc), url, f"sha256 {sha256}" if sha256 else "")
    return "\n".join(line for line in lines if line)


def credits_differ(article: str, page: str) -> str:
    """Return which speaker or outlet article and page credit."""
    return tr(
        "{article} in the article, {page} in the page",
        article=kept_apart(article),
        page=kept_apart(page),
    )


def cues_differ(article: str, page: str) -> str:
    """Return which verbs article and page use."""
    return tr(
        "“{article}” in the article, “{page}” in the page",
        article=kept_apart(article),
        page=kept_apart(page),
    )


def exported(name: str) -> str:
    """Return that a report was written."""
    return tr("Report written: {name}", name=name)


def saved_word(*, pending: bool) -> str:
    """Return the first word of the status bar."""
    return tr("Saving…") if pending else tr("Saved")


def about_sentence() -> str:
    """Return what the program says of itself."""
    return tr(
        "Did the people and outlets an article credits say these words, "
        "there? citecheck compares the words; it never says that a statement is true."
    )
