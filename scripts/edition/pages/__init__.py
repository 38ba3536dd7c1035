"""One module for each kind of page, and the components that only pages use.

Imports pictures, render and below.
"""
