"""The panes of the window: they show the session and emit what the user asked."""
