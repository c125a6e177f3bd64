"""Image derivatives: planned, performed, pruned."""
