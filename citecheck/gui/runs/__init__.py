"""What runs beside the window: the thread, what is under way, what it tells and writes."""
