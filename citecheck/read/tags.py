"""What HTML element names, classes and styles say about the text inside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citecheck.model import BlockKind, Zone

SKIPPED = frozenset(
    {"script", "style", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video"}
    | {"title", "datalist", "textarea", "map", "rt", "rp", "noembed", "noframes", "progress"}
)
"""Elements without readable text of their own."""

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"}
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu"}
    | {"nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table"}
    | {"tbody", "tfoot", "thead", "tr", "ul", "caption", "noscript", "listing", "xmp", "plaintext"}
)
"""Elements that begin and end lines."""

CELLS = frozenset({"td", "th"})
LINE_APART = frozenset({"li", "tr", "dt", "dd", "option"})
"""Blocks set apart by a line end rather than by a blank line."""

KEEPS_SPACE = frozenset({"pre", "listing", "xmp", "plaintext"})
ROOTS = frozenset({"article", "main"})

_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}
_ZONES = {
    "nav": Zone.NAVIGATION,
    "header": Zone.NAVIGATION,
    "footer": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "button": Zone.NAVIGATION,
    "select": Zone.NAVIGATION,
    "aside": Zone.ASIDE,
    "figcaption": Zone.CAPTION,
    "caption": Zone.CAPTION,
    "noscript": Zone.HIDDEN,
}
_ROLES = {
    "navigation": Zone.NAVIGATION,
    "banner": Zone.NAVIGATION,
    "contentinfo": Zone.NAVIGATION,
    "search": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "menubar": Zone.NAVIGATION,
    "complementary": Zone.ASIDE,
    "dialog": Zone.ASIDE,
    "alertdialog": Zone.ASIDE,
}
_COMMENTS = frozenset({"comments", "comment", "disqus", "livefyre", "commentlist", "respond"})
_NAVIGATION = frozenset(
    {"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "masthead"}
    | {"topbar", "sitemap", "pagination", "pager", "skip", "toolbar", "navigational"}
)
_ASIDE = frozenset(
    {"related", "recommended", "recommendations", "recirc", "share", "sharing", "social"}
    | {"sharebar", "sharedaddy", "sidebar", "promo", "newsletter", "subscribe", "trending"}
    | {"outbrain", "taboola", "tags", "taglist", "cookie", "cookies", "gdpr", "consent", "popup"}
    | {"modal", "advert", "advertisement", "ad", "ads", "adslot", "advertising"}
    | {"sponsored", "sponsor", "signup", "pullquote", "pullquotes", "popular", "teaser"}
)
_CAPTION = frozenset({"caption", "captions", "imagecaption", "photocaption", "credit", "cutline"})
_BYLINE = frozenset({"byline", "bylines", "author", "authors"})
_NOT_BYLINE = frozenset({"bio", "about", "box", "biography", "card", "more"})
_SCREEN_READER = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-reader-text|screen-reader|visuallyhidden|a11y-hidden)\b"
)
# Word shows neither its hidden text nor, as text, the marks of its lists.
_HIDING_STYLE = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all"
    r"|mso-list\s{0,3}:\s{0,3}ignore"
)
_WEIGHT_STYLE = re.compile(r"font-weight\s{0,3}:\s{0,3}(\w{1,10})")
_STRUCK = frozenset({"s", "strike", "del"})
_STRIKING_STYLE = re.compile(r"text-decoration(?:-line)?\s{0,3}:[^;]{0,40}line-through")
_BOLD_WEIGHTS = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_WORD_KINDS = (
    (frozenset({"mso", "title"}), BlockKind.TITLE),
    (frozenset({"mso", "subtitle"}), BlockKind.HEADING),
    (frozenset({"mso", "list", "paragraph"}), BlockKind.LIST_ITEM),
    (frozenset({"mso", "quote"}), BlockKind.QUOTE),
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# "has-sidebar", "without-comments": said of a page that goes on without the thing named.
_ABOUT_LAYOUT = re.compile(r"\b(?:has|with|without|no)[-_][\w-]{1,60}")
_MAX_CLASS_CHARS = 400


def block_kind(name: str) -> BlockKind | None:
    """Return the kind that the element ``name`` gives to the text inside, or None."""
    return _KINDS.get(name)


def word_kind(words: frozenset[str]) -> BlockKind | None:
    """Return the kind that a paragraph style of Microsoft Word ("MsoTitle") tells, or None."""
    if "mso" not in words:
        return None
    return next((kind for marks, kind in _WORD_KINDS if marks <= words), None)


def is_bold(name: str, attributes: Mapping[str, str], *, inherited: bool) -> bool:
    """Say whether text in the element is bold; Google Docs wraps all in a ``<b>`` that is not."""
    style = attributes.get("style", "")
    if style and (weight := _WEIGHT_STYLE.search(style[:_MAX_CLASS_CHARS].lower())):
        return weight[1] in _BOLD_WEIGHTS
    return inherited or name in {"b", "strong"}


def is_struck(name: str, attributes: Mapping[str, str], *, inherited: bool) -> bool:
    """Say whether text in the element is struck through: no longer said, and still to be read."""
    style = attributes.get("style", "")
    return (
        inherited
        or name in _STRUCK
        or (bool(style) and _STRIKING_STYLE.search(style[:_MAX_CLASS_CHARS].lower()) is not None)
    )


def is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
    """Say whether a browser shows nothing of the element."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if name == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style", "")
    if style and _HIDING_STYLE.search(style[:_MAX_CLASS_CHARS].lower()):
        return True
    return bool(_SCREEN_READER.search(attributes.get("class", "")[:_MAX_CLASS_CHARS]))


def class_words(attributes: Mapping[str, str]) -> frozenset[str]:
    """Return the words of class and id in lower case: "articleShare-bar" has three."""
    written = f"{attributes.get('class', '')[:_MAX_CLASS_CHARS]} {attributes.get('id', '')[:100]}"
    if written == " ":
        return frozenset()
    return frozenset(w.lower() for w in _WORDS.findall(_ABOUT_LAYOUT.sub(" ", written)))


def marked_zone(
    name: str, attributes: Mapping[str, str], words: frozenset[str], *, in_root: bool = False
) -> Zone | None:
    """Return the zone that an element claims by name, role or class; None when it claims none.

    ``in_root`` says that it stands inside an article: its header is part of that, and its footer
    may hold a correction as well as buttons.
    """
    if is_hidden(name, attributes):
        return Zone.HIDDEN
    if in_root and name in {"header", "footer"}:
        return Zone.ASIDE if name == "footer" else None
    zone = _ZONES.get(name) or _ROLES.get(attributes.get("role", ""))
    if zone is not None or name in {"html", "body", "main"} or not words:
        return zone
    for marks, marked in (
        (_COMMENTS, Zone.COMMENTS),
        (_CAPTION, Zone.CAPTION),
        (_ASIDE, Zone.ASIDE),
        (_NAVIGATION, Zone.NAVIGATION),
    ):
        if not words.isdisjoint(marks):
            return marked
    return None


def is_byline(attributes: Mapping[str, str], words: frozenset[str]) -> bool:
    """Say whether an element names who wrote the text."""
    if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
        return True
    return not words.isdisjoint(_BYLINE) and words.isdisjoint(_NOT_BYLINE)


def is_article_root(name: str, attributes: Mapping[str, str]) -> bool:
    """Say whether an element says of itself that it holds an article."""
    return (
        name in ROOTS
        or attributes.get("itemprop") == "articleBody"
        or attributes.get("role") in {"main", "article"}
    )
