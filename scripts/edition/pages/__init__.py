"""One file for each kind of page, and the parts that only pages have.

Imports pictures, render and below.
"""
