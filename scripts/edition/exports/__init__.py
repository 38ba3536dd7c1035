"""One file for each download; books and TEI in packages of their own.

Imports pages, render and below.
"""
