"""The downloads, a module for each format; books and TEI have subpackages.

Imports pages, render and below.
"""
