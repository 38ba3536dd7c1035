"""Pieces of HTML that several kinds of page are made of."""
