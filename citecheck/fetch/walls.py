"""Tells from the headers of an answer whether a bot wall stands before the page.

Each sign is one that the vendor sends with its challenge or its block, never with a page.
"""

from __future__ import annotations

from collections.abc import Mapping

_REFUSALS = frozenset({401, 403, 405, 406, 429, 503})
LINKEDIN_REFUSAL = 999


def bot_wall_vendor(status: int, headers: Mapping[str, str]) -> str | None:
    """Return whose bot wall answered, or None; ``headers`` must look names up in any case."""
    if status == LINKEDIN_REFUSAL:
        return "LinkedIn"
    if _starts(headers, "cf-mitigated", "challenge"):
        return "Cloudflare"
    if _starts(headers, "x-amzn-waf-action", "challenge", "captcha"):
        return "AWS WAF"
    if _starts(headers, "x-vercel-mitigated", "challenge"):
        return "Vercel"
    if status not in _REFUSALS:
        return None
    return _vendor_of_refusal(headers)


def _vendor_of_refusal(headers: Mapping[str, str]) -> str | None:
    """Return whose refusal it is; these headers also come with good pages, so the status counts."""
    names = [name.lower() for name in headers]
    cookies = headers.get("set-cookie", "").lower()
    if any(name.startswith("cf-chl") for name in names):
        return "Cloudflare"
    if "x-datadome" in names or "x-dd-b" in names or "datadome=" in cookies:
        return "DataDome"
    if any(name.startswith("x-px") for name in names) or "_pxhd=" in cookies:
        return "PerimeterX"
    if (
        "x-iinfo" in names
        or "incap_ses" in cookies
        or _starts(headers, "x-cdn", "imperva", "incap")
    ):
        return "Imperva"
    if "_abck=" in cookies or "bm_sz=" in cookies or "bm_sv=" in cookies:
        return "Akamai"
    if any(name.startswith("x-kpsdk") for name in names):
        return "Kasada"
    return None


def _starts(headers: Mapping[str, str], name: str, *beginnings: str) -> bool:
    return headers.get(name, "").strip().lower().startswith(beginnings)
