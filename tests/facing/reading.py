"""Article bodies for tests, read without front matter: `A?, B/b-slug` are the speakers, `?` asks."""

from dataclasses import replace

from captions.figures import make_figures
from document.markdown import MarkdownReader
from document.model import Document, Node
from document.walk import transform_document
from facing.ids import assign_ids, hand_ids
from facing.rows import align_documents
from interview.labels import SpeakerLabel
from interview.notes import mark_notes
from interview.turns import Speaker, mark_turns

Labels = tuple[SpeakerLabel, ...]


def labels(words: str) -> Labels:
    """Speakers from one line."""
    found = []
    for word in filter(None, words.split(", ")):
        label, _, person = word.partition("/")
        found.append(SpeakerLabel(label.rstrip("?"), person or None, asks=label.endswith("?")))
    return tuple(found)


def read(body: str, speakers: Labels, lang: str = "zh-hant") -> Document:
    """A body with its turns, notes and figures; speakers know their persons."""
    document = mark_turns(MarkdownReader().read(body, f"{lang}.md", lang), speakers)
    persons = {speaker.label: speaker.person for speaker in speakers}

    def name(node: Node) -> Node:
        return replace(node, person=persons.get(node.label)) if isinstance(node, Speaker) else node

    return transform_document(make_figures(mark_notes(document)), name)


def translated(source: Document, target: Document, speakers: tuple[Labels, Labels]) -> Document:
    """A translation with the ids of its source; `source` has its own."""
    return hand_ids(source, target, align_documents(source, target, speakers))


def both(
    left: str, right: str, left_labels: str, right_labels: str
) -> tuple[Document, Document, tuple[Labels, Labels]]:
    """A source and its translation, both with ids."""
    speakers = labels(left_labels), labels(right_labels)
    source = assign_ids(read(left, speakers[0]))
    return source, translated(source, read(right, speakers[1], "en"), speakers), speakers
