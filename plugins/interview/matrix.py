"""Which people answered the same question: the question matrix, with a cell for each person and question."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from document.model import Document
from document.walk import plain_text
from interview.labels import key
from interview.turns import Answer, Question, Turn


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and every turn in which each speaker answers it, by the speaker's number (see `Speaker`)."""

    question: Question
    answers: Mapping[int, tuple[Turn, ...]] = field(default_factory=dict)


def asked_of(document: Document) -> tuple[Asked, ...]:
    """Every question with its answers, in the order they were first asked.

    A question that is put again in the same words, to somebody else, is one with the first. A heading ends what
    belongs to a question, as it ends a turn.
    """
    found: dict[str, Asked] = {}
    current = ""
    for block in document.blocks:
        match block:
            case Question():
                current = key("".join(plain_text(child) for child in block.children))
                found.setdefault(current, Asked(block))
            case Answer(speaker=speaker) if current and speaker and speaker.number:
                asked = found[current]
                turns = (*asked.answers.get(speaker.number, ()), block)
                found[current] = replace(asked, answers={**asked.answers, speaker.number: turns})
            case Turn():
                pass
            case _:
                current = ""
    return tuple(found.values())


def compared(document: Document) -> tuple[Asked, ...]:
    """The questions that more than one person answered."""
    return tuple(asked for asked in asked_of(document) if len(asked.answers) > 1)
