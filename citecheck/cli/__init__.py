"""The same line without a screen: one module a command.

Imports anything below it; never gui at module level (``citecheck gui`` loads it when asked for).
"""
