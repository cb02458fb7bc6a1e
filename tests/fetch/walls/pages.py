"""Labelled pages of our own making: walls alone and over a whole article, and whole pages."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from citecheck.model import FetchOutcome

_HERE = Path(__file__).parent
_ARTICLES: dict[str, Any] = tomllib.loads((_HERE / "articles.toml").read_text("utf-8"))
_CLASSES = {
    "pay": FetchOutcome.PAYWALLED,
    "login": FetchOutcome.LOGIN_WALL,
    "consent": FetchOutcome.CONSENT_WALL,
    "bot": FetchOutcome.BOT_WALL,
    "javascript": FetchOutcome.NEEDS_JAVASCRIPT,
    "between": FetchOutcome.INTERSTITIAL,
    "missing": FetchOutcome.SOFT_404,
    "parked": FetchOutcome.WRONG_PAGE,
}
_HOST = "https://www.marlow.example"
ASKED = f"{_HOST}/2026/03/ferry-port-reopens-after-storm"
_MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("News", "Sport", "Culture", "Sea"))
_FOOT = (
    "<footer><p>© 2026</p><a href='/imprint'>Imprint</a> <a href='/privacy'>Privacy</a>"
    " <a href='/login'>Log in</a> <a href='/subscribe'>Subscribe</a></footer>"
)


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page as a server might send it, and what it is.

    Attributes:
        name: class, number, and whether the article stands in it.
        label: what the page is; ``OK`` for every page that holds its article.
    """

    name: str
    label: FetchOutcome
    markup: str
    url: str = ASKED
    final_url: str = ASKED
    redirects: tuple[str, ...] = ()


def labelled_pages(folder: str = "") -> Iterator[LabelledPage]:
    """Yield twenty pages of each class, ten of them with their article in it."""
    for name, label in _CLASSES.items():
        rows = tomllib.loads((_HERE / folder / f"{name}.toml").read_text("utf-8"))["wall"]
        for number, row in enumerate(rows):
            yield _alone(f"{name}-{number}-alone", label, row, number)
            yield _over_article(f"{name}-{number}-over-article", row, number)
    if not folder:
        yield from _empty_pages()
        yield from _other_pages()


def whole_pages(name: str) -> Iterator[LabelledPage]:
    """Yield the pages of ``whole/NAME.jsonl``, written as sites send them, each but once."""
    with (_HERE / "whole" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            redirects = tuple(row.get("redirects", ()))
            final = redirects[-1] if redirects else row["url"]
            label = FetchOutcome(row["label"])
            yield LabelledPage(row["name"], label, row["markup"], row["url"], final, redirects)


def _alone(name: str, label: FetchOutcome, row: dict[str, Any], number: int) -> LabelledPage:
    lang, body, title = row["lang"], row["body"], row.get("title", "")
    if "cut" in row:
        story = article(lang, row["cut"], ends=row.get("ends", ""))
        body, title = story + body, _ARTICLES[lang]["headline"]
        body = site(body, number)
    elif row.get("shell") == "site":
        body = site(body, number)
    if row.get("teasers"):
        body += teasers(lang)
    head = row.get("head", "") + _structured(lang, row)
    final = _absolute(row["final"]) if "final" in row else ASKED
    redirects = (final,) if "final" in row else ()
    return LabelledPage(name, label, document(lang, title, head, body), ASKED, final, redirects)


def _over_article(name: str, row: dict[str, Any], number: int) -> LabelledPage:
    """The same marks over the whole article: an overlay, a box, a form, a hint."""
    lang = row["lang"]
    rounds = 3 if "cut" in row else 1 + number % 3
    story = article(lang, 8, rounds=rounds, paragraphs_of=1 + number % 2)
    head = "" if "http-equiv" in row.get("head", "") else row.get("head", "")
    box = f'<div class="overlay" role="dialog">{row["body"]}</div>'
    parts: tuple[str, ...] = ()
    if "cut" in row and number % 2:
        # The site sends the whole article, says which part costs, and hides it by script.
        parts = (".article-paid",)
        story = story.replace("</p><p>", "</p><div class='body article-paid'><p>", 1)
        inside = story.replace("</article>", "</div></article>") + box
    elif "cut" in row:
        inside = box + story
    else:
        inside = story + box if number % 2 else box + story
    title = f"{_ARTICLES[lang]['headline']} | Marlow Courier"
    head += _structured(lang, row, *parts)
    return LabelledPage(name, FetchOutcome.OK, document(lang, title, head, site(inside, number)))


def _empty_pages() -> Iterator[LabelledPage]:
    """Yield ten pages without text and ten with very little, which counts all the same."""
    menu = f"<nav><ul>{_MENU}</ul></nav>"
    hollow = (
        "",
        " \n&nbsp;&#8203;",
        menu,
        menu + "<main></main>" + _FOOT,
        "<h1>Ferry port reopens</h1>",
        "<article><h1>Hafen offen</h1><div class='body'></div></article>" + _FOOT,
        "<!-- the article --><img src='/a.png' alt=''>",
        "<script>document.write('x')</script><style>p{}</style>",
        "<p>… — …</p>",
        "<main><h1>Port</h1><figure><img src=a></figure></main>" + menu,
    )
    for number, body in enumerate(hollow):
        markup = document("en", "Marlow Courier", "", body)
        yield LabelledPage(f"empty-{number}-alone", FetchOutcome.EMPTY, markup)
        lang = list(_ARTICLES)[number]
        short = f"<h1>{_ARTICLES[lang]['headline']}</h1><p>{_ARTICLES[lang]['sentences'][0]}</p>"
        markup = document(lang, "Marlow Courier", "", short + body)
        yield LabelledPage(f"empty-{number}-over-article", FetchOutcome.OK, markup)


def _other_pages() -> Iterator[LabelledPage]:
    """Yield ten ways to another page than the one linked, and ten that end at the right one."""
    home = document("en", "Marlow Courier", "", site(teasers("en") + teasers("de"), 0))
    front = f"<link rel='canonical' href='{_HOST}/'>"
    section = document("fr", "Mer - Le Quai", "", site(teasers("fr"), 1))
    astray = (
        (f"{_HOST}/", home),
        ("https://marlow.example", home),
        (f"{_HOST}/?utm_source=gone", home),
        (f"{_HOST}/news/", section),
        (f"{_HOST}/en/sea", section),
        (f"{_HOST}/search?q=ferry+port", section),
        (f"{_HOST}/?s=ferry", home),
        (f"{_HOST}/404", section),
        ("https://www.hugedomains.com/domain_profile.cfm?d=marlow", home),
        (ASKED, document("en", "Marlow Courier", front, site(teasers("en"), 2))),
    )
    for number, (final, markup) in enumerate(astray):
        redirects = (final,) if final != ASKED else ()
        label = FetchOutcome.WRONG_PAGE
        yield LabelledPage(f"wrong-{number}-alone", label, markup, ASKED, final, redirects)
    arrived = (
        (f"{_HOST}/2026/03/ferry-port-reopens-after-storm/", ASKED),
        (f"{_HOST}/sea/ferry-port-reopens", ASKED),
        (f"{_HOST}/amp/2026/03/ferry-port-reopens-after-storm", ASKED),
        (f"{_HOST}/news/12345678", f"{_HOST}/news/old-title-of-it-12345678"),
        (ASKED, "https://sho.example/x9Qz"),
        (f"{_HOST}/2026/03/ferry-port-reopens-after-storm?utm_source=x", ASKED),
        ("https://edition.marlow.example/ferry-port-reopens-after-storm", ASKED),
        (f"{_HOST}/", f"{_HOST}/"),
        (f"{_HOST}/harbour", ASKED),
        (f"{_HOST}/article?id=88412345", f"{_HOST}/article.php?id=88412345"),
    )
    for number, (final, asked) in enumerate(arrived):
        lang = list(_ARTICLES)[number]
        markup = document(lang, _ARTICLES[lang]["headline"], "", site(article(lang, 8), number))
        redirects = (final,) if final != asked else ()
        name = f"wrong-{number}-over-article"
        yield LabelledPage(name, FetchOutcome.OK, markup, asked, final, redirects)


def article(
    lang: str, sentences: int, *, rounds: int = 1, paragraphs_of: int = 2, ends: str = ""
) -> str:
    """Return an article element with its headline, byline and so many sentences."""
    had = _ARTICLES[lang]
    said = [s for _ in range(rounds) for s in had["sentences"][:sentences]]
    groups = [" ".join(said[i : i + paragraphs_of]) for i in range(0, len(said), paragraphs_of)]
    if ends:
        groups[-1] = groups[-1].rstrip(".") + ends
    text = "".join(f"<p>{escape(group, quote=False)}</p>" for group in groups)
    top = f"<h1>{had['headline']}</h1><p class='byline'>{had['by']}</p>"
    return f"<article>{top}{text}</article>"


def teasers(lang: str) -> str:
    """Return headlines with a line each, as they stand below a page that is missing."""
    had = _ARTICLES[lang]
    rows = "".join(
        f"<li><h3><a href='/s/{i}'>{had['headline']} {i}</a></h3><p>{s}</p></li>"
        for i, s in enumerate(had["sentences"][:5])
    )
    return f"<section><h2>{had['headline']}</h2><ul>{rows}</ul></section>"


def site(body: str, number: int) -> str:
    """Return ``body`` within one of three kinds of page frame."""
    if number % 3 == 0:
        return f"<header><nav><ul>{_MENU}</ul></nav></header>{body}{_FOOT}"
    if number % 3 == 1:
        return f"<div class='menu'><ul>{_MENU}</ul></div><div class='content'>{body}</div>{_FOOT}"
    return f"<div id='page'>{body}<aside><h4>More</h4><ul>{_MENU}</ul></aside></div>"


def document(lang: str, title: str, head: str, body: str) -> str:
    """Return a whole document."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def _structured(lang: str, row: dict[str, Any], *paid: str) -> str:
    if "free" not in row:
        return ""
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": _ARTICLES[lang]["headline"],
        "datePublished": "2026-03-14T08:00:00Z",
    }
    if row["free"] == "no":
        node["isAccessibleForFree"] = False
    if paid:
        node["hasPart"] = [{"@type": "WebPageElement", "cssSelector": part} for part in paid]
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _absolute(place: str) -> str:
    return place if place.startswith("http") else _HOST + place
