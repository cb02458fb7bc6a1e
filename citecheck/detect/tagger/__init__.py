"""The trained tagger: a text to cues, speakers and contents, with no rules of its own.

Made by ``packaging/model``, whose ``infer.py`` is the reference that this package follows number
by number. It knows nothing of articles or outlets; ``engine`` alone joins it to the rules.
"""
