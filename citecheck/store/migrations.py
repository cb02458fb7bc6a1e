"""The history of the schema.

Add a function at the end. Never change one that has been released: a library out there has
already run it. All pending ones run in one transaction, so a library is of one version or another
and never between two.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from citecheck.store.search_index import NOTES as SEARCH_OVER_NOTES
from citecheck.store.search_index import SCHEMA as SEARCH_SCHEMA

APPLICATION_ID = 0x63695465
"""Stands in the header of every library: "ciTe" in ASCII."""

history = Migrations("citecheck")


def version_of(migrations: Migrations) -> int:
    """Return the ``user_version`` of a library that has run all of ``migrations``."""
    pending_in_nothing = Database(memory=True, execute_plugins=False)
    try:
        return len(migrations.pending(pending_in_nothing))
    finally:
        pending_in_nothing.close()


@history()
def m001_checks_and_captures(db: Database) -> None:
    """Keep articles, claims, captures, findings of every run, and reviews."""
    for statement in _FIRST_SCHEMA:
        db.execute(statement)


@history()
def m002_sign_offs_and_calls(db: Database) -> None:
    """Keep what a review does, whether somebody has to be called, and what was decided blind."""
    db.execute("ALTER TABLE review ADD COLUMN kind TEXT NOT NULL DEFAULT 'decision'")
    db.execute("ALTER TABLE review ADD COLUMN to_call INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE review ADD COLUMN blind INTEGER NOT NULL DEFAULT 0")


@history()
def m002_claims_by_hand(db: Database) -> None:
    """Keep what was detected apart from the claims that stand, and every mark made by hand."""
    for statement in _CLAIMS_BY_HAND:
        db.execute(statement)


_CLAIMS_BY_HAND = (
    """CREATE TABLE detected (
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (article_key, position)
    ) STRICT""",
    "INSERT INTO detected SELECT article_key, position, value FROM attribution",
    """CREATE TABLE hand_mark (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        attribution_key TEXT NOT NULL,
        state TEXT NOT NULL,
        value TEXT,
        person TEXT NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX hand_mark_article ON hand_mark (article_key, id)",
)


@history()
def m002_exchanges_and_codecs(db: Database) -> None:
    """Keep what was asked and answered on the way; say how each body is compressed."""
    db.execute("ALTER TABLE snapshot ADD COLUMN exchanges TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE body RENAME COLUMN deflated TO content")
    db.execute("ALTER TABLE body ADD COLUMN codec TEXT NOT NULL DEFAULT 'zlib'")


@history()
def m003_search_over_texts(db: Database) -> None:
    """Note which texts are to be searched; their words are indexed later (``search_index``)."""
    for statement in SEARCH_SCHEMA:
        db.execute(statement)


@history()
def m005_archived_copies(db: Database) -> None:
    """Keep when an archive captured a page, what is to be known of the way to it, and its find."""
    db.execute("ALTER TABLE snapshot ADD COLUMN archived_at TEXT")
    db.execute("ALTER TABLE snapshot ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'")
    db.execute("DROP VIEW shown_finding")
    # A site that refuses once more takes nothing from an archived copy either.
    db.execute("""CREATE VIEW shown_finding AS SELECT * FROM current_finding AS f
        WHERE NOT (f.kind = 'unreached' AND EXISTS (
            SELECT 1 FROM current_finding AS p JOIN snapshot AS s ON s.id = p.snapshot_id
            WHERE p.article_key = f.article_key AND p.attribution_key = f.attribution_key
                AND p.identity = f.identity AND p.id < f.id
                AND s.outcome IN ('manual', 'archived')))""")


@history()
def m006_counts_of_checks(db: Database) -> None:
    """Keep what the list of checks counts, until the check changes."""
    db.execute(
        """CREATE TABLE summary (
            article_key TEXT PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            claims INTEGER NOT NULL,
            decided INTEGER NOT NULL,
            by_finding TEXT NOT NULL,
            flagged TEXT NOT NULL
        ) STRICT"""
    )
    for table in ("attribution", "reference", "run", "finding", "review"):
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            begin = f"CREATE TRIGGER summary_{table}_{event.lower()} AFTER {event} ON {table}"
            body = f"DELETE FROM summary WHERE article_key = {row}.article_key;"  # noqa: S608 - constants
            db.execute(f"{begin} BEGIN {body} END")


@history()
def m007_retention(db: Database) -> None:
    """Keep which bodies were removed and when, what their texts hashed to, and which checks stay.

    A removed body keeps its row, without content: captures go on naming its hash.
    """
    db.execute("ALTER TABLE body ADD COLUMN removed_at TEXT")
    db.execute(
        """CREATE TABLE removed_page (
            snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot ON DELETE CASCADE,
            sha256 TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE kept_check (
            article_key TEXT PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            marked_at TEXT NOT NULL
        ) STRICT"""
    )


@history()
def m008_search_over_notes(db: Database) -> None:
    """Note also which notes are to be searched."""
    for statement in SEARCH_OVER_NOTES:
        db.execute(statement)


@history()
def m009_what_was_found_at_a_verdict(db: Database) -> None:
    """Keep with a review what the program had found by then; of older ones that is not known."""
    db.execute("ALTER TABLE review ADD COLUMN found TEXT")


_FIRST_SCHEMA = (
    """CREATE TABLE article (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        url TEXT,
        value TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        version TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE attribution (
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        position INTEGER NOT NULL,
        label TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (article_key, position),
        UNIQUE (article_key, label)
    ) STRICT""",
    """CREATE TABLE reference (
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        attribution_key TEXT NOT NULL,
        identity TEXT NOT NULL,
        position INTEGER NOT NULL,
        origin TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (article_key, attribution_key, identity)
    ) STRICT""",
    """CREATE TABLE body (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        deflated BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT,
        outcome TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        final_url TEXT,
        redirects TEXT NOT NULL,
        status INTEGER,
        headers TEXT NOT NULL,
        media_type TEXT NOT NULL,
        detail TEXT NOT NULL,
        sha256 TEXT REFERENCES body
    ) STRICT""",
    "CREATE INDEX snapshot_url ON snapshot (url, id)",
    "CREATE INDEX snapshot_sha256 ON snapshot (sha256)",
    """CREATE TABLE page (
        snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        text TEXT NOT NULL,
        value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE run (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        whole INTEGER NOT NULL,
        begun_at TEXT NOT NULL,
        ended_at TEXT,
        version TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX run_article ON run (article_key, id)",
    """CREATE TABLE finding (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        attribution_key TEXT NOT NULL,
        identity TEXT NOT NULL,
        snapshot_id INTEGER REFERENCES snapshot,
        kind TEXT NOT NULL,
        concerns TEXT NOT NULL,
        reference TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (run_id, attribution_key, identity)
    ) STRICT""",
    "CREATE INDEX finding_shown ON finding (article_key, attribution_key, identity, id)",
    "CREATE INDEX finding_snapshot ON finding (snapshot_id)",
    # Findings of runs before the last whole run that ended are history (store.runs).
    """CREATE VIEW current_finding AS SELECT * FROM finding AS f WHERE f.run_id >= coalesce(
        (SELECT max(id) FROM run AS r
         WHERE r.article_key = f.article_key AND r.whole AND r.ended_at IS NOT NULL), 0)""",
    # A site that refuses once more takes nothing from the text that a person pasted for it.
    """CREATE VIEW shown_finding AS SELECT * FROM current_finding AS f
        WHERE NOT (f.kind = 'unreached' AND EXISTS (
            SELECT 1 FROM current_finding AS p JOIN snapshot AS s ON s.id = p.snapshot_id
            WHERE p.article_key = f.article_key AND p.attribution_key = f.attribution_key
                AND p.identity = f.identity AND p.id < f.id AND s.outcome = 'manual'))""",
    """CREATE TABLE review (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_key TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        attribution_key TEXT NOT NULL,
        verdict TEXT,
        note TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        reviewed_at TEXT NOT NULL,
        snapshot_sha256 TEXT
    ) STRICT""",
    "CREATE INDEX review_article ON review (article_key, attribution_key, id)",
)
