"""Reference to snapshot over the guarded client. The only room that imports httpx."""
