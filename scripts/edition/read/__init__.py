"""Files on disk to values: configuration, copy-text, records, pages written by hand.

Refuses what is unsafe and reports what is wrong, with file and line. Imports kinds and below.
"""
