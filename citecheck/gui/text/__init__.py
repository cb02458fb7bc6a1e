"""Words and places of words on their way to the screen: offsets, times, letters, searching."""
