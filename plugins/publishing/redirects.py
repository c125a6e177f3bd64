"""`content/redirects.toml`: where pages went that readers knew by another address, and which are gone for good."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

import tomlkit

from document.diagnostics import Diagnostic, did_you_mean
from document.model import Place
from document.records import key_lines, load_toml

NAME = "redirects.toml"


@dataclass(frozen=True, slots=True)
class Redirects:
    """`moved` has the new address by the old one, chains followed to their end; `gone` are those that went."""

    moved: Mapping[str, str]
    gone: frozenset[str]
    diagnostics: tuple[Diagnostic, ...] = ()

    def knows(self, address: str) -> bool:
        """Whether something is said of an address."""
        return address in self.moved or address in self.gone


def read_redirects(content: Path) -> Redirects:
    """Read the file of a content folder; one that is not there says nothing."""
    path = f"{content.name}/{NAME}"
    if not (content / NAME).is_file():
        return Redirects({}, frozenset())
    data, source, problems = load_toml(content / NAME, path)
    lines = key_lines(source)
    moved, gone = data.get("moved", {}), data.get("gone", [])
    for key in sorted(set(data) - {"moved", "gone"}):
        problems.append(Diagnostic("catalogue-key", Place(path, lines.get(("", key), 1)), {"record": NAME, "key": key}))
    sound = isinstance(moved, dict) and isinstance(gone, list)
    if not sound or not all(_is_address(one) for one in (*moved, *moved.values(), *gone)):
        facts = {"record": NAME, "key": "moved", "value": "…", "expected": 'addresses: "/en/old/" = "/en/new/"'}
        return Redirects({}, frozenset(), (*problems, Diagnostic("catalogue-value", Place(path, 1), facts)))
    moved = {unquote(old): unquote(new) for old, new in moved.items()}
    ends = {old: _end(old, moved) for old in moved}
    for old in sorted(old for old, end in ends.items() if not end):
        place = Place(path, lines.get(("moved", f'"{old}"'), lines.get(("moved", old), 1)))
        problems.append(Diagnostic("redirect-circle", place, {"address": old}))
    return Redirects(
        {old: end for old, end in sorted(ends.items()) if end}, frozenset(map(unquote, gone)), tuple(problems)
    )


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith("/") and not value.startswith("//") and "\n" not in value


def _end(old: str, moved: Mapping[str, str]) -> str:
    """Where a chain of redirects ends; "" for one that goes round."""
    seen = {old}
    new = moved[old]
    while new in moved:
        if new in seen:
            return ""
        seen.add(new)
        new = moved[new]
    return new


def check_redirects(redirects: Redirects, pages: Set[str], prefix: str) -> Iterable[Diagnostic]:
    """What no longer fits the pages that there are; `prefix` is how messages name the content folder."""
    yield from redirects.diagnostics
    place = Place(f"{prefix}/{NAME}")
    for old, new in redirects.moved.items():
        target = new.partition("#")[0]
        if old in pages:
            yield Diagnostic("redirect-shadows", place, {"address": old})
        if target not in pages:
            facts = {"address": old, "target": target, "guess": did_you_mean(target, pages)}
            yield Diagnostic("redirect-nowhere", place, facts)
    yield from (Diagnostic("redirect-shadows", place, {"address": old}) for old in sorted(redirects.gone & pages))


def add_redirects(content: Path, moved: Mapping[str, str], gone: Sequence[str]) -> None:
    """Write down more of them; what an editor wrote stays, with its comments."""
    file = content / NAME
    document = tomlkit.parse(file.read_text("utf-8")) if file.is_file() else tomlkit.document()
    if gone:
        listed = [str(one) for one in document.get("gone", [])]
        document["gone"] = sorted({*listed, *gone} - set(moved))
    table = document.get("moved") or tomlkit.table()
    for old, new in sorted(moved.items()):
        table[old] = new
    if moved:
        document["moved"] = table
    draft = file.with_name(f".{NAME}.new")
    draft.write_text(tomlkit.dumps(document), encoding="utf-8")
    draft.replace(file)


def named(word: str, lost: Iterable[str]) -> list[str]:
    """The lost pages that an editor means: one by its address, or those of a folder in every edition by its name."""
    if word.startswith("/"):
        return [word]
    return [address for address in lost if f"/{word}/" in address]


def encoded(address: str) -> str:
    """An address as HTTP wants it."""
    return quote(address, safe="/#?=&:")


def page_of(old: str, new: str, policy: str) -> str:
    """A page that leads on, for hosts that have no redirects of their own."""
    target = escape(encoded(new), quote=True)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">\n'
        f"<title>{escape(old)} → {target}</title>\n"
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<link rel="canonical" href="{target}">\n</head>\n<body>\n<p><a href="{target}">{target}</a></p>\n'
        "</body>\n</html>\n"
    )
