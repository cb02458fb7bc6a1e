"""The list of checks, without their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from citecheck.model import Concern, ErrorCode, Finding, FindingKind, KnownError
from citecheck.store.codec import from_json
from citecheck.store.connection import rows
from citecheck.store.titles import title_or_opening

_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """One line of the list of checks.

    Attributes:
        title: the article's, or its first words where it has none.
        claims: how many claims its article makes.
        decided: how many of them have a verdict.
        by_finding: claims by their best finding; kinds without claim are missing.
        flagged: those of them whose best finding has concerns, likewise.
        created_at, changed_at: aware UTC.
    """

    key: str
    title: str
    outlet: str
    url: str | None
    created_at: datetime
    changed_at: datetime
    claims: int
    decided: int
    by_finding: Mapping[FindingKind, int]
    flagged: Mapping[FindingKind, int] = field(default_factory=dict)


def list_summaries(db: Database) -> tuple[CheckSummary, ...]:
    """Return all checks, the last changed first. Linear in the claims of the library."""
    best = _best_findings(db)
    found = rows(
        db,
        "SELECT key, title, substr(text, 1, 300) AS opening, outlet, url, created_at, changed_at,"
        " (SELECT count(*) FROM attribution WHERE article_key = article.key) AS claims"
        " FROM article ORDER BY changed_at DESC, rowid DESC",
    )
    decided = dict(db.execute(_DECIDED).fetchall())
    return tuple(
        _summary(row, decided.get(row["key"], 0), best.get(row["key"], {}).values())
        for row in found
    )


def find_check(db: Database, wanted: str) -> str:
    """Return the key that begins with ``wanted`` (4 digits or more), or whose title is or has it.

    Raises:
        KnownError: ``NO_SUCH_CHECK`` when none fits, ``AMBIGUOUS_CHECK`` when several do.
    """
    found = rows(
        db,
        "SELECT key, title, substr(text, 1, 300) AS opening FROM article"
        " ORDER BY changed_at DESC, rowid DESC",
    )
    for row in found:
        row["title"] = title_or_opening(row["title"], row["opening"])
    folded = wanted.strip().casefold()
    tries = (
        [
            r["key"]
            for r in found
            if len(folded) >= _SHORTEST_PREFIX and r["key"].startswith(folded)
        ],
        [r["key"] for r in found if r["title"].casefold() == folded],
        [r["key"] for r in found if folded and folded in r["title"].casefold()],
    )
    fitting = next((keys for keys in tries if keys), [])
    if len(fitting) != 1:
        code = ErrorCode.AMBIGUOUS_CHECK if fitting else ErrorCode.NO_SUCH_CHECK
        raise KnownError(code, wanted, str(len(fitting)))
    return str(fitting[0])


_DECIDED = """
    SELECT a.article_key, count(*) FROM attribution AS a
    WHERE (SELECT verdict FROM review AS v WHERE v.article_key = a.article_key
           AND v.attribution_key = a.key ORDER BY v.id DESC LIMIT 1) IS NOT NULL
    GROUP BY a.article_key
"""
_SHOWN = """
    SELECT a.article_key, a.position, f.kind, f.concerns, max(f.id)
    FROM attribution AS a
    JOIN reference AS r ON r.article_key = a.article_key AND r.attribution_key = a.key
    JOIN shown_finding AS f ON f.article_key = a.article_key AND f.attribution_key = a.key
        AND f.identity = r.identity
    GROUP BY a.article_key, a.position, f.identity
"""


def _best_findings(db: Database) -> dict[str, dict[int, Finding]]:
    best: dict[str, dict[int, Finding]] = {}
    for key, position, kind, concerns, _ in db.execute(_SHOWN).fetchall():
        said = from_json(tuple[Concern, ...], concerns)
        finding = Finding(FindingKind(kind), concerns=said)
        claims = best.setdefault(key, {})
        if position not in claims or finding.rank < claims[position].rank:
            claims[position] = finding
    return best


def _summary(row: dict[str, Any], decided: int, findings: Any) -> CheckSummary:  # noqa: ANN401
    counts: dict[FindingKind, int] = {}
    flagged: dict[FindingKind, int] = {}
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
        if finding.concerns:
            flagged[finding.kind] = flagged.get(finding.kind, 0) + 1
    return CheckSummary(
        key=row["key"],
        title=title_or_opening(row["title"], row["opening"]),
        outlet=row["outlet"],
        url=row["url"],
        created_at=datetime.fromisoformat(row["created_at"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        claims=row["claims"],
        decided=decided,
        by_finding={kind: counts[kind] for kind in FindingKind if kind in counts},
        flagged=flagged,
    )
