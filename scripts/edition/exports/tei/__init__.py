"""The edition as one TEI P5 document (https://www.tei-c.org/release/doc/tei-p5-doc/en/html/).

Ids are the same as on the site: `#n-birds` there is `xml:id="n-birds"` here.
"""
