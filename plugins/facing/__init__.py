"""Which paragraph, and which sentence, faces which."""
