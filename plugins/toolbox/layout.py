"""Measure how a page is laid out: what lies over what, the white between rows, baselines, what a bar covers."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# What is only drawn when it comes near has no size of its own until then; what moves would differ from run to run.
# Style sheets that a script makes are no concern of the page's policy.
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, ::before, ::after { content-visibility: visible !important; animation: none !important;
    transition: none !important; caret-color: transparent !important; scroll-behavior: auto !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; });
}"""
# The faces of the text wait for the first paint, which need not have been.
ARRIVED = """async () => {
  const faces = document.getElementById("text-faces");
  if (faces) faces.media = "all";
  if (faces && !faces.sheet) await new Promise((done) => { faces.onload = faces.onerror = done; });
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}"""

# Shared by the measurements below. A *thing* is an element with the boxes in which the reader sees something of it:
# the lines of a block's own text (each as high as its type, since fonts claim more above and below), a picture, or the
# whole of a card or of the view switch. Links hidden for screen readers, in boxes of a pixel, are no things.
THINGS = """
const PICTURES = ".figure img, .still img, .placeholder";
const BOXES = ".film-card, .reading-bar";
const round = Math.round;
const hidden = (element) => {
  for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
    const box = outer.getBoundingClientRect(), style = getComputedStyle(outer);
    if (style.overflow !== "visible" && (box.width <= 2 || box.height <= 2)) return true;
    if (style.position === "absolute" && box.right <= 0) return true;
  }
  return !element.checkVisibility({visibilityProperty: true, opacityProperty: true});
};
const blockOf = (element) => {
  while (/^(inline|contents|ruby)/.test(getComputedStyle(element).display) &&
         getComputedStyle(element).display !== "inline-block") element = element.parentElement;
  return element;
};
const linesOf = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
  return [...range.getClientRects()].filter((line) => line.width > 0.5).map((line) => {
    const middle = (line.top + line.bottom) / 2;
    return {left: line.left, right: line.right, top: middle - size / 2, bottom: middle + size / 2};
  });
};
const textsIn = (root) => {
  const found = new Map(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const outer = node.parentElement;
    if (!node.data.trim() || outer.closest("rt, rp, script, style") || hidden(outer)) continue;
    const block = blockOf(outer);
    found.set(block, [...(found.get(block) || []), ...linesOf(node)]);
  }
  return [...found].map(([element, boxes]) => ({element, boxes})).filter((thing) => thing.boxes.length);
};
const solidsIn = (root) => [...root.querySelectorAll(`${PICTURES}, ${BOXES}`)]
  .filter((element) => !hidden(element))
  .map((element) => ({element, boxes: [element.getBoundingClientRect()]}))
  .filter(({boxes: [box]}) => box.width > 2 && box.height > 2);
const union = (boxes) => ({
  left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
  top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
});
const meet = (a, b) => {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 1 && down > 1 ? [across, down] : null;
};
const name = (element) => {
  const own = element.id ? "#" + element.id : [...element.classList].map((one) => "." + one).join("");
  const outer = element.closest("[id]");
  const words = (element.innerText || element.getAttribute("alt") || "").trim().replace(/\\s+/g, " ").slice(0, 24);
  return `${outer && outer !== element ? "#" + outer.id + " " : ""}${element.localName}${own} “${words}”`;
};
"""

OVERLAPS = """() => {
  const root = document.querySelector("main") || document.body;
  const things = [...textsIn(root), ...solidsIn(root)].map((thing) => ({...thing, whole: union(thing.boxes)}));
  things.sort((a, b) => a.whole.top - b.whole.top);
  const found = [];
  things.forEach((a, index) => {
    for (const b of things.slice(index + 1)) {
      if (b.whole.top >= a.whole.bottom) break;
      if (!meet(a.whole, b.whole) || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const [size] = a.boxes.flatMap((one) => b.boxes.map((other) => meet(one, other))).filter(Boolean);
      if (size) found.push(`${name(a.element)} and ${name(b.element)}: ${size.map(round).join(" × ")} px`);
    }
  });
  return found;
}"""

# The white between each row's last line (or picture) and the first of the next, by the two rows' names.
GAPS = """() => {
  const extent = (row) => {
    const parts = [...textsIn(row), ...solidsIn(row)].filter(({element}) =>
      !element.closest(".cards, .film-card, .row-number"));
    return parts.length ? union(parts.flatMap((part) => part.boxes)) : null;
  };
  const rows = [...document.querySelectorAll(".rows .row")]
    .map((row) => ({row, box: extent(row), figure: row.classList.contains("row-figure")}))
    .filter(({box}) => box);
  return rows.slice(1).map((below, index) => ({
    rows: `${name(rows[index].row)} → ${name(below.row)}`,
    figure: below.figure || rows[index].figure,
    white: below.box.top - rows[index].box.bottom,
  }));
}"""
WITHOUT_CARDS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".cards, .film-card { display: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# Where the first lines of the two sides stand: a box without size, put before the first word, sits on the baseline.
BASELINES = """() => {
  const first = (side) => {
    const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) return walker.currentNode;
    return null;
  };
  const probe = (node) => {
    const box = document.createElement("span");
    Object.assign(box.style, {display: "inline-block", inlineSize: "0", blockSize: "0"});
    node.parentElement.insertBefore(box, node);
    return box;
  };
  const rows = [...document.querySelectorAll(".rows .row:not(.row-figure, .row-table, .row-divider)")].map((row) => {
    const sides = [...row.querySelectorAll(":scope > .left:not(.gap), :scope > .right:not(.gap)")];
    return {row, nodes: sides.filter((side) => !hidden(side)).map(first).filter(Boolean)};
  });
  // All boxes first and all measurements after: the page is then laid out once.
  const probed = rows.filter(({nodes}) => nodes.length === 2).map(({row, nodes}) => ({row, boxes: nodes.map(probe)}));
  const found = probed.map(({row, boxes}) => {
    const [left, right] = boxes.map((box) => box.getBoundingClientRect().bottom);
    return {row: name(row), left, right};
  });
  probed.forEach(({boxes}) => boxes.forEach((box) => box.remove()));
  return found;
}"""

# Bars that stay while the page moves, and what of the target they lie over: the line or picture it begins with.
COVERED = """(selector) => {
  const target = document.querySelector(selector);
  const parts = [...textsIn(target), ...solidsIn(target)].flatMap((part) => part.boxes);
  const box = parts.length ? parts.sort((a, b) => a.top - b.top)[0] : target.getBoundingClientRect();
  const bars = [...document.body.querySelectorAll("*")].filter((element) =>
    ["sticky", "fixed"].includes(getComputedStyle(element).position) && !hidden(element) &&
    !element.contains(target) && !target.contains(element));
  const over = bars.filter((bar) => meet(bar.getBoundingClientRect(), box)).map((bar) => "under " + name(bar));
  const outside = box.bottom <= 0 || box.top >= innerHeight;
  return outside ? ["outside the window"] : over;
}"""


@dataclass(frozen=True, slots=True)
class Gap:
    """The white between two rows that follow one another, in CSS pixels; `figure` where one of them is a figure."""

    rows: str
    figure: bool
    white: float


def stand_still(page: Page) -> None:
    """Show all of the page at once and wait until its pictures and fonts are there."""
    page.evaluate(STILL)
    page.evaluate(ARRIVED)


def overlaps(page: Page) -> list[str]:
    """The texts, pictures, cards and switches of the page that lie over one another, a line for each pair."""
    found: list[str] = measured(page, OVERLAPS)
    return found


def holes(page: Page, tolerance: float) -> list[Gap]:
    """The places between rows that the cards have made whiter than they are without any card, by how much."""
    with_cards = gaps(page)
    page.evaluate(WITHOUT_CARDS)
    without = gaps(page)
    wider = (Gap(one.rows, one.figure, one.white - other.white) for one, other in zip(with_cards, without, strict=True))
    return [gap for gap in wider if gap.white > tolerance]


def gaps(page: Page) -> list[Gap]:
    """The white below each row but the last."""
    return [Gap(**one) for one in measured(page, GAPS)]


def uneven(page: Page, tolerance: float) -> list[str]:
    """The rows whose two sides begin on different baselines."""
    rows = measured(page, BASELINES)
    return [
        f"{row['row']}: {row['left'] - row['right']:+.1f} px"
        for row in rows
        if abs(row["left"] - row["right"]) > tolerance
    ]


def covered(page: Page, selector: str) -> list[str]:
    """What hides the beginning of an element from the reader who was just led there."""
    found: list[str] = measured(page, COVERED, selector)
    return found


def measured(page: Page, program: str, argument: object = None) -> Any:
    """What one of the measurements above returns."""
    return page.evaluate(f"(argument) => {{ {THINGS}; return ({program})(argument); }}", argument)
