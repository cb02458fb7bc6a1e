"""Building blocks of views and dialogs; may not import either."""
