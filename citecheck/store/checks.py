"""Queries on checks: articles, their claims, runs and reviews."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from citecheck import __version__
from citecheck.model import (
    Article,
    Attribution,
    ErrorCode,
    Finding,
    KnownError,
    Origin,
    Reference,
    Review,
    ReviewKind,
    Verdict,
)
from citecheck.store.codec import from_json, storable, to_json, utc_text
from citecheck.store.connection import rows


def identity_of(reference: Reference) -> str:
    """Return what makes two references of one attribution the same page, as a JSON text."""
    place = reference.url or reference.outlet
    return json.dumps([reference.origin.value, place, reference.source])


def upsert_article(db: Database, article: Article, at: datetime) -> None:
    """Keep an article; when it is there already, its check goes on and ``created_at`` stays."""
    db.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
        " title = excluded.title, outlet = excluded.outlet, url = excluded.url,"
        " value = excluded.value, version = excluded.version,"
        " changed_at = max(changed_at, excluded.changed_at)",
        (
            article.sha256,
            article.text,
            article.title,
            article.outlet,
            article.url,
            to_json(replace(article, text="", parts=article.parts)),
            utc_text(at),
            utc_text(at),
            __version__,
        ),
    )


def article_of(row: dict[str, Any]) -> Article:
    """Return the article of a row.

    Raises:
        KnownError: ``LIBRARY_DAMAGED`` when its text is not what was saved.
    """
    article = replace(from_json(Article, row["value"]), text=row["text"])
    if article.sha256 != row["key"]:
        raise KnownError(ErrorCode.LIBRARY_DAMAGED, "", "an article is not what was saved")
    return article


def article_row(db: Database, key: str) -> dict[str, Any]:
    """Return the row of the check ``key``.

    Raises:
        KnownError: ``NO_SUCH_CHECK``.
    """
    found = rows(db, "SELECT * FROM article WHERE key = ?", (key,))
    if not found:
        raise KnownError(ErrorCode.NO_SUCH_CHECK, key)
    return found[0]


def touch(db: Database, key: str, at: datetime) -> None:
    """Let a check be changed at ``at``, or leave its later time.

    Raises:
        KnownError: ``NO_SUCH_CHECK``.
    """
    cursor = db.execute(
        "UPDATE article SET changed_at = max(changed_at, ?) WHERE key = ?", (utc_text(at), key)
    )
    if not cursor.rowcount:
        raise KnownError(ErrorCode.NO_SUCH_CHECK, key)


def load_attributions(db: Database, key: str) -> list[tuple[str, Attribution]]:
    """Return the claims of a check in text order, each with its key."""
    found = rows(
        db, "SELECT key, value FROM attribution WHERE article_key = ? ORDER BY position", (key,)
    )
    return [(row["key"], from_json(Attribution, row["value"])) for row in found]


def attribution_key(db: Database, key: str, label: str) -> str | None:
    """Return the key of the claim that is called ``label`` ("a1"); None when none is.

    Raises:
        KnownError: ``NO_SUCH_CHECK``.
    """
    found = db.execute(
        "SELECT key FROM attribution WHERE article_key = ? AND label = ?", (key, label)
    ).fetchone()
    if found is None:
        article_row(db, key)
        return None
    return str(found[0])


def replace_references(db: Database, key: str, references: Iterable[Reference]) -> None:
    """Let ``references`` be the candidates of a check; pages given by hand before stay behind them.

    Raises:
        LookupError: one of them is of no claim of this check.
    """
    article_row(db, key)
    keys = {a.id: attribution for attribution, a in load_attributions(db, key)}
    db.execute(
        "DELETE FROM reference WHERE article_key = ? AND origin <> ?", (key, Origin.USER.value)
    )
    # Behind what comes now, in their old order.
    new = tuple(references)
    db.execute(
        "UPDATE reference SET position = position + ? WHERE article_key = ?", (len(new), key)
    )
    for position, reference in enumerate(new):
        if reference.attribution_id not in keys:
            msg = f"no claim {reference.attribution_id} in check {key}"
            raise LookupError(msg)
        upsert_reference(db, key, keys[reference.attribution_id], reference, position)


def replace_references_of(
    db: Database, key: str, attributions: Iterable[str], references: Iterable[Reference]
) -> None:
    """Let ``references`` be the candidates of the claims with these keys; those by hand stay."""
    labels = {claim: a.id for claim, a in load_attributions(db, key)}
    keys = {label: claim for claim, label in labels.items()}
    for claim in attributions:
        db.execute(
            "DELETE FROM reference WHERE article_key = ? AND attribution_key = ? AND origin <> ?",
            (key, claim, Origin.USER.value),
        )
    for reference in references:
        upsert_reference(db, key, keys[reference.attribution_id], reference)


def upsert_reference(
    db: Database, key: str, attribution: str, reference: Reference, position: int | None = None
) -> None:
    """Keep one candidate; without ``position`` a new one goes to the end, a known one stays."""
    db.execute(
        "INSERT INTO reference VALUES (:key, :claim, :identity, ifnull(:position,"
        " (SELECT ifnull(max(position), 0) + 1 FROM reference WHERE article_key = :key)),"
        " :origin, :value)"
        " ON CONFLICT (article_key, attribution_key, identity)"
        " DO UPDATE SET value = excluded.value, position = ifnull(:position, position)",
        {
            "key": key,
            "claim": attribution,
            "identity": identity_of(reference),
            "position": position,
            "origin": reference.origin.value,
            "value": to_json(reference),
        },
    )


def load_references(db: Database, key: str) -> list[Reference]:
    """Return the candidates of all claims of a check, claim by claim, best first."""
    found = rows(
        db,
        "SELECT a.label, r.value FROM attribution AS a JOIN reference AS r"
        " ON r.article_key = a.article_key AND r.attribution_key = a.key"
        " WHERE a.article_key = ? ORDER BY a.position, r.position",
        (key,),
    )
    return [
        replace(from_json(Reference, row["value"]), attribution_id=row["label"]) for row in found
    ]


def insert_finding(
    db: Database,
    run: int,
    key: str,
    attribution: str,
    reference: Reference,
    snapshot_id: int | None,
    finding: Finding,
) -> None:
    """Keep what a run found; the same run finds the same page once, other runs' findings stay."""
    identity = identity_of(reference)
    db.execute(
        "DELETE FROM finding WHERE run_id = ? AND attribution_key = ? AND identity = ?",
        (run, attribution, identity),
    )
    db.execute(
        "INSERT INTO finding (run_id, article_key, attribution_key, identity, snapshot_id, kind,"
        " concerns, reference, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            key,
            attribution,
            identity,
            snapshot_id,
            finding.kind.value,
            to_json(finding.concerns),
            to_json(reference),
            to_json(finding),
        ),
    )


def insert_results(
    db: Database,
    key: str,
    run: int,
    snapshot_id: int | None,
    results: Iterable[tuple[str, Reference, Finding]],
) -> None:
    """Keep what a run found in one page: attribution id, reference and finding of each claim."""
    for label, reference, finding in results:
        claim = attribution_key(db, key, label)
        if claim is None:
            continue  # taken away by hand while the run was under way
        upsert_reference(db, key, claim, reference)
        insert_finding(db, run, key, claim, reference, snapshot_id, finding)


def shown_findings(db: Database, key: str) -> list[dict[str, Any]]:
    """Return the newest finding of every current candidate of every claim, best reference first.

    Runs before the last whole run that ended don't count (``store.runs``).

    A row holds ``label``, ``key``, ``identity``, ``snapshot_id``, ``reference`` and ``value``.
    """
    return rows(
        db,
        "SELECT a.label, a.key, f.identity, f.snapshot_id, f.reference, f.value, max(f.id)"
        " FROM attribution AS a JOIN reference AS r"
        " ON r.article_key = a.article_key AND r.attribution_key = a.key"
        " JOIN shown_finding AS f ON f.article_key = a.article_key"
        " AND f.attribution_key = a.key AND f.identity = r.identity"
        # SQLite takes bare columns from the row that has the maximum.
        " WHERE a.article_key = ? GROUP BY a.position, f.identity"
        " ORDER BY a.position, r.position",
        (key,),
    )


def insert_review(db: Database, key: str, review: Review) -> None:
    """Append a review."""
    touch(db, key, review.reviewed_at)
    db.execute(
        "INSERT INTO review (article_key, attribution_key, verdict, note, reviewer, reviewed_at,"
        " snapshot_sha256, kind, to_call, blind, found)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            review.attribution_key,
            review.verdict.value if review.verdict else None,
            storable(review.note),
            storable(review.reviewer),
            review.reviewed_at.isoformat(),
            review.snapshot_sha256,
            review.kind.value,
            int(review.to_call),
            int(review.blind),
            to_json(review.found) if review.found else None,
        ),
    )


def load_reviews(db: Database, key: str) -> dict[str, list[Review]]:
    """Return the reviews of a check by attribution key, in the order in which they were given."""
    reviews: dict[str, list[Review]] = {}
    for row in rows(db, "SELECT * FROM review WHERE article_key = ? ORDER BY id", (key,)):
        review = Review(
            attribution_key=row["attribution_key"],
            verdict=Verdict(row["verdict"]) if row["verdict"] else None,
            note=row["note"],
            reviewer=row["reviewer"],
            reviewed_at=datetime.fromisoformat(row["reviewed_at"]),
            snapshot_sha256=row["snapshot_sha256"],
            kind=ReviewKind(row["kind"]),
            to_call=bool(row["to_call"]),
            blind=bool(row["blind"]),
            found=from_json(Finding, row["found"]) if row["found"] else None,
        )
        reviews.setdefault(review.attribution_key, []).append(review)
    return reviews
