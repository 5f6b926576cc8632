"""What the directory knows and does not know, in numbers and pictures."""

from .numbers import about_the_data

__all__ = ["about_the_data"]
