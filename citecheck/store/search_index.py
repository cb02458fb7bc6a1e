"""The index behind the search: what is in it, and how it is kept in step.

Triggers note what is new in ``search_entry`` and take out of the index what is deleted or changed;
``index_some`` reads the words of what was noted, in short transactions. So saving a page costs no
reading of its words, and a library made before there was a search opens at once.

The index (FTS5) holds no texts of its own: ``title`` and ``body`` stand in their tables, those of
a claim in its entry, because they are put together from several. Texts that were indexed in another
form than they have (Chinese, Japanese) keep that form in the entry: taking words out of the index
needs exactly what was put in.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from citecheck.model import Attribution
from citecheck.store.codec import from_json, storable
from citecheck.store.search_words import search_words

_BATCH_ENTRIES = 200
_BATCH_CHARS = 1_000_000


SCHEMA = (
    """CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        article_key TEXT,
        label TEXT,
        snapshot_id INTEGER,
        indexed INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        spaced_title TEXT,
        spaced_body TEXT
    ) STRICT""",
    "CREATE INDEX search_entry_article ON search_entry (article_key, label)",
    "CREATE INDEX search_entry_page ON search_entry (snapshot_id)",
    "CREATE INDEX search_entry_pending ON search_entry (id) WHERE NOT indexed",
    """CREATE VIEW search_text AS
        SELECT e.id, a.title AS title, a.text AS body, e.spaced_title, e.spaced_body
            FROM search_entry AS e JOIN article AS a ON a.key = e.article_key
            WHERE e.kind = 'article'
        UNION ALL
        SELECT e.id, ifnull(json_extract(p.value, '$.title'), ''), p.text,
            e.spaced_title, e.spaced_body
            FROM search_entry AS e JOIN page AS p USING (snapshot_id) WHERE e.kind = 'page'
        UNION ALL
        SELECT id, title, body, spaced_title, spaced_body
            FROM search_entry WHERE kind = 'claim'""",
    """CREATE VIRTUAL TABLE search_index USING fts5 (
        title, body, content='', tokenize='unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER search_entry_leaves BEFORE DELETE ON search_entry WHEN old.indexed BEGIN
        INSERT INTO search_index (search_index, rowid, title, body)
            SELECT 'delete', id, ifnull(spaced_title, title), ifnull(spaced_body, body)
            FROM search_text WHERE id = old.id;
    END""",
    """CREATE TRIGGER search_article_comes AFTER INSERT ON article BEGIN
        INSERT INTO search_entry (kind, article_key) VALUES ('article', new.key);
    END""",
    """CREATE TRIGGER search_article_leaves BEFORE DELETE ON article BEGIN
        DELETE FROM search_entry WHERE article_key = old.key AND kind = 'article';
    END""",
    """CREATE TRIGGER search_article_changes BEFORE UPDATE OF title, text ON article
        WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
        DELETE FROM search_entry WHERE article_key = old.key AND kind = 'article';
        INSERT INTO search_entry (kind, article_key) VALUES ('article', old.key);
    END""",
    """CREATE TRIGGER search_page_comes AFTER INSERT ON page BEGIN
        INSERT INTO search_entry (kind, snapshot_id) VALUES ('page', new.snapshot_id);
    END""",
    """CREATE TRIGGER search_page_leaves BEFORE DELETE ON page BEGIN
        DELETE FROM search_entry WHERE snapshot_id = old.snapshot_id;
    END""",
    """CREATE TRIGGER search_page_changes BEFORE UPDATE OF text, value ON page
        WHEN old.text IS NOT new.text OR old.value IS NOT new.value BEGIN
        DELETE FROM search_entry WHERE snapshot_id = old.snapshot_id;
        INSERT INTO search_entry (kind, snapshot_id) VALUES ('page', old.snapshot_id);
    END""",
    """CREATE TRIGGER search_claim_comes AFTER INSERT ON attribution BEGIN
        INSERT INTO search_entry (kind, article_key, label)
            VALUES ('claim', new.article_key, new.label);
    END""",
    """CREATE TRIGGER search_claim_changes AFTER UPDATE OF label, value ON attribution BEGIN
        DELETE FROM search_entry WHERE article_key = old.article_key AND label = old.label;
        INSERT INTO search_entry (kind, article_key, label)
            VALUES ('claim', new.article_key, new.label);
    END""",
    """CREATE TRIGGER search_claim_leaves BEFORE DELETE ON attribution BEGIN
        DELETE FROM search_entry WHERE article_key = old.article_key AND label = old.label;
    END""",
    "INSERT INTO search_entry (kind, article_key) SELECT 'article', key FROM article",
    "INSERT INTO search_entry (kind, snapshot_id) SELECT 'page', snapshot_id FROM page",
    """INSERT INTO search_entry (kind, article_key, label)
        SELECT 'claim', article_key, label FROM attribution""",
)
"""What the migration runs."""

NOTES = (
    "DROP VIEW search_text",
    """CREATE VIEW search_text AS
        SELECT e.id, a.title AS title, a.text AS body, e.spaced_title, e.spaced_body
            FROM search_entry AS e JOIN article AS a ON a.key = e.article_key
            WHERE e.kind = 'article'
        UNION ALL
        SELECT e.id, ifnull(json_extract(p.value, '$.title'), ''), p.text,
            e.spaced_title, e.spaced_body
            FROM search_entry AS e JOIN page AS p USING (snapshot_id) WHERE e.kind = 'page'
        UNION ALL
        SELECT id, title, body, spaced_title, spaced_body
            FROM search_entry WHERE kind IN ('claim', 'note')""",
    # The newest review of a claim holds its note, or none any more.
    """CREATE TRIGGER search_note_comes AFTER INSERT ON review BEGIN
        DELETE FROM search_entry WHERE article_key = new.article_key
            AND label = new.attribution_key;
        INSERT INTO search_entry (kind, article_key, label, title, body)
            SELECT 'note', new.article_key, new.attribution_key, new.reviewer, new.note
            WHERE new.note <> '';
    END""",
    """CREATE TRIGGER search_note_leaves BEFORE DELETE ON review BEGIN
        DELETE FROM search_entry WHERE article_key = old.article_key
            AND label = old.attribution_key;
    END""",
    """INSERT INTO search_entry (kind, article_key, label, title, body)
        SELECT 'note', article_key, attribution_key, reviewer, note FROM review
        WHERE id IN (SELECT max(id) FROM review GROUP BY article_key, attribution_key)
            AND note <> ''""",
)
"""What a later migration runs: the notes on claims. They are called by the claim's key, which is no
claim's label."""


@dataclass(frozen=True, slots=True)
class _Pending:
    id: int
    kind: str
    article_key: str | None
    label: str | None


def pending_count(db: Database) -> int:
    """Return how many texts wait to be indexed."""
    return int(db.execute("SELECT count(*) FROM search_entry WHERE NOT indexed").fetchone()[0])


def index_some(db: Database) -> None:
    """Index the next texts that wait, the newest first: up to about a million characters."""
    left = _BATCH_CHARS
    found = db.execute(
        "SELECT id, kind, article_key, label FROM search_entry WHERE NOT indexed"
        " ORDER BY id DESC LIMIT ?",
        (_BATCH_ENTRIES,),
    ).fetchall()
    articles: dict[str, str] = {}
    for entry in (_Pending(*row) for row in found):
        if entry.kind == "claim":
            _word_claim(db, entry, articles)
        left -= _index(db, entry.id)
        if left <= 0:
            return


def _word_claim(db: Database, entry: _Pending, articles: dict[str, str]) -> None:
    """Write into the entry of a claim what can be searched of it."""
    key = entry.article_key or ""
    if key not in articles:
        articles[key] = db.execute("SELECT text FROM article WHERE key = ?", (key,)).fetchone()[0]
    value = db.execute(
        "SELECT value FROM attribution WHERE article_key = ? AND label = ?", (key, entry.label)
    ).fetchone()[0]
    claim = from_json(Attribution, value)
    outlet = claim.outlet
    who = (claim.speaker_name or "", outlet.name if outlet else "")
    quote = claim.quote(articles[key])
    db.execute(
        "UPDATE search_entry SET title = ?, body = ? WHERE id = ?",
        (storable(" · ".join(filter(None, who))), storable(quote), entry.id),
    )


def _index(db: Database, entry: int) -> int:
    """Put one text into the index; return how many characters it has."""
    row = db.execute("SELECT title, body FROM search_text WHERE id = ?", (entry,)).fetchone()
    title, body = row or ("", "")
    spaced = search_words(title), search_words(body)
    db.execute("INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)", (entry, *spaced))
    kept = (None, None) if spaced == (title, body) else spaced
    db.execute(
        "UPDATE search_entry SET indexed = 1, spaced_title = ?, spaced_body = ? WHERE id = ?",
        (*kept, entry),
    )
    return len(body) + _BATCH_CHARS // _BATCH_ENTRIES


def forget_deleted(db: Database) -> None:
    """Rewrite the index, so that it holds no word of what was deleted. Linear in the index."""
    db.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
