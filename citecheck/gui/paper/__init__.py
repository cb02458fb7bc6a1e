"""The report on paper: its layout, its pages, the dialogs that print it."""
