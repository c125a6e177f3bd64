"""Who answered the same question."""

from dataclasses import replace

from document.markdown import MarkdownReader
from document.model import Document, Node
from document.walk import plain_text, transform_document
from interview.labels import SpeakerLabel
from interview.matrix import asked_of, compared
from interview.turns import Speaker, mark_turns
from tests.cases import Case, cases

SPEAKERS = [SpeakerLabel("編", asks=True), SpeakerLabel("甲"), SpeakerLabel("乙"), SpeakerLabel("丙")]
NUMBERS = {"甲": 1, "乙": 2, "丙": 3}


def read(source: str) -> Document:
    """A document whose speakers have their numbers."""

    def numbered(node: Node) -> Node:
        return replace(node, number=NUMBERS.get(node.label, 0)) if isinstance(node, Speaker) else node

    return transform_document(mark_turns(MarkdownReader().read(source, "a.md", "zh-hant"), SPEAKERS), numbered)


@cases(__file__, "matrix")
def test_every_question_has_its_answers(case: Case) -> None:
    """A row for each question, a column for each person; `*` where more than one answered."""
    document = read(case.input)
    shared = compared(document)
    rows = []
    for asked in asked_of(document):
        cells = (f"{n}: {'／'.join(plain_text(turn.children) for turn in turns)}" for n, turns in asked.answers.items())
        rows.append(" | ".join(["*" * (asked in shared) + plain_text(asked.question.children), *cells]))
    assert "\n".join(rows) == case.output


def test_a_single_voice_compares_with_nobody() -> None:
    """Where only one person answers, nobody has a number."""
    document = mark_turns(MarkdownReader().read("編：問\n\n甲：答", "a.md", "zh-hant"), SPEAKERS)
    assert compared(document) == ()
