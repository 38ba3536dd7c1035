"""HTML fragments of an edition that pages and exports share.

Nothing here renders a whole page or a file. Imports assemble, history, words and below.
"""
