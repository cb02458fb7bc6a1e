"""citecheck: did the people and outlets that an article credits say these words, there?"""

__version__ = "0.1.0"
