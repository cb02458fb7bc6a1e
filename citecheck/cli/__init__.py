"""The same line without a screen: one module a command.

Imports anything below it, never gui: the two meet in ``citecheck.start``.
"""
