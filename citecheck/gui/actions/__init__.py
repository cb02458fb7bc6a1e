"""The actions of the window: their words, keys and menus, and which can be called now."""
