"""Writers of HTML, XML, CSV, ZIP and other formats that know nothing of an edition.

A function here takes plain values and returns text or bytes. Imports model.
"""
