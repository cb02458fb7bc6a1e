"""Words and places of words on their way to the screen: offsets, times, keys, letters, searching."""
