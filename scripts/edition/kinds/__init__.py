"""The record kinds: what belongs to each, and the table that lists them.

Whatever is particular to one kind of record is in its file here. Imports model and formats.
"""
