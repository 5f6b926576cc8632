"""Reviewing what people bring: adding records, the ids that were ever used, and what a reviewer need not look for."""
