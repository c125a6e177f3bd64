"""Who speaks in a transcript: which labels are speakers, and which of them are one person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importing.blocks import Block
from importing.evidence import Evidence, Use, label_of, same_person
from importing.head import Head
from importing.labels import RawLabel, read_label
from importing.naming import halves
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
    """All who speak, in the order of their first words; `unsure` are labels that were taken for prose, by line."""

    members: tuple[Member, ...] = ()
    by_key: Mapping[str, Member] = field(default_factory=dict)
    unsure: tuple[tuple[str, int], ...] = ()

    def of(self, label: RawLabel | None) -> Member | None:
        """Who a label stands for."""
        return self.by_key.get(key(label.name)) if label is not None else None


def find_cast(head: Head) -> Cast:
    """Decide which labels are speakers: by their form, how often they come, and what the text says of them."""
    uses = tuple(_uses(head.blocks))
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[key(use.label.name)].append(use)
    for name in [name for name, found in groups.items() if all(use.label.form == "unmarked" for use in found)]:
        del groups[name]
    context = Evidence(head, groups)
    accepted = {name for name in groups if context.accepts(name)}
    while joining := {name for name in groups if name not in accepted and context.joins(name, accepted)}:
        accepted |= joining
    members = tuple(_merge([label_of(groups[name]) for name in groups if name in accepted], groups, context))
    by_key = {key(form): member for member in members for form in member.forms}
    unsure = tuple(
        (label_of(found), head.blocks[found[0].block].lines[found[0].line].number)
        for name, found in groups.items()
        if name not in by_key and context.nearly(name, bool(members))
    )
    return Cast(members, by_key, unsure)


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


def _merge(labels: Sequence[str], groups: Mapping[str, list[Use]], context: Evidence) -> Iterator[Member]:
    """Members with every form of their label; a form that could be two people's is its own member."""
    full = {label: [label] for label in labels}
    for label in sorted(labels, key=len, reverse=True):
        owners = [other for other in labels if other in full and same_person(label, other, context)]
        if len(owners) == 1:
            forms = full.pop(label)
            full[owners[0]].extend(forms)
    for label in labels:
        if label in full:
            forms = full[label]
            shorts = sorted((form for form in forms[1:]), key=lambda form: -len(groups[key(form)]))
            known = halves(label) or ()
            short = next((form for form in shorts if key(form) not in map(key, known)), None)
            yield Member(label, tuple(dict.fromkeys((*forms, *known))), short)
