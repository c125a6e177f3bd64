"""What an article is once it has been read: an immutable tree that knows its source lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from document.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, as messages name it, and a line from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def __reduce__(self) -> tuple[type["Place"], tuple[str, int]]:
        # A tree holds thousands; pickled field by field, as dataclasses are, they take four times as long.
        return Place, (self.path, self.line)


NOWHERE = Place("", 0)


@dataclass(frozen=True, slots=True)
class Node:
    """Anything in the tree.

    `PARTS` names the fields that hold further nodes, in reading order; `INLINE` says that the node stands in a line
    of text (of an `Element` the tag says it).
    """

    PARTS: ClassVar[tuple[str, ...]] = ()
    INLINE: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Words that a reader sees; `line` is the source line they stand on (0: unknown)."""

    INLINE: ClassVar[bool] = True
    text: str
    line: int = 0

    def __reduce__(self) -> tuple[type["Text"], tuple[str, int]]:
        return Text, (self.text, self.line)  # as for Place


@dataclass(frozen=True, slots=True)
class Element(Node):
    """A piece of prose mark-up: paragraph, emphasis, link, list …

    `id` is the address of a block (`q3-chen-qiufan-2`), made by `assign_ids` or written as `{#id}`.
    """

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()
    place: Place = NOWHERE
    id: str | None = None

    def __reduce__(self) -> tuple[type["Element"], tuple[object, ...]]:
        return Element, (self.tag, self.attributes, self.children, self.place, self.id)  # as for Place


BLOCK_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol li pre hr table caption colgroup thead tbody tfoot tr th td dl dt dd div"
    " aside figure figcaption section details summary".split()
)


def is_inline(node: Node) -> bool:
    """Whether a node stands in a line of text."""
    return node.tag not in BLOCK_TAGS if isinstance(node, Element) else node.INLINE


@dataclass(frozen=True, slots=True)
class Fixed(Node):
    """`{=余帆=}`: words that stay as they are in every edition."""

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pulled(Node):
    """`==words==`: words that are shown a second time, as a pull quote."""

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Variant(Node):
    """One wording of a `Choice`, for an edition code (`zh-hant`) or a region (`hk`)."""

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    key: str
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """`{zh-hans:大圣|zh-hant:大聖}`: words that the editor gives per edition or region."""

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("variants",)

    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class NoteReference(Node):
    """The raised number that leads to a footnote; numbers count from 1 in order of definition.

    `again` says that the note was referred to before: the way back from the note leads to the first reference.
    """

    INLINE: ClassVar[bool] = True
    name: str
    number: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Footnote(Node):
    """One footnote's text."""

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    name: str
    number: int
    children: tuple[Node, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Document:
    """One article in one language.

    `blocks` are the top-level nodes in reading order; `footnotes` stand apart because an edition decides where
    they go. `lang` is the code of the written language (`zh-hant`, `zh-hans`, `en`).
    """

    lang: str
    blocks: tuple[Node, ...]
    place: Place
    footnotes: tuple[Footnote, ...] = ()
    diagnostics: "tuple[Diagnostic, ...]" = ()
