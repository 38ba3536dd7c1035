"""The drawings of the edition, as SVG.

Imports render and below.
"""
