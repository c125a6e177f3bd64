"""The server behind ./inv serve."""
