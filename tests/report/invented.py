"""An invented check that holds every finding, every verdict and hostile words.

Every name, outlet and address is made up (``.example``), and so is every word they say.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from citecheck.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Check,
    ClaimResult,
    Hop,
    Link,
    Origin,
    OutletMention,
    PageResult,
    PageText,
    Reference,
    Review,
    Snapshot,
    Span,
)
from tests.report.story import HOSTILE, Said, story

__all__ = ["HOSTILE", "NOON", "Said", "invented_check", "story"]

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def invented_check(said: tuple[Said, ...] | None = None, title: str = "Bridge by May?") -> Check:
    """Return the whole check; the same one at every call."""
    sentences = story() if said is None else said
    text = f"{title}\n\nBy Ann <b>Writer</b>\n\n" + "\n\n".join(s.sentence for s in sentences)
    article = Article(
        text=text,
        blocks=_blocks(text),
        links=(Link("https://northwire.example/bridge", None), Link("mailto:desk@example", None)),
        title=title,
        byline="Ann <b>Writer</b>",
        outlet="The Invented Times",
        published="2026-11-19",
        url="https://invented.example/bridge",
    )
    claims, cursor = [], 0
    for number, one in enumerate(sentences):
        cursor = text.index(one.sentence, cursor)
        claims.append(_claim(article, one, cursor, number))
    later = NOON + timedelta(hours=3)
    return Check(article.sha256, article, tuple(claims), NOON, later, "0.1.0")


def _blocks(text: str) -> tuple[Block, ...]:
    kinds = {0: BlockKind.TITLE, 1: BlockKind.BYLINE}
    blocks, cursor = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = kinds.get(number, BlockKind.PARAGRAPH)
        blocks.append(Block(kind, Span(cursor, cursor + len(part))))
        cursor += len(part) + 2
    return tuple(blocks)


def _within(said: Said, words: str, start: int) -> tuple[Span, ...]:
    at = said.sentence.rfind(words)
    return (Span(start + at, start + at + len(words)),) if words and at >= 0 else ()


def _claim(article: Article, said: Said, start: int, number: int) -> ClaimResult:
    content = start + said.sentence.index(said.content)
    attribution = Attribution(
        id=f"a{number + 1}",
        part=0,
        kind=said.kind,
        speaker=_within(said, said.speaker, start),
        cue=_within(said, said.cue, start),
        content=(Span(content, content + len(said.content)),),
        speaker_name=said.speaker or None,
        anonymous=said.anonymous,
        outlet=OutletMention(said.outlet, said.outlet) if said.outlet else None,
        hops=(Hop(said.outlet),) if said.outlet else (),
        links=(said.url,) if said.url else (),
        confidence=0.9,
        why=("a quotation with its verb",),
    )
    reviews = tuple(
        Review(attribution.key(article.sha256), verdict, note, "AB", NOON + timedelta(minutes=n))
        for n, (verdict, note) in enumerate(said.reviews)
    )
    pages = () if said.url == "unchecked" else (_page(attribution.id, said, number),)
    return ClaimResult(attribution, pages, reviews)


def _page(attribution_id: str, said: Said, number: int) -> PageResult:
    if said.url is None:
        origin, name = Origin.OUTLET, said.outlet or "none"
        reference = Reference(attribution_id, origin, None, name, 0, "outlet without link")
        return PageResult(reference, None, None, said.finding)
    outlet, reason = said.outlet or None, "same sentence"
    reference = Reference(attribution_id, Origin.LINKED, said.url, outlet, 0, reason)
    snapshot = Snapshot(
        url=said.url,
        outcome=said.outcome,
        fetched_at=NOON + timedelta(seconds=number),
        final_url=said.url + "/final" if said.page else None,
        redirects=(said.url + "/final",) if said.page else (),
        status=200 if said.page else 403,
        headers=(("Content-Type", "text/html"), ("Server", "x")),
        body=said.page.encode() if said.page else b"",
    )
    if not said.page:
        return PageResult(reference, snapshot, None, said.finding)
    block = Block(BlockKind.PARAGRAPH, Span(0, len(said.page)))
    page = PageText(said.page, (block,), title="A page", site="Northwire", reader="html 1")
    return PageResult(reference, snapshot, page, said.finding)
