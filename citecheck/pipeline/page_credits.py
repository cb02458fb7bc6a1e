"""Whom a page credits with what: the whole page by rules, a doubtful place by the trained model."""

from __future__ import annotations

from dataclasses import replace

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, PageText, Part, Span

_MOST_AROUND = 1_000
"""Code points before and after a place that are read more closely."""


def page_credits(page: PageText) -> tuple[Attribution, ...]:
    """Return a page's own attributions, found by rules; linear in its text."""
    if not page.text.strip():
        return ()
    whole = Part(Span(0, len(page.text)), page.title)
    return detect_attributions(
        Article(
            text=page.text,
            blocks=tuple(page.blocks),
            links=page.links,
            parts=(whole,),
            title=page.title,
            byline=page.byline,
            outlet=page.site,
        ),
        quick=True,
    )


def credits_near(page: PageText, place: Span) -> tuple[Attribution, ...]:
    """Return the attributions around ``place``, found by the trained model; spans are the page's.

    It knows more ways of crediting than the rules, and takes some hundredths of a second.
    """
    around = _lines_around(page.text, place)
    text = around.of(page.text)
    near = detect_attributions(
        Article(text=text, parts=(Part(Span(0, len(text)), page.title),), title=page.title)
    )
    return tuple(_moved(one, around.start) for one in near)


def without(credited: tuple[Attribution, ...], place: Span) -> tuple[Attribution, ...]:
    """Return the attributions whose content does not touch ``place``."""
    return tuple(
        one
        for one in credited
        if not any(span.start < place.end and place.start < span.end for span in one.content)
    )


def _lines_around(text: str, place: Span) -> Span:
    """Return ``place`` with the whole lines before and after it, as far as they are near."""
    start, end = max(0, place.start - _MOST_AROUND), min(len(text), place.end + _MOST_AROUND)
    if start:
        start = max(start, text.find("\n", start, place.start) + 1)
    if end < len(text):
        end = max(text.rfind("\n", place.end, end), 0) or end
    return Span(start, end)


def _moved(one: Attribution, by: int) -> Attribution:
    """Return an attribution whose text begins ``by`` code points later."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    def moved_one(span: Span | None) -> Span | None:
        return Span(span.start + by, span.end + by) if span else None

    return replace(
        one,
        speaker=moved(one.speaker),
        cue=moved(one.cue),
        content=moved(one.content),
        outlet=replace(one.outlet, span=moved_one(one.outlet.span)) if one.outlet else None,
        hops=tuple(replace(hop, span=moved_one(hop.span)) for hop in one.hops),
    )
