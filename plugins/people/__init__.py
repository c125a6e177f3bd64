"""People: one record each, bilingual, with pages."""
