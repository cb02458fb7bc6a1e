"""What a reader process finds in whole texts."""

from __future__ import annotations

from citecheck.detect.attributions import detect_attributions
from citecheck.pipeline.thinking import find_claims
from citecheck.read.article import read_plain
from citecheck.read.sizes import MOST_TAGGED

SAID = "“The mill will close,” Mayor Orla Fenwick said on Monday.\n\n"
RAIN = "It rained, and the quay was empty but for two dogs and an old man. " * 20 + "\n\n"


def test_in_an_article_too_long_for_the_model_the_rules_alone_look_for_claims() -> None:
    article = read_plain(SAID + RAIN * (MOST_TAGGED // len(RAIN) + 1) + SAID)

    attributions, _references = find_claims(article)

    assert attributions == detect_attributions(article, quick=True)
    assert [one.speaker_name for one in attributions] == ["Orla Fenwick"] * 2
