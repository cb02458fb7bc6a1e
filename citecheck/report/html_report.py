"""A check as one HTML file: no script, nothing loaded, readable on paper and by ear."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import jinja2

from citecheck.model import Check, House
from citecheck.paths import resource
from citecheck.report.chain import safe_href, shown_url
from citecheck.report.context import printable
from citecheck.report.view import view_of
from citecheck.wording import deciding, evidence, marks, outcomes, palette, signs
from citecheck.wording import report as words
from citecheck.wording.resting import evidence_changed
from citecheck.wording.times import utc_time
from citecheck.wording.translate import language

COLOURS = (
    "page",
    "panel",
    "text",
    "quiet",
    "hairline",
    "accent",
    "found",
    "look",
    "wrong",
    "open",
)


def html_report(check: Check, made_at: datetime, *, house: House | None = None) -> bytes:
    """Return the report as UTF-8: one self-contained page."""
    view = view_of(check, made_at, house=house)
    text = (
        environment()
        .get_template("report.html")
        .render(
            view=view,
            check=check,
            article=check.article,
            label=words.labels(),
            language=language(),
            colours={"light": _colours(palette.LIGHT), "dark": _colours(palette.DARK)},
        )
    )
    return (printable(text).rstrip() + "\n").encode("utf-8", "replace")


def _colours(of: palette.Palette) -> Mapping[str, str]:
    return {name: str(getattr(of, name)) for name in COLOURS}


def environment() -> jinja2.Environment:
    """Return where templates are filled: escaping on, a missing name is a fault."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["href"] = safe_href
    environment.filters["url"] = shown_url
    environment.globals.update(
        words=words,
        utc_time=utc_time,
        marks=marks,
        deciding=deciding,
        evidence=evidence,
        evidence_changed=evidence_changed,
        signs=signs,
        outcome_word=outcomes.outcome_word,
        finding_sign=signs.FINDING_SIGNS.__getitem__,
        verdict_sign=signs.VERDICT_SIGNS.get,
        group_name=lambda group: group.value,
        kind_group=lambda kind: signs.GROUPS[kind].value,
    )
    return environment
