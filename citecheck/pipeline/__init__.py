"""The line from article to findings, its events, and the worker that parses foreign bytes."""
