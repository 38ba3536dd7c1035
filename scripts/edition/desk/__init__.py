"""What editors and contributors do at their own desk: new files, mends, a changed copy-text."""
