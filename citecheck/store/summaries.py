"""The list of checks, without their texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
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
        kept: somebody marked it as evidence: its pages stay whatever the retention rule.
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
    kept: bool = False


def list_summaries(db: Database) -> tuple[CheckSummary, ...]:
    """Return all checks, the last changed first.

    Counts are kept until a check changes; those that are missing are counted anew, which is linear
    in their claims. The rest is linear in the checks.
    """
    counted = {row["article_key"]: row for row in rows(db, "SELECT * FROM summary")}
    if lacks_counts(db):
        counted |= {row["article_key"]: row for row in _counted(db)}
    found = rows(
        db,
        "SELECT key, title, substr(text, 1, 300) AS opening, outlet, url, created_at, changed_at,"
        " key IN (SELECT article_key FROM kept_check) AS kept"
        " FROM article ORDER BY changed_at DESC, rowid DESC",
    )
    return tuple(_summary(row, counted[row["key"]]) for row in found)


def lacks_counts(db: Database) -> bool:
    """Say whether any check changed since it was counted."""
    return bool(db.execute(f"SELECT EXISTS ({_STALE})").fetchone()[0])


def keep_counts(db: Database) -> None:
    """Count the checks that changed, and keep what was counted."""
    db.conn.executemany(
        "INSERT OR REPLACE INTO summary VALUES (:article_key, :claims, :decided, :by_finding,"
        " :flagged)",
        _counted(db),
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


_STALE = "SELECT key FROM article WHERE key NOT IN (SELECT article_key FROM summary)"
_CLAIMS = f"""
    SELECT article_key, count(*) FROM attribution WHERE article_key IN ({_STALE})
    GROUP BY article_key
"""  # noqa: S608 - constants
_DECIDED = f"""
    SELECT a.article_key, count(*) FROM attribution AS a
    WHERE a.article_key IN ({_STALE})
    AND (SELECT verdict FROM review AS v WHERE v.article_key = a.article_key
         AND v.attribution_key = a.key ORDER BY v.id DESC LIMIT 1) IS NOT NULL
    GROUP BY a.article_key
"""  # noqa: S608 - constants
_SHOWN = f"""
    SELECT a.article_key, a.position, f.kind, f.concerns, max(f.id)
    FROM attribution AS a
    JOIN reference AS r ON r.article_key = a.article_key AND r.attribution_key = a.key
    JOIN shown_finding AS f ON f.article_key = a.article_key AND f.attribution_key = a.key
        AND f.identity = r.identity
    WHERE a.article_key IN ({_STALE})
    GROUP BY a.article_key, a.position, f.identity
"""  # noqa: S608 - constants


def _counted(db: Database) -> list[dict[str, Any]]:
    """Return the counts of every check that changed since it was counted."""
    claims = dict(db.execute(_CLAIMS).fetchall())
    decided = dict(db.execute(_DECIDED).fetchall())
    best = _best_findings(db)
    return [
        {
            "article_key": key,
            "claims": claims.get(key, 0),
            "decided": decided.get(key, 0),
            **_by_kind(best.get(key, {}).values()),
        }
        for (key,) in db.execute(_STALE).fetchall()
    ]


def _by_kind(findings: Iterable[Finding]) -> dict[str, str]:
    """Return claims by their best finding, and those of them with concerns, as JSON."""
    counts = {"by_finding": Counter[str](), "flagged": Counter[str]()}
    for finding in findings:
        counts["by_finding"][finding.kind.value] += 1
        if finding.concerns:
            counts["flagged"][finding.kind.value] += 1
    return {name: json.dumps(counted) for name, counted in counts.items()}


def _best_findings(db: Database) -> dict[str, dict[int, Finding]]:
    best: dict[str, dict[int, Finding]] = {}
    for key, position, kind, concerns, _ in db.execute(_SHOWN).fetchall():
        said = from_json(tuple[Concern, ...], concerns)
        finding = Finding(FindingKind(kind), concerns=said)
        claims = best.setdefault(key, {})
        if position not in claims or finding.rank < claims[position].rank:
            claims[position] = finding
    return best


def _summary(row: dict[str, Any], counted: dict[str, Any]) -> CheckSummary:
    return CheckSummary(
        key=row["key"],
        title=title_or_opening(row["title"], row["opening"]),
        outlet=row["outlet"],
        url=row["url"],
        created_at=datetime.fromisoformat(row["created_at"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        claims=counted["claims"],
        decided=counted["decided"],
        by_finding=_kinds(counted["by_finding"]),
        flagged=_kinds(counted["flagged"]),
        kept=bool(row["kept"]),
    )


def _kinds(counted: str) -> dict[FindingKind, int]:
    told = json.loads(counted)
    return {kind: told[kind.value] for kind in FindingKind if kind.value in told}
