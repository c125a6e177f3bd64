"""What this machine has for us, and what Debian can add to it: a browser, Chinese fonts, packages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def find_chromium(environ: Mapping[str, str], places: Iterable[str] = BROWSER_PLACES) -> Path | None:
    """The Chromium or Chrome to use: `CHROMIUM` first, then the PATH, then where applications stand."""
    if chosen := environ.get("CHROMIUM"):
        return Path(found) if (found := shutil.which(chosen, path=environ.get("PATH"))) else None
    for name in BROWSER_NAMES:
        if found := shutil.which(name, path=environ.get("PATH", "")):
            return Path(found)
    return next((path for path in map(Path, map(os.path.expanduser, places)) if path.is_file()), None)


def has_chinese_fonts() -> bool:
    """Whether a page can show Chinese; macOS and Windows always can."""
    if sys.platform in ("darwin", "win32"):
        return True
    if not (fc_list := shutil.which("fc-list")):
        return False
    return bool(subprocess.run([fc_list, ":lang=zh", "family"], capture_output=True, check=False).stdout.strip())


def has_font(family: str) -> bool:
    """Whether fontconfig knows a family; False where there is none."""
    if not (fc_list := shutil.which("fc-list")):
        return False
    command = [fc_list, f":family={family}", "family"]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout.strip())


def missing_for_fonts() -> list[str]:
    """The Debian packages that tests of the pages' own fonts still need here."""
    return [] if sys.platform != "linux" or has_font("Noto Serif CJK TC") else ["fonts-noto-cjk"]


def missing_for_pages(environ: Mapping[str, str]) -> list[str]:
    """The Debian packages that tests in a browser still need here."""
    packages = []
    if not find_chromium(environ):
        packages.append("chromium")
    if not has_chinese_fonts():
        packages.append("fonts-noto-cjk")
    return packages


def can_apt_install() -> bool:
    """Whether this is Debian (or a child of it) and we may add packages."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Add Debian packages, telling all on standard error; False when that failed."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A lock held by another apt is waited for, as on a machine that is just starting.
    apt_get = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=300"]
    install = [*apt_get, "install", "--yes", "--no-install-recommends", *packages]
    for command in ([*apt_get, "update"], install):
        done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    return done.returncode == 0
