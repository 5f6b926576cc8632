"""What has changed in the directory, by month: a page, and a feed to follow it by."""

from .changes import changes_feed, directory_changes

__all__ = ["changes_feed", "directory_changes"]
