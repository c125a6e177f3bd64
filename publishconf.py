"""Settings of the production build: the same site, its files small and named by content, every warning a stop."""

from pelicanconf import *  # noqa: F403 # a production build differs in what stands below, and in nothing else

DUIYE_STRICT = True
DUIYE_PRODUCTION = True
FONT_QUALITY = 11
DELETE_OUTPUT_DIRECTORY = True
