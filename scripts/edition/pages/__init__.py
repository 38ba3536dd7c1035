"""One kind of page a file; each turns an `Edition` into `SiteFile`s and knows no other."""
