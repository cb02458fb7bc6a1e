"""What a reader process finds in whole texts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import FetchOutcome, FindingKind, PageText, Snapshot
from citecheck.pipeline.thinking import find_claims, judge_page
from citecheck.read.article import read_plain
from citecheck.read.sizes import MOST_TAGGED

SAID = "“The mill will close,” Mayor Orla Fenwick said on Monday.\n\n"
RAIN = "It rained, and the quay was empty but for two dogs and an old man. " * 20 + "\n\n"


def test_in_an_article_too_long_for_the_model_the_rules_alone_look_for_claims() -> None:
    article = read_plain(SAID + RAIN * (MOST_TAGGED // len(RAIN) + 1) + SAID)

    attributions, _references = find_claims(article)

    assert attributions == detect_attributions(article, quick=True)
    assert [one.speaker_name for one in attributions] == ["Orla Fenwick"] * 2


CAKE = "A recipe for plum cake with almonds and cinnamon, to be baked slowly.\n\n" * 9


@pytest.mark.parametrize(
    ("page", "outcome", "kind", "is_another"),
    [
        (CAKE, FetchOutcome.OK, FindingKind.ABSENT, True),
        (CAKE, FetchOutcome.NOT_MODIFIED, FindingKind.ABSENT, True),
        (CAKE, FetchOutcome.MANUAL, FindingKind.ABSENT, False),
        (CAKE, FetchOutcome.WRONG_PAGE, FindingKind.ABSENT, False),
        (CAKE + SAID, FetchOutcome.OK, FindingKind.EXACT, False),
    ],
)
def test_only_what_a_site_sent_and_shows_no_quote_is_another_page(
    page: str, outcome: FetchOutcome, kind: FindingKind, *, is_another: bool
) -> None:
    article = read_plain(SAID)
    attributions, _references = find_claims(article)
    there = "https://courier.example/kitchen/plum-cake-almonds-88412"
    came = Snapshot(
        url="https://courier.example/2026/fenwick-mill-will-close-in-may",
        outcome=outcome,
        fetched_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        final_url=there,
        redirects=(there,),
    )

    findings, told = judge_page(
        PageText(page), came, article.text, attributions, ["the mill will close"]
    )

    assert ([finding.kind for finding in findings], told) == ([kind], is_another)
