"""What changes a data file, and what is said of one before it changes: each command in its module."""
