"""The words of the interface, in the language of whoever reads the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

# Whose words a language borrows that has none of its own; anything else borrows from its shorter code.
_BORROWS = {"zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-tw": "zh-hant", "zh-cn": "zh-hans", "zh-sg": "zh-hans"}
_LAST = "en"


@dataclass(frozen=True, slots=True)
class Labels(Mapping[str, Mapping[str, str]]):
    """The words by language code and key.

    Any code can be looked up: what a language lacks comes from the next of its `chain`. Iterating gives the
    languages that have a catalogue.
    """

    catalogues: Mapping[str, Mapping[str, str]]

    def __getitem__(self, code: str) -> Mapping[str, str]:
        found = [self.catalogues[name] for name in chain(code) if name in self.catalogues]
        if not found:
            raise KeyError(code)
        return {key: word for catalogue in reversed(found) for key, word in catalogue.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self.catalogues)

    def __len__(self) -> int:
        return len(self.catalogues)


def read_labels(folder: Path) -> Labels:
    """Read every `<language>.po` of a folder.

    Raises `babel.messages.pofile.PoFileError` for a file that is not a catalogue.
    """
    return Labels({file.stem.lower(): _read(file) for file in sorted(folder.glob("*.po"))})


def chain(code: str) -> tuple[str, ...]:
    """The languages whose words a code uses, the nearest first: `zh-hk` → `zh-hk`, `zh-hant`, `zh`, `en`."""
    names: list[str] = []
    name = code.lower().replace("_", "-")
    while name:
        names.append(name)
        name = _BORROWS.get(name) or name.rpartition("-")[0]
    return (*names, _LAST) if _LAST not in names else tuple(names)


def _read(file: Path) -> Mapping[str, str]:
    """The words of one catalogue; an empty translation is none."""
    with file.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}
