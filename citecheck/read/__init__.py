"""Bytes, HTML, Markdown and clipboard to text of record with offsets; folding.

Pure: no I/O, no clock. Imports model, paths, config and wording only.
"""
