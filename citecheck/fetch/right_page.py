"""Whether the page that came is the one that was linked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

from citecheck.fetch.shown import Shown
from citecheck.fetch.wall_marks import SIGN_IN_PLACE
from citecheck.model import PageText, Snapshot

_SHORTEST_ARTICLE_PATH = 15
_ARTICLE_PROSE = 600
_LIST_LINKS = 0.5
_FEWEST_WORDS = 3
_MOST_SHARED, _LEAST_SHARED = 0.5, 0.15
_FEWEST_LETTERS = 3
_MISSING_PLACES = frozenset({"404", "not-found", "notfound", "page-not-found", "error", "error404"})
_SEARCH_PLACES = frozenset({"search", "suche", "recherche", "buscar", "cerca", "zoeken", "busca"})
_LISTING_PLACES = frozenset(
    {
        "tag",
        "tags",
        "category",
        "categories",
        "topic",
        "topics",
        "thema",
        "themen",
        "rubrik",
        "archive",
    }
)
_SEARCH_NAMES = frozenset({"s", "q", "query", "search"})
_WORD = re.compile(r"[^\W_]{1,40}")
_ID = re.compile(r"\d{5,20}")


def right_page(
    snapshot: Snapshot, page: PageText, *, link_text: str, names: Sequence[str]
) -> bool | None:
    """Return whether the page is the one meant: True, False, or None where nothing tells.

    Title, headings, canonical address and the way there are held against the words of the link
    and the names of the attribution. Linear in the page.

    Args:
        snapshot: with its redirects.
        page: its text.
        link_text: the words that carry the link, or a longer stretch around it; may be empty.
        names: speaker, outlet and the like; any of them on the page speaks for it.
    """
    shown = Shown(snapshot, page)
    if is_another_page(shown):
        return False
    folded = _folded(page.text)
    named = [name for name in names if name.strip()]
    is_named = any(_folded(name) in folded for name in named)
    wanted = _words(link_text) | _slug_words(snapshot.url or "")
    if len(wanted) < _FEWEST_WORDS:
        return True if is_named else None
    told = _words(" ".join(shown.headlines)) | _slug_words(page.canonical_url)
    share = len(wanted & told) / len(wanted)
    if share >= _MOST_SHARED or (is_named and share > 0):
        return True
    # A short link is made to lead elsewhere; only an address that names its article can stray.
    names_it = len(_slug_words(snapshot.url or "")) >= _FEWEST_WORDS
    led_away = bool(snapshot.redirects) and not _same_article(snapshot.url, snapshot.final_url)
    strayed = names_it and led_away
    body_share = len(wanted & _words(page.text)) / len(wanted)
    if strayed and body_share < _LEAST_SHARED and not is_named:
        return False
    return True if is_named else None


def is_another_page(shown: Shown) -> bool:
    """Return whether the site plainly answered an article's address with another page of its own.

    That is: with its front page, a section, a search or an error page, by redirect, or with what
    calls itself the front page.
    """
    asked, came = urlsplit(shown.snapshot.url or ""), urlsplit(shown.snapshot.final_url or "")
    if not _is_article_path(asked.path):
        return False
    same_site = _bare_host(asked.hostname) == _bare_host(came.hostname)
    if shown.snapshot.redirects and same_site:
        if came.path in {"", "/"} or _is_search(came.path, came.query):
            return not _same_article(asked.geturl(), came.geturl())
        if _is_section(came.path) and (_is_list(shown) or _is_above(came.path, asked.path, shown)):
            return True
        return not set(came.path.strip("/").split("/")).isdisjoint(_MISSING_PLACES)
    canonical = urlsplit(shown.page.canonical_url)
    calls_itself_home = bool(canonical.hostname) and canonical.path in {"", "/"}
    own = _bare_host(canonical.hostname) == _bare_host(came.hostname) and not canonical.query
    return calls_itself_home and own and came.path == asked.path and _is_list(shown)


def _is_article_path(path: str) -> bool:
    return len(path) >= _SHORTEST_ARTICLE_PATH


def _is_section(path: str) -> bool:
    """Return whether a path is short and plain: "/politics/", "/en/news"."""
    if SIGN_IN_PLACE.search(path.lower()):
        return False
    parts = [part for part in path.split("/") if part]
    plain = all(part.isalpha() and len(part) <= _SHORTEST_ARTICLE_PATH for part in parts)
    return len(parts) <= 2 and plain  # noqa: PLR2004 - an edition and a section


def _is_above(came: str, asked: str, shown: Shown) -> bool:
    """Return whether the address is the article's section, and shows no article itself."""
    is_listing = not set(came.lower().split("/")).isdisjoint(_LISTING_PLACES)
    stood_there = asked.startswith(f"{came.rstrip('/')}/")
    return (is_listing or stood_there) and shown.other_story() < _ARTICLE_PROSE


def _is_search(path: str, query: str) -> bool:
    places = set(path.lower().strip("/").split("/"))
    names = {name.lower() for name, _ in parse_qsl(query[:2000])}
    return not places.isdisjoint(_SEARCH_PLACES) or (
        path in {"", "/"} and not names.isdisjoint(_SEARCH_NAMES)
    )


def _is_list(shown: Shown) -> bool:
    """Return whether the page shows links rather than an article."""
    prose = shown.weight_of(shown.prose)
    unsigned = not shown.tells_author_or_date
    return unsigned and (prose < _ARTICLE_PROSE or shown.linked_share() >= _LIST_LINKS)


def _same_article(asked: str | None, came: str | None) -> bool:
    """Return whether two addresses share an article's number or most of its slug."""
    first, second = asked or "", came or ""
    if set(_ID.findall(first)) & set(_ID.findall(second)):
        return True
    wanted = _slug_words(first)
    return bool(wanted) and len(wanted & _slug_words(second)) >= len(wanted) * _MOST_SHARED


def _slug_words(url: str) -> set[str]:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return set()
    parts = [part for part in path.split("/") if part]
    slug = max(parts, key=len, default="")
    words = _words(slug.replace("-", " ").replace("_", " "))
    return {word for word in words if not word.isdigit()}


def _words(text: str) -> set[str]:
    """Return the words of ``text`` that may mean something, folded."""
    found = _WORD.findall(_folded(text))
    return {word for word in found if len(word) >= _FEWEST_LETTERS or not word.isascii()}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:500_000]).casefold()
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def _bare_host(host: str | None) -> str:
    return (host or "").removeprefix("www.").removeprefix("m.").removesuffix(".")
