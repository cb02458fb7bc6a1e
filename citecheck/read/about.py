"""A page's own account of itself: meta elements, Open Graph, JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citecheck.read.clean import clean_text
from citecheck.read.page_head import HeadItem

_MAX_JSON_CHARS = 500_000
_MAX_JSON_NODES = 20_000
_MAX_VALUE_CHARS = 500
_MAX_BODY_CHARS = 400_000
# Python refuses numbers of thousands of digits, and no character has one of nine.
_LONG_ESCAPE = re.compile(r"&#[xX]?[0-9a-fA-F]{9}")
_BY = re.compile(r"^by:?\s{1,3}", re.IGNORECASE)
_TITLE_MARK = re.compile(r" (?:[|–—·»«]|-|::|•) ")
_WEB = ("http://", "https://", "www.")
_NO_DATE = ("0001-", "0000-", "1970-01-01")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_BYLINES = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date"),
    *("sailthru.date", "dc.date.issued", "dc.date", "publishdate", "pubdate", "date"),
)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; each empty (None) where it says nothing."""

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    canonical_url: str = ""
    free_to_read: bool | None = None
    bodies: tuple[str, ...] = ()
    """The texts of the page's articles as its structured data tells them."""

    def filled_from(self, other: About) -> About:
        """Return this account with its gaps filled from ``other``."""
        return About(
            self.title or other.title,
            self.byline or other.byline,
            self.site or other.site,
            self.published or other.published,
            self.canonical_url or other.canonical_url,
            other.free_to_read if self.free_to_read is None else self.free_to_read,
            self.bodies or other.bodies,
        )


def page_account(head: Sequence[HeadItem]) -> About:
    """Return what the elements of ``head`` say of the page, the most reliable first."""
    nodes = list(_json_nodes(head))
    structured = _structured(nodes)
    named = _named(head)
    told = About(
        title=_first(named, _TITLES),
        byline=_first({k: v for k, v in named.items() if not v.startswith(_WEB)}, _BYLINES),
        site=_first(named, _SITES),
        published=_first(named, _DATES),
        canonical_url=_canonical(head) or _first(named, ("og:url",)),
    )
    account = structured.filled_from(told)
    account = replace(
        account,
        site=told.site or structured.site,
        byline=_BY.sub("", account.byline),
    )
    return account.filled_from(About(title=_title(head), published=_first_time(head)))


def shown_title(title: str, heading: str, site: str) -> str:
    """Return a page's title as its readers see it.

    Args:
        title: what the page says of itself, perhaps with the name of its site.
        heading: the words of its first ``<h1>``, or empty.
        site: the name of the site, or empty.
    """
    heading = one_line(heading)
    if not title or not heading:
        return _without_site(title, site) or heading
    pieces = _TITLE_MARK.split(title)
    ends = {_letters(title[: m.start()]) for m in _TITLE_MARK.finditer(title)}
    begins = {_letters(title[m.end() :]) for m in _TITLE_MARK.finditer(title)}
    if len(pieces) > 1 and _letters(heading) in ends | begins:
        return heading
    return _without_site(title, site)


def _without_site(title: str, site: str) -> str:
    """Return ``title`` without the name of the site before or behind a dash or stroke."""
    pieces = list(_TITLE_MARK.finditer(title))
    if not site or not pieces:
        return title
    if _letters(title[pieces[-1].end() :]) == _letters(site):
        return title[: pieces[-1].start()].strip()
    if _letters(title[: pieces[0].start()]) == _letters(site):
        return title[pieces[0].end() :].strip()
    return title


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _structured(nodes: Sequence[Mapping[str, object]]) -> About:
    articles = [node for node in nodes if _is_article(node)]
    return About(
        title=_first_of(articles, "headline"),
        byline=_first_of(articles, "author"),
        site=_first_of(articles, "publisher"),
        published=_first_of(articles, "datePublished"),
        free_to_read=_free_to_read(nodes),
        bodies=_bodies(articles),
    )


def _named(head: Sequence[HeadItem]) -> dict[str, str]:
    """Return the meta elements by lower-case name or property; the first of a name counts."""
    named: dict[str, str] = {}
    for item in head:
        if item.name != "meta":
            continue
        attributes = item.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = one_line(attributes.get("content", ""))
        if name and value and not value.startswith(_NO_DATE):
            named.setdefault(name.strip().lower(), value)
    return named


def _first(named: Mapping[str, str], names: Sequence[str]) -> str:
    return next((named[name] for name in names if name in named), "")


def _canonical(head: Sequence[HeadItem]) -> str:
    for item in head:
        if item.name == "link" and "canonical" in item.attributes.get("rel", "").lower().split():
            return clean_text(item.attributes.get("href", "")).strip()
    return ""


def _title(head: Sequence[HeadItem]) -> str:
    return next((one_line(i.text) for i in head if i.name == "title" and i.text.strip()), "")


def _first_time(head: Sequence[HeadItem]) -> str:
    times = (i.attributes.get("datetime", "") for i in head if i.name == "time")
    return next((one_line(t) for t in times if t), "")


def _json_nodes(head: Sequence[HeadItem]) -> Iterator[Mapping[str, object]]:
    """Yield every object of the page's JSON-LD, outer ones first."""
    left = _MAX_JSON_NODES
    for item in head:
        if item.name != "script" or len(item.text) > _MAX_JSON_CHARS:
            continue
        try:
            waiting = [json.loads(item.text, strict=False)]
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD tells nothing
        while waiting and left:
            left -= 1
            node = waiting.pop(0) if len(waiting) < _MAX_VALUE_CHARS else waiting.pop()
            if isinstance(node, dict):
                yield node
                waiting.extend(v for v in node.values() if isinstance(v, dict | list))
            elif isinstance(node, list):
                waiting.extend(v for v in node if isinstance(v, dict | list))


def _is_article(node: Mapping[str, object]) -> bool:
    written = node.get("@type")
    types = written if isinstance(written, list) else [written]
    return any(isinstance(t, str) and t.endswith(("Article", "Posting", "Report")) for t in types)


def _first_of(nodes: Sequence[Mapping[str, object]], key: str) -> str:
    return next((text for node in nodes if (text := _name(node.get(key)))), "")


def _bodies(articles: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return what ``articleBody`` holds, up to a size, each text once."""
    bodies: list[str] = []
    left = _MAX_BODY_CHARS
    for node in articles:
        body = node.get("articleBody")
        if isinstance(body, str) and 0 < len(body) <= left and body not in bodies:
            left -= len(body)
            bodies.append(body)
    return tuple(bodies)


def _name(value: object) -> str:
    """Return a name out of a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        return "" if value.startswith(_WEB + _NO_DATE) else one_line(value)
    if isinstance(value, dict):
        inner = value.get("name")
        return one_line(inner) if isinstance(inner, str) else ""
    if isinstance(value, list):
        names = [_name(item) for item in value[:10] if isinstance(item, str | dict)]
        return ", ".join(dict.fromkeys(name for name in names if name))
    return ""


def _free_to_read(nodes: Sequence[Mapping[str, object]]) -> bool | None:
    """Return what ``isAccessibleForFree`` says: one "no" anywhere outweighs every "yes"."""
    answers = set()
    for node in nodes:
        value = node.get("isAccessibleForFree")
        if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
            answers.add(value.strip().lower() == "true")
        elif isinstance(value, bool):
            answers.add(value)
    return all(answers) if answers else None


def one_line(text: str) -> str:
    """Return a value as one clean, short line; escapes that were escaped twice are read."""
    text = text[: 4 * _MAX_VALUE_CHARS]
    if "&" in text and not _LONG_ESCAPE.search(text):
        text = html.unescape(text)
    return " ".join(clean_text(text).split())[:_MAX_VALUE_CHARS]
