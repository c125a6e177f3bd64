"""The YAML header of a file, as typed values that each know their line."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from document.diagnostics import Diagnostic, did_you_mean
from document.model import Place

FENCE = "---"
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\s*(\d{1,2}):(\d{2}))?")
_WIDE_COLON = re.compile(r"\s*[\w-]+：")


# The C parser is ten times faster, where PyYAML was built with it.
class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # its base is found at run time
    """YAML with few surprises: `12:30`, `007`, `3.10` and `No` are words, as an editor who writes a title expects."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("bool", "true|false", "tf"),
    ("int", "-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("null", "~|null|", ["~", "n", ""]),
    ("timestamp", r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?\s*(?:Z|[-+]\d\d:\d\d)?)?", "0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


@dataclass(frozen=True, slots=True)
class Header:
    """The header as written: values by key, the line of each key, and the line that the body begins on."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body_line: int
    body: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a header may have: how its value is read, and what to write when it cannot be."""

    read: Callable[[Any], Any]
    expected: str


@dataclass(frozen=True, slots=True)
class Fields:
    """A header's values after each was read by its `Key`."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...] = field(default=())


class Unfit(ValueError):
    """A value that a key cannot have."""


def split_header(source: str, path: str) -> Header:
    """Take the header off a file; a file without one has an empty header and its whole text as body."""
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = source.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].rstrip() != FENCE:
        return Header({}, {}, 1, source)
    end = next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() in (FENCE, "...")), None)
    if end is None:
        problem = Diagnostic("front-matter-syntax", Place(path, first + 1), {"reason": "no closing ---"})
        return Header({}, {}, first + 2, "\n".join(lines[first + 1 :]), (problem,))
    values, places, problems = _read_yaml("\n".join(lines[first + 1 : end]), first + 2, path)
    return Header(values, places, end + 2, "\n".join(lines[end + 1 :]), problems)


def _read_yaml(text: str, first_line: int, path: str) -> tuple[dict[str, Any], dict[str, int], tuple[Diagnostic, ...]]:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}, ()
        if not isinstance(node, yaml.MappingNode):
            raise yaml.constructor.ConstructorError(None, None, "it must be lines of key: value", node.start_mark)
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        problems: list[Diagnostic] = []
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node, deep=True))
            line = first_line + key_node.start_mark.line
            if key in values:
                problems.append(Diagnostic("repeated-key", Place(path, line), {"key": key}))
            values[key] = _value(loader, value_node)
            lines[key] = line
        return values, lines, tuple(problems)
    except yaml.YAMLError as error:
        below, reason = _problem(error, text)
        return {}, {}, (Diagnostic("front-matter-syntax", Place(path, first_line + below), {"reason": reason}),)
    finally:
        loader.dispose()


def _value(loader: Any, node: yaml.Node) -> Any:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:  # a date that no calendar has: the key says what it wants
        return str(node.value)


def _problem(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Where YAML failed (lines below the first, from 0), and why."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    if context and "quoted scalar" in (getattr(error, "context", None) or ""):
        return context.line, "a quotation mark is never closed"
    line = mark.line if mark else 0
    for number, written in enumerate(text.split("\n")[: line + 1]):
        if _WIDE_COLON.match(written):
            return number, "the colon after a key must be : and not ："
    return line, str(reason)


def read_fields(header: Header, keys: Mapping[str, Key], path: str) -> Fields:
    """Read each value by its key; what is unknown or unfit becomes a diagnostic and is left out."""
    values: dict[str, Any] = {}
    problems = list(header.diagnostics)
    for name, raw in header.values.items():
        place = Place(path, header.lines[name])
        key = keys.get(name)
        if key is None:
            problems.append(Diagnostic("unknown-key", place, {"key": name, "guess": did_you_mean(name, keys)}))
        elif raw is not None:
            try:
                values[name] = key.read(raw)
            except Unfit:
                facts = {"key": name, "value": str(raw), "expected": key.expected}
                problems.append(Diagnostic("wrong-value", place, facts))
    return Fields(values, header.lines, tuple(problems))


def text(value: Any) -> str:
    """A string; what YAML takes for a number, a date or a truth is taken as it is written (`title: 2046`)."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise Unfit


def texts(value: Any) -> tuple[str, ...]:
    """A list of strings; one string is a list of one."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(text(item) for item in value)
    return (text(value),)


def yes_or_no(value: Any) -> bool:
    """`true` or `false`, or `yes` or `no`."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("yes", "no"):
        return value.lower() == "yes"
    raise Unfit


def number(value: Any) -> int:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Unfit


def one_of(*choices: str) -> Callable[[Any], str]:
    """One of a few words."""

    def read(value: Any) -> str:
        if value in choices:
            return str(value)
        raise Unfit

    return read


def moment(value: Any) -> datetime.datetime:
    """A day, or a day and time, also 2024/5/4 and 2024年5月4日; without a zone it is left for the magazine's own."""
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    written = text(value)
    try:
        if match := _DAY.fullmatch(written):
            return datetime.datetime(*(int(part) for part in match.groups(default="0")))  # type: ignore[arg-type] # five numbers
        return datetime.datetime.fromisoformat(written)
    except ValueError as error:
        raise Unfit from error
