"""What the window works at: one check, from its opening to its decisions."""
