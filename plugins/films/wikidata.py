"""Read a film or a person out of Wikidata's entity JSON: https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON.

Nothing here asks the network: `fetch` is given, and takes an address and returns the text that answers it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

SITE = "https://www.wikidata.org"
ITEM = re.compile(r"Q[1-9]\d*")
_MOST_HITS = 7
_MOST_DIRECTORS = 6
# The label of a language is a title there; plain `zh` says no region, so no edition can take it.
_REGIONS = {"cn": ("zh-cn", "zh-hans"), "tw": ("zh-tw", "zh-hant"), "hk": ("zh-hk",), "en": ("en",)}
_LANGUAGES = {"zh-hant": ("zh-hant", "zh-tw"), "zh-hans": ("zh-hans", "zh-cn"), "zh-hk": ("zh-hk",), "en": ("en",)}
_IDS = {"imdb": "P345", "douban": "P4529", "letterboxd": "P6127", "tmdb": "P4947"}
_TITLE, _DATE, _DIRECTOR, _DURATION, _COUNTRY, _CODE = "P1476", "P577", "P57", "P2047", "P495", "P297"
_MINUTE = "http://www.wikidata.org/entity/Q7727"
_WEBSITE = "P856"

Fetch = Callable[[str], str]


class Unanswered(Exception):
    """Why Wikidata gave no answer that can be used; the message says so to the editor, with a way out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found."""

    item: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The values of a record that Wikidata knows, in the shapes of the catalogue, and what an editor should look at."""

    item: str
    values: Mapping[str, Any]
    remarks: tuple[str, ...] = field(default=())


class Wikidata:
    """Asks one Wikidata site."""

    def __init__(self, fetch: Fetch, site: str = SITE) -> None:
        self.fetch, self.site = fetch, site.rstrip("/")

    def search(self, words: str, language: str = "en") -> tuple[Hit, ...]:
        """The items whose label or alias some words are. Raises `Unanswered`."""
        query = {"action": "wbsearchentities", "search": words, "language": language, "uselang": language}
        query |= {"type": "item", "limit": str(_MOST_HITS), "format": "json"}
        answer = self._read(f"{self.site}/w/api.php?{urlencode(query)}")
        hits = answer.get("search")
        if not isinstance(hits, list):
            raise Unanswered("Wikidata answered without results\n  help: try again, or name the item: Q184843")
        return tuple(
            Hit(str(hit["id"]), str(hit.get("label", "")), str(hit.get("description", "")))
            for hit in hits
            if isinstance(hit, dict) and ITEM.fullmatch(str(hit.get("id", "")))
        )

    def entity(self, item: str) -> Mapping[str, Any]:
        """The entity of an item. Raises `Unanswered`."""
        entities = self._read(f"{self.site}/wiki/Special:EntityData/{item}.json").get("entities")
        # An item that was merged into another answers under the other's name.
        entity = next(iter(entities.values()), None) if isinstance(entities, dict) else None
        if not isinstance(entity, dict) or "missing" in entity:
            raise Unanswered(f"Wikidata has no item {item}\n  help: look it up on {self.site} and correct the number")
        return entity

    def film(self, item: str) -> Proposal:
        """A film's record. Raises `Unanswered`."""
        entity = self.entity(item)
        item = str(entity.get("id", item))
        values: dict[str, Any] = {}
        remarks: list[str] = []
        if years := sorted(_years(entity)):
            values["year"] = years[0]
        if titles := _labels(entity, _REGIONS):
            values["titles"] = titles
        if (plain := _label(entity, "zh")) and plain not in titles.values():
            remarks.append(f"a Chinese title without a region: {plain}")
        originals = [value for value in _values(entity, _TITLE) if isinstance(value, dict) and value.get("text")]
        if originals:
            values["original"] = {"lang": str(originals[0].get("language", "")), "title": str(originals[0]["text"])}
        if people := self._named(_items(entity, _DIRECTOR)[:_MOST_DIRECTORS]):
            values["directors"] = people
        if codes := list(self._countries(entity)):
            values["countries"] = codes
        if minutes := _minutes(entity):
            values["minutes"] = minutes
        values["ids"] = {"wikidata": item} | _ids(entity)
        if "year" not in values:
            remarks.append("no date of publication: is this item a film?")
        return Proposal(item, values, tuple(remarks))

    def person(self, item: str) -> Proposal:
        """A person's record. Raises `Unanswered`."""
        entity = self.entity(item)
        item = str(entity.get("id", item))
        values: dict[str, Any] = {}
        remarks: list[str] = []
        names = _labels(entity, _LANGUAGES)
        if names:
            values["name"] = names
        if (plain := _label(entity, "zh")) and plain not in names.values():
            remarks.append(f"a Chinese name without a script: {plain}")
        sites = _values(entity, _WEBSITE)
        values["links"] = ({"site": str(sites[0])} if sites else {}) | {"wikidata": f"{SITE}/wiki/{item}"}
        return Proposal(item, values, tuple(remarks))

    def _named(self, items: Sequence[str]) -> list[str]:
        """The English names of some people, else any that they have."""
        names = (self.entity(item) for item in items)
        return [name for entity in names if (name := _label(entity, "en", "mul") or _any_label(entity))]

    def _countries(self, entity: Mapping[str, Any]) -> Iterator[str]:
        """The two letters of the countries that a film is from."""
        for item in _items(entity, _COUNTRY):
            yield from (str(code) for code in _values(self.entity(item), _CODE)[:1])

    def _read(self, address: str) -> Mapping[str, Any]:
        try:
            answer = json.loads(self.fetch(address))
        except ValueError as error:
            raise Unanswered(f"{address} answered with no JSON\n  help: try again later") from error
        if not isinstance(answer, dict):
            raise Unanswered(f"{address} answered with something else than an object\n  help: try again later")
        if isinstance(refusal := answer.get("error"), dict):
            raise Unanswered(f"Wikidata says: {refusal.get('info', 'no')}\n  help: correct the request")
        return answer


def _label(entity: Mapping[str, Any], *languages: str) -> str:
    labels = entity.get("labels")
    if isinstance(labels, dict):
        for language in languages:
            if isinstance(label := labels.get(language), dict) and label.get("value"):
                return str(label["value"])
    return ""


def _any_label(entity: Mapping[str, Any]) -> str:
    labels = entity.get("labels")
    return _label(entity, *sorted(labels)) if isinstance(labels, dict) else ""


def _labels(entity: Mapping[str, Any], wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The labels by region or language; what all languages share (`mul`) is the English one where there is no other."""
    found = {key: label for key, languages in wanted.items() if (label := _label(entity, *languages))}
    if "en" not in found and (shared := _label(entity, "mul")):
        found["en"] = shared
    return found


def _statements(entity: Mapping[str, Any], prop: str) -> Sequence[Mapping[str, Any]]:
    """The statements of a property: the preferred ones where there are some, none that is deprecated."""
    claims = entity.get("claims")
    every = claims.get(prop, []) if isinstance(claims, dict) else []
    valid = [one for one in every if isinstance(one, dict) and one.get("rank") != "deprecated"]
    return [one for one in valid if one.get("rank") == "preferred"] or valid


def _values(entity: Mapping[str, Any], prop: str) -> list[Any]:
    """The values of a property; those that are unknown, or known to be none, are left out."""
    found: list[Any] = []
    for statement in _statements(entity, prop):
        snak = statement.get("mainsnak")
        if isinstance(snak, dict) and snak.get("snaktype") == "value" and isinstance(snak.get("datavalue"), dict):
            found.append(snak["datavalue"].get("value"))
    return found


def _items(entity: Mapping[str, Any], prop: str) -> list[str]:
    found = (str(value.get("id", "")) for value in _values(entity, prop) if isinstance(value, dict))
    return [item for item in found if ITEM.fullmatch(item)]


def _years(entity: Mapping[str, Any]) -> Iterator[int]:
    """The years of publication: `+1982-06-25T00:00:00Z`, if they are said to the year at least."""
    to_the_year = 9
    for value in _values(entity, _DATE):
        precise = isinstance(value, dict) and int(value.get("precision", to_the_year)) >= to_the_year
        if precise and (match := re.match(r"\+(\d{4})-", str(value.get("time", "")))):
            yield int(match[1])


def _minutes(entity: Mapping[str, Any]) -> int:
    for value in _values(entity, _DURATION):
        if isinstance(value, dict) and value.get("unit") == _MINUTE:
            try:
                return round(float(str(value.get("amount", "0"))))
            except ValueError:
                return 0
    return 0


def _ids(entity: Mapping[str, Any]) -> dict[str, str]:
    """The ids on other sites."""
    found = {name: _values(entity, prop)[:1] for name, prop in _IDS.items()}
    return {name: str(values[0]) for name, values in found.items() if values}
