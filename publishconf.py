"""Settings of the production build: the same site, with every warning a stop."""

from pelicanconf import *  # noqa: F403 # a production build differs in what stands below, and in nothing else

DUIYE_STRICT = True
DELETE_OUTPUT_DIRECTORY = True
