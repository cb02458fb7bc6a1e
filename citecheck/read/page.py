"""Bytes of a fetched page to its readable text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from citecheck.model import Block, BlockKind, PageText, Span, Zone
from citecheck.read import shapes
from citecheck.read.about import About, page_account, shown_title
from citecheck.read.addresses import address_links
from citecheck.read.alternates import alternates, web_address
from citecheck.read.decode import decoded_text
from citecheck.read.files import check_size, told_by_file
from citecheck.read.mail import main_part, unflowed
from citecheck.read.main_text import main_text
from citecheck.read.markdown import rendered_markdown
from citecheck.read.markup import Rendered, render_markup
from citecheck.read.plain import plain_blocks
from citecheck.read.refine import refined_blocks
from citecheck.read.regions import region_table
from citecheck.read.saved import saved_url
from citecheck.read.sniff import InputKind, input_kind
from citecheck.read.structured import unshown_bodies
from citecheck.read.told import Told
from citecheck.read.zones import advised_blocks, zoned_blocks

READER = "html 3"
PLAIN_READER = "text 1"
MARKDOWN_READER = "markdown 2"
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Document:
    """An HTML document read whole.

    Attributes:
        rendered: its visible text.
        blocks: with zones, in order.
        regions: for each of ``blocks`` its region.
        advised: the indices of blocks that the boilerplate remover counts as article.
        about: the page's account of itself.
    """

    rendered: Rendered
    blocks: tuple[Block, ...]
    regions: tuple[int, ...]
    advised: frozenset[int]
    about: About


def read_document(markup: str, url: str | None) -> Document:
    """Return the visible text of ``markup`` with zoned blocks and the page's account of itself."""
    rendered = render_markup(markup, url)
    advice = main_text(markup, rendered, url)
    about = page_account(rendered.head)
    if advice is not None:
        about = about.filled_from(advice.about)
    advised = advised_blocks(rendered, advice)
    blocks = zoned_blocks(rendered, advised)
    heading = next((b.span.of(rendered.text) for b in blocks if _is_page_title(b)), "")
    about = replace(about, title=shown_title(about.title, heading, about.site))
    return _with_structured(_document(rendered, blocks, advised, about))


def _with_structured(document: Document) -> Document:
    """Return the document with what only its structured data tells, behind all that it shows."""
    rendered = document.rendered
    told = unshown_bodies(document.about.bodies, rendered.text)
    if not told:
        return document
    pieces, blocks = [rendered.text], list(document.blocks)
    length = len(rendered.text)
    for paragraph in told:
        gap = "\n\n" if length else ""
        start = length + len(gap)
        length = start + len(paragraph)
        pieces += [gap, paragraph]
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, length), Zone.STRUCTURED))
    return replace(
        document,
        rendered=replace(rendered, text="".join(pieces)),
        blocks=tuple(blocks),
        regions=document.regions + (0,) * len(told),
    )


def _is_page_title(block: Block) -> bool:
    return block.kind is BlockKind.TITLE and block.zone is Zone.ARTICLE


def read_fragment(markup: str, url: str | None) -> Document:
    """Return a piece of a page: everything visible is its article."""
    rendered = render_markup(markup, url)
    hidden = region_table(rendered.regions, rendered.blocks).zones
    blocks = tuple(
        Block(raw.kind, raw.span, _selected(hidden[raw.region])) for raw in rendered.blocks
    )
    blocks = _with_bold_title(rendered, blocks)
    return _document(rendered, blocks, frozenset(), page_account(rendered.head))


def _with_bold_title(rendered: Rendered, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return ``blocks`` with a bold first line as the title where nothing else is one."""
    if len(blocks) < 2 or any(block.kind in _TITLES for block in blocks):  # noqa: PLR2004 - title and text
        return blocks
    first = blocks[0]
    words = shapes.line_of(rendered.text, first.span)
    alone = first.kind is BlockKind.PARAGRAPH and first.span.end <= rendered.bold_end
    if not alone or not shapes.is_heading(words) or shapes.byline_credit(words):
        return blocks
    return (replace(first, kind=BlockKind.TITLE), *blocks[1:])


def _selected(zone: Zone) -> Zone:
    """Return the zone of what somebody selected: whole, but for what can't be seen."""
    return zone if zone in {Zone.HIDDEN, Zone.COMMENTS, Zone.CAPTION} else Zone.ARTICLE


def _document(
    rendered: Rendered, zoned: tuple[Block, ...], advised: frozenset[int], about: About
) -> Document:
    blocks = refined_blocks(rendered.text, zoned)
    # Splitting off datelines made blocks out of blocks: find each one's origin by its place.
    origin: list[int] = []
    at = 0
    for block in blocks:
        while zoned[at].span.end < block.span.end:
            at += 1
        origin.append(at)
    regions = tuple(rendered.blocks[i].region for i in origin)
    kept = frozenset(i for i, o in enumerate(origin) if o in advised)
    return Document(rendered, blocks, regions, kept, about)


def read_page(body: bytes, *, url: str | None, content_type: str) -> PageText:
    """Return the whole readable text of a page with its blocks, zones and links.

    Args:
        body: the bytes of the answer, without content coding.
        url: where it came from in the end, for relative links.
        content_type: the Content-Type header, or empty.

    Raises:
        KnownError: ``INPUT_TOO_LARGE`` above ``sizes.MAX_TEXT_BYTES`` of text or 64 MB of a
            document; ``LOCKED_FILE``, ``BROKEN_FILE``, ``UNSUPPORTED_FILE`` and ``BINARY_INPUT``
            for files; ``UNKNOWN_ENCODING`` as in ``decode``; ``EMPTY_INPUT`` for a mail without
            text.
    """
    return _page(body, url, content_type, url or "", is_inner=False)


def saved_address(body: bytes, name: str = "", content_type: str = "") -> str:
    """Return where a page in a file says that it came from, or an empty string.

    By the program that saved it (MHTML, SingleFile, a browser's "save as"), else by its canonical
    address, unless that is a site's home page. A document of another kind has none, but is looked
    into all the same, so that who gives it hears at once when it can't be read.

    Raises:
        KnownError: as ``read_page``; ``name`` is what it is about.
    """
    kind = input_kind(body, "", content_type)
    check_size(len(body), kind, name)
    if kind is InputKind.MAIL:
        return main_part(body, name).url
    if told_by_file(kind, body, name) is not None or kind is not InputKind.HTML:
        return ""
    markup = decoded_text(body, content_type, name)
    return saved_url(markup) or canonical_url(render_markup(markup))


def canonical_url(rendered: Rendered) -> str:
    """Return the address that a page calls its own, or nothing; a site's home page is none."""
    address = web_address(rendered.base, page_account(rendered.head).canonical_url)
    return address if address and urlsplit(address).path.strip("/") else ""


def _page(
    body: bytes, url: str | None, content_type: str, subject: str, *, is_inner: bool
) -> PageText:
    kind = input_kind(body, "", content_type)
    check_size(len(body), kind, subject)
    if (told := told_by_file(kind, body, subject)) is not None:
        return _told_page(told)
    if kind is InputKind.MAIL and not is_inner:
        part = main_part(body, subject)
        page = _page(part.data, part.url or url, part.content_type, subject, is_inner=True)
        return replace(
            page,
            title=page.title or part.about.title,
            byline=page.byline or part.about.byline,
            published=page.published or part.about.published,
            saved_url=part.url or page.saved_url,
        )
    text = decoded_text(body, content_type, subject)
    if kind is InputKind.HTML:
        return _html_page(text, url)
    if kind is InputKind.MARKDOWN:
        told_text = rendered_markdown(text)
        blocks = refined_blocks(told_text.text, told_text.blocks)
        links = address_links(told_text.text, told_text.links)
        title = told_text.fields.get("title", "")
        return PageText(told_text.text, blocks, links, title, reader=MARKDOWN_READER)
    if "format=flowed" in content_type:
        text = unflowed(text)
    return PageText(text, plain_blocks(text), address_links(text), reader=PLAIN_READER)


def _html_page(markup: str, url: str | None) -> PageText:
    saved = saved_url(markup)
    document = read_document(markup, url or saved or None)
    about, rendered = document.about, document.rendered
    others = alternates(rendered, url)
    return PageText(
        text=rendered.text,
        blocks=document.blocks,
        links=rendered.links,
        title=about.title,
        byline=about.byline,
        site=about.site,
        published=about.published,
        canonical_url=web_address(rendered.base, about.canonical_url),
        reader=READER,
        free_to_read=about.free_to_read,
        refresh_url=others.refresh_url,
        amp_url=others.amp_url,
        print_url=others.print_url,
        saved_url=saved,
    )


def _told_page(told: Told) -> PageText:
    return PageText(
        text=told.text,
        blocks=told.blocks,
        links=address_links(told.text, told.links),
        title=told.about.title,
        byline=told.about.byline,
        published=told.about.published,
        reader=told.reader,
    )
