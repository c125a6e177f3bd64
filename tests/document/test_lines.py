"""Every word knows the source line it stands on, whatever stands before it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from document.markdown import MarkdownReader
from document.model import Document, Element, Text
from document.walk import walk

# A block is written with `@` where a marker word shall stand; each becomes `w0w`, `w1w` …
BLOCKS = (
    "@ 陳楸帆說\n@ 我們*@\n@*，**@**",
    "@",
    "@ @\n@",
    "@ trailing space \n@  \n@\\\n@",
    "# @",
    "### @ ###",
    "@\n===",
    "@\n---",
    "---",
    "```py\n@\n\n@\n```",
    "~~~\n```\n@\n~~~",
    "    @\n    @\n\n    @",
    "\t@",
    "<div>\n@\n\n@ <b>@\n@</b>\n</div>",
    "<div>@</div>",
    "<p>\n@ &amp; @\n<!-- @hidden -->\n@</p>",
    "<table>\n<tr>\n<td>@</td>\n<td>\n@</td>\n</tr>\n</table>",
    "<details>\n<summary>@</summary>\n\n@\n</details>",
    "<div\n  title='x'>\n@\n<img\n src='a.jpg'>\n@</div>",
    "<script>\nlet hidden = 1;\n\n</script>",
    "<!-- hidden\n\n@hidden -->",
    "@ <!-- hidden\nmore --> @",
    "@ <span lang='ja'>@\n@</span>",
    "- @\n- @\n  @\n- @",
    "- @\n\n- @\n\n  @\n\n- @",
    "* @\n    * @\n        * @\n    * @\n* @",
    "- @\n  - @\n\n    @\n  - @\n- @",
    "1. @\n2. @\n\n   @\n3. @",
    "1. @\n    - @\n    - @\n\n    @\n\n        @\n2. @",
    "> @\n> @\n>\n> @\n@",
    "> @\n> > @\n>\n> - @\n> - @",
    "> # @\n> @",
    "| @ | - |\n|---|---|\n| - | @ |\n|  | @ @ |\n| *@* | `@` |",
    "@ | @\n--|--\n@ | @",
    "@\n:   @\n    @\n\n    @\n\n:   @",
    "@\n@\n: @",
    "| @\n| @\n|\n| @",
    "> | @\n> | @",
    "![](a.jpg)\n![@](b.jpg)\n@",
    "@[^n#]\n\n[^n#]: @\n    @\n\n    @\n\n    - @",
    "[^n#]: @\n[^m#]: @\n\n@[^n#][^m#]",
    "@\n[^n#]: @\n@[^n#]",
    "[r#]: http://example.org/\n\n@ [@\n@][r#] @",
    "[r#]: http://example.org/\n  'hidden'\n@ [@][r#]",
    "@ {=@\n@=} @ {zh-hans:@|zh-hant:@} @",
    "@ `@\n@` @",
    "@ {#id#}",
    "## @ {#head#}",
    "   @",
    "\ufeff@",
    "@ same\nsame\n@ same",
    "same\n@",
)
# What parts two blocks: one blank line, several, or blank lines with white space.
GAPS = ("\n\n", "\n\n\n", "\n \t\n", "\n\n\n\n\n")
# These end by themselves, or begin by themselves: no blank line is needed.
TIGHT = (
    "@",
    "# @",
    "```py\n@\n\n@\n```",
    "<div>@</div>",
    "@ 陳楸帆說\n@ 我們*@\n@*，**@**",
    "<div>\n@\n\n@\n</div>",
    "---\n",
)

documents = st.lists(st.tuples(st.sampled_from(BLOCKS), st.sampled_from(GAPS)), min_size=1, max_size=7)
tight_documents = st.lists(st.tuples(st.sampled_from(TIGHT), st.sampled_from(("\n", "\n\n"))), min_size=1, max_size=7)


def compose(blocks: list[tuple[str, str]]) -> str:
    """The source of a document in which every marker is another word and every name another name."""
    number = 0
    parts = []
    for index, (block, gap) in enumerate(blocks):
        block = block.replace("#}", f"{index}}}") if "{#" in block else re.sub(r"(?<=[nmr])#(?=\])", str(index), block)
        while re.search("@(?!hidden)", block):
            block = re.sub("@(?!hidden)", f"w{number}w", block, count=1)
            number += 1
        parts.append(block + gap)
    return "".join(parts)


def lines_of_markers(source: str) -> dict[str, int]:
    """Where each marker stands in the source."""
    return {word: n for n, line in enumerate(source.split("\n"), 1) for word in re.findall(r"w\d+w", line)}


def lines_in_tree(document: Document) -> dict[str, int]:
    """Where the document says that each marker stands, in text or in an image's alternative text."""
    found: dict[str, int] = {}
    for node in walk(document):
        if isinstance(node, Text):
            for number, line in enumerate(node.text.split("\n")):
                found.update(dict.fromkeys(re.findall(r"w\d+w", line), node.line + number))
        elif isinstance(node, Element) and node.tag == "img":
            found.update(dict.fromkeys(re.findall(r"w\d+w", node.attributes.get("alt", "")), node.place.line))
    return found


def agrees(source: str) -> None:
    """Every marker is in the tree, on the line where it is in the source."""
    assert lines_in_tree(MarkdownReader().read(source, "a.md", "zh-hant")) == lines_of_markers(source), source


@given(documents)
def test_every_word_stands_on_its_source_line(blocks: list[tuple[str, str]]) -> None:
    """Blocks of every kind, in any order, keep the line of every word, and lose none."""
    agrees(compose(blocks))


@given(tight_documents)
def test_lines_are_right_where_no_blank_line_parts_two_blocks(blocks: list[tuple[str, str]]) -> None:
    """A heading, a fence and raw HTML end a paragraph without a blank line, and all lines stay right."""
    agrees(compose(blocks))
