"""The library in SQLite. The only room that imports sqlite_utils and sqlite3."""
