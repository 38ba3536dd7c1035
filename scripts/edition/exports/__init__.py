"""One format a file; each turns an `Edition` into `SiteFile`s for downloads/ or for scripts."""
