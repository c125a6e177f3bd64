"""Settings of the production build: the same site, its files small and named by content, every warning a stop."""

from pelicanconf import *  # noqa: F403 # a production build differs in what stands below, and in nothing else
from toolbox.serving import META_POLICY

DUIYE_STRICT = True
DUIYE_PRODUCTION = True
FONT_QUALITY = 11
DELETE_OUTPUT_DIRECTORY = True
# In each page too, for hosts that send no headers of ours.
CONTENT_POLICY = META_POLICY

# Where `./inv deploy NAME` sends what was published; docs/publishing.md explains each kind and all keys. Keys and
# passwords never stand here: they come from the environment, or from the host's own tool.
TARGETS: dict[str, dict[str, object]] = {
    "folder": {"kind": "folder", "path": "site"},
    "github-pages": {"kind": "github-pages", "remote": "origin", "branch": "gh-pages"},
}
