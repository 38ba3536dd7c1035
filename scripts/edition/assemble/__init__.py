"""Values to an `Edition`: emend, locate quotations, resolve links, check style.

Pure: no files, no HTML. Imports read and below.
"""
