"""Pelican's settings. What makes this magazine *this* magazine stands in content/magazine.toml."""

import sys
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent
# Pelican does not put PLUGIN_PATHS on the path, and the rooms import one another by name.
sys.path[:0] = [path for path in (str(ROOT / "plugins"),) if path not in sys.path]

from editions import titles  # noqa: E402 # the path is set in the line above
from fonts import page  # noqa: E402 # the same

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
SITEURL = ""
SITENAME = "Duiye"
TIMEZONE = "UTC"
LOCALE = ["C"]  # dates are worded by edition, not by the machine
DEFAULT_LANG = "en"

PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = ["editions"]

# Our generators read the content folder: Pelican's own find nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
SLUGIFY_USE_UNICODE = True
CACHE_CONTENT = LOAD_CONTENT_CACHE = False

THEME_STATIC_PATHS: list[str] = []  # the theme's files are joined and published by editions.assets
# Feeds and sitemaps are templates too, with their own endings.
TEMPLATE_EXTENSIONS = [".html", ""]
# The letters of titles are gathered while they are written, and some words of titles kept whole.
JINJA_FILTERS = {**page.FILTERS, **titles.FILTERS}
JINJA_ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # a run reads each template once; the next run has an environment of its own
}

DUIYE_STORE = str(ROOT / ".cache" / "articles.sqlite")
IMAGE_CACHE = str(ROOT / ".cache" / "images")
FONT_CACHE = str(ROOT / ".cache" / "fonts")
SHARING_CACHE = str(ROOT / ".cache" / "sharing")
FONT_FOLDERS = None
FONT_QUALITY = 9  # of Brotli's 11; the last tenth of the bytes costs ten times as long
DUIYE_STRICT = False
DUIYE_PRODUCTION = False
DUIYE_DRAFTS = False
DUIYE_SHARING = True
