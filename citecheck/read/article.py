"""What the user hands over, in any form, to an article with its text of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citecheck.model import Article, Block, BlockKind, ErrorCode, KnownError, Link, Part, Span, Zone
from citecheck.read import shapes
from citecheck.read.about import About
from citecheck.read.addresses import address_links
from citecheck.read.clean import clean_text
from citecheck.read.clipboard import clipboard_fragment
from citecheck.read.decode import decoded_text
from citecheck.read.files import check_size, told_by_file
from citecheck.read.mail import MailPart, main_part, unflowed
from citecheck.read.markdown import rendered_markdown
from citecheck.read.note_links import note_links
from citecheck.read.page import Document, canonical_url, read_document, read_fragment
from citecheck.read.parts import found_parts, page_parts, titled_blocks
from citecheck.read.plain import plain_blocks, rule_offsets
from citecheck.read.rebuild import rebuilt
from citecheck.read.refine import refined_blocks
from citecheck.read.regions import region_table
from citecheck.read.saved import saved_url
from citecheck.read.sizes import MAX_TEXT_BYTES
from citecheck.read.sniff import InputKind, input_kind

MAX_ARTICLE_BYTES = MAX_TEXT_BYTES
_MAX_SIZE = "5 MB"
_KEPT_ZONES = frozenset({Zone.ARTICLE, Zone.CAPTION})
_UNSEEN_ZONES = frozenset({Zone.HIDDEN, Zone.STRUCTURED})
# A page whose article comes out shorter than this was not understood: all of it is kept.
_MIN_ARTICLE_CHARS = 200
_MIN_PROSE_CHARS = 60


def read_plain(text: str, *, url: str | None = None) -> Article:
    """Return plain text as an article; the text of record is ``clean_text(text)``, no more.

    Args:
        text: as typed or pasted; may be empty.
        url: where it was read from, if anywhere.
    """
    record = clean_text(text)
    blocks = plain_blocks(record)
    links = address_links(record)
    parts = found_parts(record, blocks, rule_offsets(record), links)
    return _article(record, blocks, links, parts, About(), url)


def read_markdown(text: str, *, url: str | None = None) -> Article:
    """Return Markdown as an article; its text of record is what a reader would see.

    Links keep the words they stand under. Fields of a YAML head (title, author, date) are told.
    """
    told = rendered_markdown(clean_text(text))
    blocks = refined_blocks(told.text, told.blocks)
    links = address_links(told.text, told.links)
    parts = found_parts(told.text, blocks, told.rules, links, ranked=True)
    fields = told.fields
    about = About(
        title=fields.get("title", ""),
        byline=fields.get("author", ""),
        site=fields.get("outlet", ""),
        published=fields.get("date", ""),
    )
    return _article(told.text, blocks, links, parts, about, url)


def read_html(
    markup: bytes | str, *, url: str | None = None, content_type: str = "", fragment: bool = False
) -> Article:
    """Return HTML as an article.

    Args:
        markup: a page, or with ``fragment`` a piece of one.
        url: where it was read from, for relative links; where it isn't known, a whole page's
            own word counts (the note of the program that saved it, its canonical address).
        content_type: the Content-Type header that came with bytes, or empty.
        fragment: keep everything visible (what somebody selected and copied) rather than the
            article of the page.

    Raises:
        KnownError: bytes are no text or in no known encoding (see ``decode.decoded_text``).
    """
    if isinstance(markup, str):
        text = clean_text(markup)
    else:
        text = decoded_text(markup, content_type, url or "")
    if fragment:
        document = read_fragment(text, url)
    else:
        saved = url or saved_url(text) or None
        document = read_document(text, saved)
        url = saved or canonical_url(document.rendered) or None
    kept = _kept(document, fragment=fragment)
    record, blocks, links = rebuilt(
        document.rendered.text, document.blocks, document.rendered.links, kept
    )
    blocks = tuple(_as_article(block) for block in blocks)
    if fragment:
        parts = found_parts(record, blocks)
    else:
        parts = page_parts(record, blocks, _root_starts(document, kept))
    return _article(record, blocks, address_links(record, links), parts, document.about, url)


def read_clipboard(html: str | None, plain: str | None) -> Article:
    """Return the clipboard's content as an article: its HTML if that holds text, else its text.

    Raises:
        KnownError: ``EMPTY_INPUT`` when neither holds any text, ``INPUT_TOO_LARGE`` above
            ``MAX_ARTICLE_BYTES`` characters.
    """
    for given in (html, plain):
        if given is not None and len(given) > MAX_ARTICLE_BYTES:
            raise KnownError(ErrorCode.INPUT_TOO_LARGE, "", _MAX_SIZE)
    if html and (article := read_html(clipboard_fragment(html), fragment=True)).text:
        return article
    if not plain or not clean_text(plain).strip():
        raise KnownError(ErrorCode.EMPTY_INPUT)
    return read_plain(plain)


def read_bytes(
    data: bytes, name: str, *, url: str | None = None, content_type: str = ""
) -> Article:
    """Return a file's or an answer's bytes as an article; what they are outweighs their name.

    Args:
        data: the whole content.
        name: the file's name, shown in errors; its suffix tells Markdown from plain text.
        url: where it was read from, or None for a file.
        content_type: the Content-Type header, or empty.

    Raises:
        KnownError: ``EMPTY_INPUT``, ``NO_TEXT_LAYER`` (a PDF without text),
            ``BINARY_INPUT``, ``INPUT_TOO_LARGE`` (above
            ``MAX_ARTICLE_BYTES`` of text or 64 MB of a document), ``UNKNOWN_ENCODING``,
            ``UNSUPPORTED_FILE``, ``LOCKED_FILE`` or ``BROKEN_FILE``.
    """
    article = _article_of(data, name, url, content_type, is_inner=False)
    if not article.text.strip():
        scanned = input_kind(data, name, content_type) is InputKind.PDF
        raise KnownError(ErrorCode.NO_TEXT_LAYER if scanned else ErrorCode.EMPTY_INPUT, name)
    return article


def _article_of(
    data: bytes, name: str, url: str | None, content_type: str, *, is_inner: bool
) -> Article:
    kind = input_kind(data, name, content_type)
    check_size(len(data), kind, name)
    if not data.strip(b"\x00 \t\r\n"):
        raise KnownError(ErrorCode.EMPTY_INPUT, name)
    if (told := told_by_file(kind, data, name)) is not None:
        parts = found_parts(told.text, told.blocks)
        links = address_links(told.text, told.links)
        return _article(told.text, told.blocks, links, parts, told.about, url)
    if kind is InputKind.MAIL and not is_inner:
        return _mail_article(main_part(data, name), name, url)
    text = decoded_text(data, content_type, name)
    if kind is InputKind.HTML:
        return read_html(text, url=url)
    if kind is InputKind.MARKDOWN:
        return read_markdown(text, url=url)
    return read_plain(unflowed(text) if "format=flowed" in content_type else text, url=url)


def _mail_article(part: MailPart, name: str, url: str | None) -> Article:
    """Return the article in a mail, or in the page that a browser saved as one."""
    if not part.is_page and part.content_type.startswith("text/html"):
        # All of a mail was meant to be read: nothing of it is a menu.
        article = read_html(part.data, content_type=part.content_type, fragment=True)
    else:
        inner = part.name or name if not part.is_page else ""
        article = _article_of(part.data, inner, part.url or url, part.content_type, is_inner=True)
    about = part.about
    return replace(
        article,
        title=article.title or about.title,
        byline=article.byline or about.byline,
        published=article.published or about.published,
    )


def _kept(document: Document, *, fragment: bool) -> list[int]:
    """Return the indices of the blocks that make the text of record."""
    blocks = document.blocks
    visible = [i for i, block in enumerate(blocks) if block.zone not in _UNSEEN_ZONES]
    if fragment:
        return visible
    kept = [i for i in visible if blocks[i].zone in _KEPT_ZONES or _is_rescued(document, i)]
    if told := _told_by_data(document, kept):
        return told
    enough = sum(len(blocks[i].span) for i in kept) >= _MIN_ARTICLE_CHARS
    return kept if enough else visible or list(range(len(blocks)))


def _told_by_data(document: Document, kept: Sequence[int]) -> list[int]:
    """Return the blocks of an article that stands in the structured data alone; else nothing.

    That is so where a script would write the page: what it shows is much shorter.
    """
    blocks = document.blocks
    told = [i for i, block in enumerate(blocks) if block.zone is Zone.STRUCTURED]
    shown = sum(len(blocks[i].span) for i in kept)
    if not told or shown * 2 > sum(len(blocks[i].span) for i in told):
        return []
    return [i for i in kept if blocks[i].kind is BlockKind.TITLE] + told


def _as_article(block: Block) -> Block:
    return replace(block, zone=Zone.ARTICLE) if block.zone is Zone.STRUCTURED else block


def _is_rescued(document: Document, index: int) -> bool:
    """Say whether prose in a margin is the article's after all: a standfirst, a correction."""
    block = document.blocks[index]
    return (
        index in document.advised
        and block.zone in {Zone.ASIDE, Zone.NAVIGATION}
        and block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
        and len(block.span) >= _MIN_PROSE_CHARS
    )


def _root_starts(document: Document, kept: Sequence[int]) -> list[int]:
    """Return the places in ``kept`` where another whole ``<article>`` with a title begins."""
    rendered = document.rendered
    roots = region_table(rendered.regions, rendered.blocks).roots
    starts: list[int] = []
    seen = -1
    for at, index in enumerate(kept):
        root = roots[document.regions[index]]
        if root >= 0 and root != seen:
            heading = document.blocks[index].kind in {BlockKind.TITLE, BlockKind.HEADING}
            if seen >= 0 and heading:
                starts.append(at)
            seen = root
    return starts


def _article(
    text: str,
    blocks: Sequence[Block],
    links: tuple[Link, ...],
    parts: tuple[Part, ...],
    about: About,
    url: str | None,
) -> Article:
    """Return the article with what its own head lines tell where nothing better does."""
    links = _with_notes(text, blocks, links)
    told = _told_by_lines(text, blocks, parts[0])
    about = about.filled_from(told)
    return Article(
        text=text,
        blocks=titled_blocks(blocks, parts),
        links=links,
        parts=parts,
        title=about.title,
        byline=about.byline,
        outlet=about.site,
        published=about.published,
        url=url,
    )


def _with_notes(text: str, blocks: Sequence[Block], links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return ``links`` with those of footnotes at their marks, where none stands there already."""
    taken = {link.span for link in links}
    notes = [link for link in note_links(text, blocks, links) if link.span not in taken]
    return tuple(sorted((*links, *notes), key=lambda link: link.span or Span(0, 0)))


def _told_by_lines(text: str, blocks: Sequence[Block], part: Part) -> About:
    """Return what title, bylines and datelines of the first part tell."""
    told = About(title=part.title)
    for block in blocks:
        if block.span.start >= part.span.end:
            break
        line = shapes.line_of(text, block.span)
        if block.kind is BlockKind.BYLINE:
            credit = shapes.byline_credit(line) or shapes.Credit(outlet=line)
        elif block.kind is BlockKind.DATELINE:
            credit = shapes.dateline_credit(line)
        else:
            continue
        told = told.filled_from(
            About(byline=credit.byline, site=credit.outlet, published=credit.published)
        )
    return told
