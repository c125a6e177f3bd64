"""One Chinese script or region into another."""
