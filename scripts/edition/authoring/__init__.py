"""The commands for those who write: new records, fixes, reports.

Imports assemble and below; no HTML.
"""
