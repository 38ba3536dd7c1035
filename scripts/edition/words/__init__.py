"""The words of a text: tokens, base forms, concordance, keyness.

Imports read and below.
"""
