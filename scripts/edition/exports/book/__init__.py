"""The edition as a book: chapters, bound as an EPUB and typeset as a PDF."""
