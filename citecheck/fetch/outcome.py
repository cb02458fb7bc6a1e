"""What a page that was had turns out to be once its text is read: an article, or a wall before it.

Every rule wants two signs of different kinds and a page with little text. A wall that is missed is
seen by the person who looks at the page; an article taken for a wall is evidence lost.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from citecheck.model import FetchOutcome, PageText, Snapshot, Zone

_LONGEST_WALL = 1_000
_LONGEST_FORM = 500
_LONGEST_HINT = 300
_LONGEST_TITLE = 120
_LOOKED_AT_BYTES = 400_000
_SHORTEST_ARTICLE_PATH = 15
_UNSEEN = frozenset({Zone.NAVIGATION, Zone.HIDDEN, Zone.ASIDE})

_CAPTCHA_MARKUP = re.compile(
    rb"g-recaptcha|h-captcha|hcaptcha\.com|challenges\.cloudflare\.com|cf-chl-|px-captcha"
    rb"|captcha-delivery\.com|_incapsula_resource|geetest|awswafcaptcha"
)
_ROBOT_WORDS = re.compile(
    r"robot|captcha|unusual traffic|verify (?:that )?you|are you (?:a )?human|access denied"
    r"|checking your browser|just a moment|security check|access check|roboter|automatisier",
    re.IGNORECASE,
)
_PASSWORD_FIELD = re.compile(rb"""type\s{0,9}=\s{0,9}["']?password""")
_SIGN_IN_WORDS = re.compile(
    r"sign in|log ?in\b|anmelden|einloggen|se connecter|connexion|identifiez|iniciar sesión"
    r"|inicia sesión|accedi\b|entrar\b|inloggen|zaloguj|войти|увійти|登录|登入|ログイン",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"before you continue|privacy choices|your privacy|cookie consent|consent to|we use cookies"
    r"|privatsphäre|datenschutzeinstellung|vie privée|tu privacidad|su privacidad|la tua privacy"
    r"|uw privacy|je privacy",
    re.IGNORECASE,
)
_CONSENT_BUTTON = re.compile(
    rb"accept all|accept and|i agree|agree and|manage options|manage choices|reject all"
    rb"|alle akzeptieren|zustimmen|tout accepter|aceptar todo|aceptar y|accetta|accepteren"
)
_NOT_FOUND_WORDS = re.compile(
    r"page (?:was |is |could )?not (?:be )?found|page (?:does ?n.t|no longer) exist|\b404\b"
    r"|can.?t find (?:that|this|the) page|seite (?:wurde )?nicht gefunden|page introuvable"
    r"|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden"
    r"|страница не найдена|сторінку не знайдено|找不到页面|ページが見つかりません",
    re.IGNORECASE,
)
_JAVASCRIPT_WORDS = re.compile(
    r"(?:enable|activate|turn on|requires?|needs?|without|aktivier\w{0,4}|activer|activez"
    r"|habilit\w{0,6}|abilit\w{0,5}|включите)[^.!?\n]{0,40}javascript|javascript[^.!?\n]{0,40}"
    r"(?:enabled?|disabled|required|needed|aktivier|deaktivier|désactivé|desactivado)",
    re.IGNORECASE,
)
_REFRESH = re.compile(rb"""<meta[^>]{0,80}http-equiv\s{0,9}=\s{0,9}["']?refresh""")
_NOSCRIPT = re.compile(rb"<noscript[^>]{0,200}>([^<]{0,500})")
_EMPTY_ROOT = re.compile(
    rb"""<div[^>]{0,80}id=["']?(?:root|app|__next|__nuxt|main)\b[^>]{0,200}>\s{0,99}</div>"""
)
_CONSENT_HOSTS = ("consent.", "cookieconsent.", "myprivacy.", "cmp-consent-tool.", "guce.")


def refine_outcome(snapshot: Snapshot, page: PageText) -> FetchOutcome:
    """Return the outcome of ``snapshot`` in the light of its text.

    Only ``OK`` is refined: to ``PAYWALLED`` where the page's own structured data says that it is
    not free, to ``WRONG_PAGE`` where the site sent us to its front page, to the name of a wall
    where its signs are plain, to ``EMPTY`` without text.
    Linear in the size of the page.
    """
    if snapshot.outcome is not FetchOutcome.OK:
        return snapshot.outcome
    if page.free_to_read is False:
        return FetchOutcome.PAYWALLED
    if _was_sent_home(snapshot):
        return FetchOutcome.WRONG_PAGE
    shown = _shown_text(page)
    markup = snapshot.body[:_LOOKED_AT_BYTES].lower()
    if not any(mark.isalnum() for mark in shown):
        return _outcome_without_text(page, markup)
    if len(shown) > _LONGEST_WALL:
        return FetchOutcome.OK
    return _wall(snapshot, f"{page.title}\n{shown}", markup) or FetchOutcome.OK


def _was_sent_home(snapshot: Snapshot) -> bool:
    """Return whether the site answered the address of an article with its own front page."""
    asked, came = urlsplit(snapshot.url or ""), urlsplit(snapshot.final_url or "")
    same_site = _bare_host(asked.hostname) == _bare_host(came.hostname)
    deep = len(asked.path) >= _SHORTEST_ARTICLE_PATH
    return bool(snapshot.redirects) and same_site and deep and came.path in {"", "/"}


def _bare_host(host: str | None) -> str:
    return (host or "").removeprefix("www.").removesuffix(".")


def _shown_text(page: PageText) -> str:
    """Return the text outside menus and side matter, the title excluded; all without blocks."""
    if not page.blocks:
        return page.text.strip()
    return "\n".join(
        block.span.of(page.text) for block in page.blocks if block.zone not in _UNSEEN
    ).strip()


def _outcome_without_text(page: PageText, markup: bytes) -> FetchOutcome:
    if b"<frameset" in markup:
        return FetchOutcome.INTERSTITIAL
    asks = _JAVASCRIPT_WORDS.search(page.text) or _noscript_asks(markup)
    if asks or (_EMPTY_ROOT.search(markup) and b"<script" in markup):
        return FetchOutcome.NEEDS_JAVASCRIPT
    # Text in side matter only is still text that may be quoted.
    has_words = any(mark.isalnum() for mark in page.text)
    return FetchOutcome.OK if has_words else FetchOutcome.EMPTY


def _wall(snapshot: Snapshot, text: str, markup: bytes) -> FetchOutcome | None:
    """Return which wall a page with little ``text`` (title first) is, or None."""
    short = len(text) <= _LONGEST_FORM
    if short and _CAPTCHA_MARKUP.search(markup) and _ROBOT_WORDS.search(text):
        return FetchOutcome.BOT_WALL
    if short and _PASSWORD_FIELD.search(markup) and _SIGN_IN_WORDS.search(text):
        return FetchOutcome.LOGIN_WALL
    if _is_consent_page(snapshot, text, markup):
        return FetchOutcome.CONSENT_WALL
    if _NOT_FOUND_WORDS.search(text.partition("\n")[0]) or (
        short and _NOT_FOUND_WORDS.search(text)
    ):
        return FetchOutcome.SOFT_404
    if len(text) > _LONGEST_HINT:
        return None
    if _REFRESH.search(markup) or b"<frameset" in markup:
        return FetchOutcome.INTERSTITIAL
    nearly_nothing = len(text) <= _LONGEST_TITLE
    if _JAVASCRIPT_WORDS.search(text) or (nearly_nothing and _noscript_asks(markup)):
        return FetchOutcome.NEEDS_JAVASCRIPT
    return None


def _is_consent_page(snapshot: Snapshot, text: str, markup: bytes) -> bool:
    host = urlsplit(snapshot.final_url or "").hostname or ""
    if snapshot.redirects and host.startswith(_CONSENT_HOSTS):
        return True
    asks = _CONSENT_WORDS.search(text) and _CONSENT_BUTTON.search(markup)
    return bool(asks) and len(text) <= _LONGEST_FORM


def _noscript_asks(markup: bytes) -> bool:
    """Return whether a noscript hint says that the page needs JavaScript."""
    hints = (found[1].decode("utf-8", "replace") for found in _NOSCRIPT.finditer(markup))
    return any(_JAVASCRIPT_WORDS.search(hint) for hint in hints)
