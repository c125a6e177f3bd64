"""The document core: what an article is once it has been read."""
