"""YAML in, records or diagnostics out."""
