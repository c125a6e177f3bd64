"""The server behind ./inv serve: it rebuilds what is edited, reloads the open pages, and says what is wrong."""
