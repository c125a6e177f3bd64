"""The picture that other sites show of a page: its still and its title, set as a magazine's cover line."""
