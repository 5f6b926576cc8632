"""What a page shows: a folder for each thing, with its Python, templates, style and script."""
