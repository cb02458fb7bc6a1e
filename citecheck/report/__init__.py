"""A stored check → files: HTML, Markdown, CSV and JSON. The face is ``report.formats``. Pure."""
