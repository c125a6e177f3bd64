"""Films: the catalogue, the mentions, the pages."""
