"""`Edition` to pieces of HTML that pages and exports share.

Nothing here writes a page or a file. Imports assemble, history, words and below.
"""
