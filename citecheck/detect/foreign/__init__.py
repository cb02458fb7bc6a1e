"""Statements in other languages than English, by closed word lists of their own."""
