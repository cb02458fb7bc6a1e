"""The same line without a screen."""
