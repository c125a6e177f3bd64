"""Who speaks in a transcript: which labels are speakers, and which of them are one person."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importing.blocks import Block
from importing.evidence import Evidence, Use, label_of, same_person
from importing.head import Head
from importing.labels import WEAK_FORMS, RawLabel, read_label
from importing.naming import halves, shape
from interview.labels import key


@dataclass(frozen=True, slots=True)
class Member:
    """One who speaks: the label that is shown, its short form, every way it is written, whether they ask."""

    label: str
    forms: tuple[str, ...]
    short: str | None = None
    asks: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Cast:
    """All who speak, in the order of their first words; `unsure` are labels that were taken for prose, by line.

    `weak` are the forms, else those of prose, in which this conversation is set.
    """

    members: tuple[Member, ...] = ()
    by_key: Mapping[str, Member] = field(default_factory=dict)
    unsure: tuple[tuple[str, int], ...] = ()
    weak: frozenset[str] = frozenset({"unmarked"})

    def of(self, label: RawLabel | None) -> Member | None:
        """Who a label stands for."""
        if label is None or (label.form in WEAK_FORMS and label.form not in self.weak):
            return None
        return self.by_key.get(key(label.name))


def find_cast(head: Head) -> Cast:
    """Decide which labels are speakers: by their form, how often they come, and what the text says of them."""
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in _uses(head.blocks):
        groups[key(use.label.name)].append(use)
    if not any(re.search(r"[?？]", block.text) for block in head.blocks):
        # where nobody asks anything, words on lines of their own are the headings of a manual
        groups = defaultdict(list, {name: found for name, found in groups.items() if not _all_alone(found)})
    weak, whole = _weakly_set(groups, head.blocks)
    for name, found in list(groups.items()):
        strong = [use for use in found if use.label.form not in WEAK_FORMS]
        groups[name] = found if name in whole else [*strong, *_unmarked(found)] if strong else []
        if not groups[name]:
            del groups[name]
    context = Evidence(head, groups)
    accepted = whole | {name for name in groups if context.accepts(name)}
    while joining := {name for name in groups if name not in accepted and context.joins(name, accepted)}:
        accepted |= joining
    called = _called(head, groups)
    accepted |= {name for name in groups if name in map(key, called) and context.shapes[name] != "prose"}
    members = tuple(_merge([label_of(groups[name]) for name in groups if name in accepted], groups, context, called))
    by_key = {key(form): member for member in members for form in member.forms}
    unsure = tuple(
        (label_of(found), head.blocks[found[0].block].lines[found[0].line].number)
        for name, found in groups.items()
        if name not in by_key and context.nearly(name, bool(members))
    )
    return Cast(members, by_key, unsure, frozenset({"unmarked", *weak}))


def _all_alone(found: Sequence[Use]) -> bool:
    return all(use.label.form in WEAK_FORMS or not use.label.rest for use in found)


def _unmarked(found: Sequence[Use]) -> Iterator[Use]:
    return (use for use in found if use.label.form == "unmarked")


def _weakly_set(groups: Mapping[str, Sequence[Use]], blocks: Sequence[Block]) -> tuple[set[str], set[str]]:
    """The form without colons in which a whole conversation is set, and its speakers.

    `Lotte – Yes.`, `老林　走後門。` and `**LP** Yes.` are labels only where two come again and again, and between
    them open most of the paragraphs from the first of them to the last.
    """
    for form in sorted(WEAK_FORMS):
        own = {name: [use for use in found if use.label.form == form] for name, found in groups.items()}
        names = {name for name, found in own.items() if len(found) >= 2 and _may_speak(found[0].label.name)}
        at = [use.block for name in names for use in own[name] if use.opens]
        if len(names) < 2 or len(at) < 4:
            continue
        span = [block for block in blocks[min(at) : max(at) + 1] if block.kind == "text"]
        if len(at) * 2 > len(span):
            late = {name for name, found in own.items() if found and min(at) <= found[0].block <= max(at)}
            return {form}, names | {name for name in late if shape(own[name][0].label.name) == "name"}
    return set(), set()


def _may_speak(label: str) -> bool:
    return shape(label) in ("name", "asks", "answers") or (shape(label) == "perhaps" and len(label) <= 8)


def _uses(blocks: Sequence[Block]) -> Iterator[Use]:
    for n, block in enumerate(blocks):
        if block.kind == "heading":
            label = read_label(block.text, heading=True)
            if label is not None:
                yield Use(n, 0, label)
        elif block.kind == "text":
            lines = [line.text for line in block.lines]
            for number in range(len(lines)):
                label = read_label("\n".join(lines[number:]) if number == 0 else lines[number])
                if label is not None:
                    yield Use(n, number, label)


def _called(head: Head, groups: Mapping[str, Sequence[Use]]) -> dict[str, str]:
    """Whole names by the short ones that the text itself gives them: 陳楸帆（以下簡稱「陳」）, `C = 陳以柔`."""
    said = {use.label.short: use.label.name for found in groups.values() for use in found if use.label.short}
    return {short: name for short, name in (said | dict(head.aliases)).items() if key(short) in groups}


def _merge(
    labels: Sequence[str], groups: Mapping[str, list[Use]], context: Evidence, called: Mapping[str, str]
) -> Iterator[Member]:
    """Members with every form of their label; a form that could be two people's is its own member."""
    full = {label: [label] for label in labels}
    for brief, name in called.items():
        forms = full.pop(next((label for label in full if key(label) == key(brief)), brief), [brief])
        owner = next((label for label in full if key(label) == key(name)), name)
        full.setdefault(owner, [owner]).extend(forms)
    labels = [label for label in (*dict.fromkeys((*labels, *called.values())),) if label in full]
    for label in sorted(labels, key=len, reverse=True):
        if label not in full:
            continue
        owners = [other for other in labels if other in full and same_person(label, other, context)]
        if len(owners) == 1:
            forms = full.pop(label)
            full[owners[0]].extend(forms)
    for label in labels:
        if label in full:
            forms = full[label]
            shorts = sorted((form for form in forms[1:]), key=lambda form: -len(groups.get(key(form), ())))
            known = halves(label) or ()
            short = next((form for form in shorts if key(form) not in map(key, known)), None)
            yield Member(label, tuple(dict.fromkeys((*forms, *known))), short)
