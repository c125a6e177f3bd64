"""The letters of the pages: faces found on the machine, cut to what each page shows, delivered with it."""
