"""The edition as one TEI P5 document (https://www.tei-c.org/release/doc/tei-p5-doc/en/html/).

Ids are those of the site: what is `#n-birds` there is `xml:id="n-birds"` here.
"""
