"""The edition as a book: its chapters, as an EPUB and as a PDF."""
