"""Convert one text for `./inv convert`, with the names and terms of a magazine's catalogues."""

import sys
from collections.abc import Mapping
from pathlib import Path

from editions.conversions import agreed, film_titles, target_of
from editions.edition import LANGUAGES, Edition, read_magazine
from editions.site import read_terms
from films.catalogue import read_films
from people.catalogue import read_people
from script.command import convert_text


class CannotConvert(Exception):
    """Why a text cannot be converted, and the way out."""


def convert_file(file: str, to: str, from_: str | None, content: Path, *, plain: bool) -> str:
    """The text of a file, or of standard input for `-`, in another edition. Raises `CannotConvert`."""
    editions = known_editions(content)
    for code in (to, from_):
        if code is not None and code not in editions:
            raise CannotConvert(f"there is no edition {code}\n  help: the editions are {', '.join(editions)}")
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        raise CannotConvert(f"{file} cannot be read: {error.strerror}\n  help: check the name of the file") from error
    except UnicodeDecodeError as error:
        raise CannotConvert(f"{file} is not UTF-8\n  help: save it again as UTF-8") from error
    target = target_of(editions[to])
    try:
        entries = {} if plain else catalogue_entries(content, from_, editions[to])
        return convert_text(text, target, from_, plain, entries)
    except ValueError as error:
        raise CannotConvert(f"{to} is no Chinese edition\n  help: English is not converted") from error


def known_editions(content: Path) -> dict[str, Edition]:
    """The single editions of a magazine, and those that are known without settings."""
    known = {code: Edition(code, lang, region) for code, (lang, region) in LANGUAGES.items()}
    return known | {edition.code: edition for edition in read_magazine(content, content.name).singles}


def catalogue_entries(content: Path, from_: str | None, edition: Edition) -> Mapping[str, str]:
    """Names, terms and film titles in every other Chinese, each leading to the edition's own."""
    terms, _ = read_terms(content / "terms.toml", f"{content.name}/terms.toml")
    people = read_people(content / "people.toml", f"{content.name}/people.toml").by_slug.values()
    films = read_films(content / "films.toml", f"{content.name}/films.toml").by_slug.values()
    regions = [LANGUAGES[from_][1]] if from_ in LANGUAGES else ["cn", "tw", "hk"]
    langs = [from_] if from_ else ["zh-hans", "zh-hant", "zh-hk"]
    names = (person.name for person in people)
    return film_titles(regions, edition, films) | agreed(langs, edition, terms, names)
