"""The only room that knows how Pelican runs."""
