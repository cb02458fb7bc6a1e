"""Every sentence for people, once: window, reports and terminal take theirs here.

One module a topic; sentences pass through ``translate.tr`` so that a catalogue can replace them.
Imports nothing of citecheck but model.
"""
