"""The library: one SQLite file that keeps every check. The face is ``store.library``."""
