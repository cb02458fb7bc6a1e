"""Words and their places on the way to the screen: offsets, times, keys, letters, searching."""
