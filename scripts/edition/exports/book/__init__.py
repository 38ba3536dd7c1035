"""The edition as a book: one series of chapters, bound as an EPUB and set as a PDF."""
