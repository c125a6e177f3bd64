"""Read Markdown into a `Document`: Python-Markdown parses, its tree becomes our nodes before it is ever HTML."""

from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element as Tree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteTreeprocessor

from document.diagnostics import Diagnostic
from document.leaf_lines import note_lines, place_leaves, place_notes
from document.lists import ListTidier
from document.marks import add_marks
from document.model import Document, Node, Place
from document.source_lines import LINE, FenceKeeper, LinedBlockParser, LinedHtmlBlocks
from document.tree import TreeBuilder

EXTENSIONS = ("tables", "def_list", "footnotes", "sane_lists")


class MarkdownReader:
    """Reads Markdown; make one per process and use it for many files (not from two threads at once)."""

    def __init__(self) -> None:
        self.md = Markdown(extensions=list(EXTENSIONS), extension_configs={"footnotes": {"UNIQUE_IDS": False}})
        self.fences = FenceKeeper(self.md)
        self.html_blocks = LinedHtmlBlocks(self.md)
        self.lists = ListTidier(self.md)
        self.md.preprocessors.register(self.fences, "fences", 25)
        self.md.preprocessors.register(self.lists, "lists", 22)
        self.md.preprocessors.register(self.html_blocks, "html_block", 20)
        parser = LinedBlockParser(self.md)
        parser.blockprocessors = self.md.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.md.parser = parser
        add_marks(self.md)
        self.md.treeprocessors.deregister("prettify")

    def read(self, body: str, path: str, lang: str, first_line: int = 1) -> Document:
        """Parse a Markdown text. Lines in the document count from `first_line`, the line that `body` begins on."""
        self.md.reset()
        lines = body.split("\n")
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        root = cast(Tree, self.md.parser.parseDocument(lines).getroot())
        origin = [self.fences.origin[self.lists.origin[line]] + first_line - 1 for line in self.html_blocks.origin]
        place_leaves(root, lines, origin)
        for processor in self.md.treeprocessors:
            root = processor.run(root) or root
            if isinstance(processor, FootnoteTreeprocessor):
                place_notes(root, lines, origin)
        notes = {name: origin[line] + 1 for name, line in note_lines(lines).items()}
        builder = TreeBuilder(self.md.htmlStash.rawHtmlBlocks, self.fences.fences, path, notes)
        blocks = tuple(builder.siblings(root))
        problems = (*self._unclosed(path, first_line), *builder.diagnostics)
        return Document(lang, blocks, Place(path, first_line), tuple(builder.footnotes), problems)

    def _unclosed(self, path: str, first_line: int) -> Iterator[Diagnostic]:
        if self.html_blocks.unclosed:
            tag, line = self.html_blocks.unclosed
            where = self.fences.origin[self.lists.origin[line]] + first_line
            yield Diagnostic("unclosed-html", Place(path, where), {"tag": tag})

    def read_line(self, text: str, place: Place) -> tuple[Node, ...]:
        """Parse one line of text with inline mark-up only: a title, a caption from a catalogue."""
        self.md.reset()
        root = Tree("div")
        paragraph = Tree("p", {LINE: str(place.line)})
        paragraph.text = text
        root.append(paragraph)
        self.md.treeprocessors["inline"].run(root)
        self.md.treeprocessors["unescape"].run(root)
        return tuple(TreeBuilder(self.md.htmlStash.rawHtmlBlocks, (), place.path, {}).inside(paragraph, place.line))
