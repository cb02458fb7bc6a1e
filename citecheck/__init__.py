"""citecheck: did the people and outlets that an article credits say these words, there?"""

__version__ = "0.1.0"

HOMEPAGE = "https://citecheck.example/"
"""Where a site's owner is to read who asks; a reserved name until the project has a page."""
