"""What git knows of the edition: dates, earlier versions, differences.

Only git.py starts a program. Imports formats.
"""
