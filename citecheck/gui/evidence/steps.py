"""The way from the article to the speaker, step by step. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from citecheck.gui.evidence.words import page_name
from citecheck.gui.models.claim_row import speaker_of, speaks_itself
from citecheck.model import Article, ClaimResult, FetchOutcome, Hop, Origin, PageResult
from citecheck.report.chain import carrier_name, chain_of
from citecheck.wording.evidence_pane import evidence_word


class StepState(enum.Enum):
    """What is known of a step; the values name their words in ``wording``."""

    START = "start"
    SEEN = "seen"
    UNSEEN = "unseen"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain."""

    name: str
    state: StepState


def steps_of(claim: ClaimResult, page: PageResult | None, article: Article) -> tuple[Step, ...]:
    """Return article, pages and carriers, and the speaker at the end.

    A page that belongs to a carrier is that carrier, seen. Another page stands before the
    carriers: it is where the article's link leads. What the page itself credits comes last.
    """
    steps = [Step(evidence_word("the_article"), StepState.START)]
    seen_at_all = {hop.name for hop, seen in chain_of(claim) if seen}
    carriers = chain_of(claim if page is None else ClaimResult(claim.attribution, (page,)))
    if page is not None and _is_a_step(page) and not _is_told(page, claim, carriers):
        state = StepState.SEEN if page.was_read else StepState.UNSEEN
        steps.append(Step(page_name(page), state))
    for hop, seen in carriers:
        known = seen or hop.name in seen_at_all
        steps.append(Step(hop.name, StepState.SEEN if known else StepState.UNSEEN))
    credited = page.finding.page_outlet if page is not None else None
    own = carrier_name(page) if page is not None else ""
    if credited and not any(_same(credited, name) for name in (own, *(s.name for s in steps))):
        steps.append(Step(credited, StepState.UNSEEN))
    who = claim.attribution.speaker_name or speaker_of(claim.attribution, article.text)
    named = any(_same(who, step.name) for step in steps)
    named = named or speaks_itself(claim.attribution, article.text)
    if claim.attribution.speaker and not named:
        steps.append(Step(who, StepState.SPEAKER))
    return tuple(steps)


def _is_told(page: PageResult, claim: ClaimResult, carriers: tuple[tuple[Hop, bool], ...]) -> bool:
    """Say whether a page is among the carriers: by what was seen, or else by its address."""
    if any(seen for _hop, seen in carriers):
        return True
    outlet, host = claim.attribution.outlet, page_name(page)
    if page.was_read or outlet is None:
        return False
    if outlet.domain is None:
        return _letters(outlet.name) in {_letters(label) for label in host.split(".")}
    return host == outlet.domain or host.endswith("." + outlet.domain)


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())


def _is_a_step(page: PageResult) -> bool:
    if page.outcome is FetchOutcome.MANUAL and page.reference.url is None:
        return page.reference.origin is Origin.USER
    return page.snapshot is not None or bool(page.reference.url)


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
