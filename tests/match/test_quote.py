from __future__ import annotations

import pytest

from citecheck.match.quote import Quote, quote_of
from citecheck.model import Attribution, AttributionKind, OutletMention, Span

TEXT = "“I love the sea,” Lindqvist told AFP. “I will never leave it.”"


def attribution() -> Attribution:
    first, second = TEXT.index("“I love"), TEXT.index("“I will")
    return Attribution(
        "a1",
        0,
        AttributionKind.DIRECT,
        (Span(18, 27),),
        (Span(28, 32),),
        (Span(first, 17), Span(second, len(TEXT))),
        speaker_name="Mara Lindqvist",
        outlet=OutletMention("Agence France-Presse", "AFP"),
    )


def test_a_quote_carries_what_the_article_claims() -> None:
    quote = quote_of(attribution(), TEXT)

    assert quote.pieces == ("“I love the sea,”", "“I will never leave it.”")
    assert quote.text == attribution().quote(TEXT)
    assert quote.speaker == "Mara Lindqvist"
    assert quote.cue == "told"
    assert quote.outlet == "Agence France-Presse"
    assert set(quote.outlet_names) == {"Agence France-Presse", "AFP"}


@pytest.mark.parametrize(
    ("kind", "pieces", "stretches"),
    [
        (AttributionKind.DIRECT, ("“We go,”",), ["We go,"]),
        (AttributionKind.DIRECT, ("We go",), ["We go"]),
        (AttributionKind.DIRECT, ("“We go,”", "“now.”"), ["We go,", "now."]),
        (AttributionKind.DIRECT, ("“We ‘all’ go”",), ["We ‘all’ go"]),
        (AttributionKind.DIRECT, ("“We go,” she said, “now.”",), ["We go,", "now."]),
        (AttributionKind.DIRECT, ("“Go” is the word of “now”",), ["Go” is the word of “now"]),
        (AttributionKind.DIRECT, ("« Nous partons »",), [" Nous partons "]),
        (AttributionKind.DIRECT, ("„Wir gehen“",), ["Wir gehen"]),
        (AttributionKind.MIXED, ("it was “fine” and “dandy” too",), ["fine", "dandy"]),
        (AttributionKind.MIXED, ('it was "fine" too',), ["fine"]),
        (AttributionKind.MIXED, ("it was 'fine, isn't it' too",), ["fine, isn't it"]),
        (AttributionKind.MIXED, ("it's the boats' turn",), []),
        (AttributionKind.INDIRECT, ("that “we” go",), []),
        (AttributionKind.DIRECT, ("",), []),
    ],
)
def test_stretches_are_what_is_claimed_word_for_word(
    kind: AttributionKind, pieces: tuple[str, ...], stretches: list[str]
) -> None:
    quote = Quote(pieces, kind)

    assert [span.of(quote.text) for span in quote.stretches] == stretches
