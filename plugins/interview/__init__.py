"""Speaker turns: who asks, who answers."""
