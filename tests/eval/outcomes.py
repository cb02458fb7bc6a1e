"""What comes out of the second generator's cases, compared once for all gates."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from citecheck.match.quote import Quote
from citecheck.model import Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.more_perturbations import more_cases
from tests.eval.perturbations import Case, all_cases

Outcome = tuple[Case, Finding]


@cache
def outcomes() -> dict[str, list[Outcome]]:
    """Return every case with its finding, by kind; through the page's own attributions."""
    pages: dict[str, PageComparer] = {}
    found: dict[str, list[Outcome]] = defaultdict(list)
    for case in (*all_cases(), *more_cases()):
        page = pages.setdefault(case.page, PageComparer(page_of_text(case.page)))
        quote = Quote((case.quote,), speaker=case.speaker, cue=case.cue, outlet=case.outlet)
        finding = page.compare(quote, page_is_of_outlet=case.page_is_of_outlet)
        found[case.kind].append((case, finding))
    return dict(found)


def has_its_concern(case: Case, finding: Finding) -> bool:
    """Say whether the concern is named that must be, or none where nothing differs."""
    if case.clean:
        return not finding.concerns
    named = case.concerns & set(finding.concerns)
    joined = case.kind == "merged speakers" and finding.kind is FindingKind.STITCHED
    return not case.concerns or bool(named) or joined
