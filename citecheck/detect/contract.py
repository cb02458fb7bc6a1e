"""An attribution as the JSON object that the command line and the reports print."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import Attribution, Hop, Maker, OutletMention, Span


def attribution_object(attribution: Attribution) -> dict[str, object]:
    """Return ``attribution`` as plain lists, numbers and strings; spans are [start, end).

    Who bounded it (``maker``, ``made_by``) is told of those that people did. ``why`` holds the
    codes of its reasons, each with its values behind tabs: they are the same in every language.
    """
    by_hand = {"maker": attribution.maker.value, "made_by": attribution.made_by}
    return {
        "id": attribution.id,
        "part": attribution.part,
        "kind": attribution.kind.value,
        "reports": attribution.reports,
        "speaker": _pairs(attribution.speaker),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "speaker_name": attribution.speaker_name,
        "anonymous": attribution.anonymous,
        "outlet": outlet_object(attribution.outlet),
        "hops": [_hop(hop) for hop in attribution.hops],
        "links": list(attribution.links),
        "confidence": attribution.confidence,
        "why": list(attribution.why),
        **(by_hand if attribution.maker is not Maker.DETECTED else {}),
    }


def outlet_object(outlet: OutletMention | None) -> dict[str, object] | None:
    """Return ``outlet`` as plain values, or None."""
    if outlet is None:
        return None
    return {
        "name": outlet.name,
        "as_written": outlet.as_written,
        "domain": outlet.domain,
        "span": _pair(outlet.span),
        "candidates": list(outlet.candidates),
    }


def _hop(hop: Hop) -> dict[str, object]:
    return {"name": hop.name, "span": _pair(hop.span)}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
