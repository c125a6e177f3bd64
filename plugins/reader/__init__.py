"""The adapter that hands Pelican its files."""
