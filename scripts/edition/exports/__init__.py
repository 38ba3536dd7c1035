"""One format a file; each turns an `Edition` into `SiteFile`s under downloads/."""
