"""Tables of pages and Word files: a conversation with a speaker in each row, or rows and columns as Markdown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[str]]
_STAMP = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?")
_NO_LABEL = re.compile(r"[。！？!?；;…]|\.\s|\d{3}")
_LONGEST_LABEL = 24


def label_column(rows: Rows) -> int | None:
    """The column that says who speaks; None where a table is no conversation.

    Who speaks is said shortly, in all rows but a few, some names come again, and the next column says much more.
    """
    for column in (0, 1):
        if column and not all(_STAMP.fullmatch(row[0].strip()) or not row[0].strip() for row in rows[1:] if row):
            return None
        full = [row for row in rows if len(row) == column + 2]
        labels = [row[column].strip().rstrip(":：") for row in full]
        said = sum(len(row[column + 1]) for row in full)
        again = sum(count for name, count in Counter(labels).items() if name and count > 1)
        if (
            len(full) >= 3
            and len(full) == len(rows)
            and all(len(label) <= _LONGEST_LABEL and not _NO_LABEL.search(label) for label in labels)
            and again * 2 >= len(full)
            and said >= 2 * sum(map(len, labels))
        ):
            return column
    return None


def table_head(rows: Rows, column: int | None) -> Sequence[str] | None:
    """The first row of a conversation where it says what the columns are: 發言者, 內容."""
    if column is None or not rows:
        return None
    first = rows[0]
    labels = [row[column] for row in rows]
    return first if labels.count(first[column]) == 1 and all(len(cell) <= 12 for cell in first) else None


def markdown_rows(rows: Rows) -> Iterator[str]:
    """A table in Markdown, its first row as its head; all rows as long as the longest."""
    columns = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [*(" ".join(cell.split()).replace("|", "\\|") for cell in row), *[""] * (columns - len(row))]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{' --- |' * columns}"


def is_grid(rows: Rows) -> bool:
    """Whether rows and columns mean something: more than one of each, and no cell that holds a whole text."""
    return len(rows) > 1 and max(map(len, rows)) > 1 and all(len(cell) <= 200 for row in rows for cell in row)
