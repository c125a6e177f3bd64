"""Stills and the captions that belong to them."""
