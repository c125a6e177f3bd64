"""A raw transcript becomes an article folder."""
