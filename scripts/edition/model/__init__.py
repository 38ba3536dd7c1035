"""The nouns: places in a text, problems, and the table of problem codes.

Frozen values that every other package may use. Imports no other package.
"""
