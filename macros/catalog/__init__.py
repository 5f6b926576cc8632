"""What follows from the data: facets, names, citations."""
