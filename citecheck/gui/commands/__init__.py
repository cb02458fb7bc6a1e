"""What the actions do: one module a pane or a kind of work."""
