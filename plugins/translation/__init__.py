"""What a translation still owes its source."""
