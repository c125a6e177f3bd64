"""Make the lists of common characters in plugins/fonts/common from a folder of Traditional Chinese transcripts.

    PYTHONPATH=plugins .venv/bin/python docs/fonts/common.py FOLDER

A character is common where a quarter of the transcripts have it; to those come the words of the interface. The
other scripts are the same texts, converted as the magazine converts its own. The lists that are there were made from
38 interviews of 2016 to 2022 that Audrey Tang has given to the public domain (CC0): what is kept of them is which
characters occur in most. A new list gives every reader a new file to fetch, so there has to be a reason for one.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from document.cjk import han
from script.command import convert_text

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "plugins" / "fonts" / "common"
HEAD = """\
# Version 2, 2026-11-26: the characters of a quarter or more of 38 interviews (CC0), and of the interface.
# Frozen: made by docs/fonts/common.py, never by hand. Punctuation is added by fonts.characters.
"""


def common(texts: Iterable[str], interface: str) -> list[str]:
    """The characters of a quarter of the texts or more, and those of the interface, by code point."""
    sets = [set(han.findall(text)) for text in texts]
    counted = Counter(character for found in sets for character in found)
    frequent = {character for character, count in counted.items() if 4 * count >= len(sets)}
    return sorted(frequent | set(han.findall(interface)))


def words_of(language: str) -> str:
    """The words of the interface in one language."""
    lines = (ROOT / "theme" / "labels" / f"{language}.po").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith(("msgstr", '"')))


def main(folder: Path) -> None:
    """Write a list for each script."""
    texts = [file.read_text("utf-8") for file in sorted(folder.glob("*.md")) if file.name != "README.md"]
    for code in ("hant", "hk", "hans"):
        converted = [convert_text(text, f"zh-{code}", "zh-hant") for text in texts]
        labels = convert_text(words_of("zh-hant"), f"zh-{code}", "zh-hant") + words_of(f"zh-{code}")
        found = common(converted, labels)
        lines = ["".join(found[at : at + 40]) for at in range(0, len(found), 40)]
        (LISTS / f"{code}.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
        print(code, len(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
