// Where the reader is: the line at the top stays there when the page is set anew, and other editions open at it.
const LINE = 24; // below the bar, in CSS pixels

const eye = () => Math.max(document.querySelector(".reading-bar").getBoundingClientRect().bottom, 0) + LINE;

// The paragraph at the top; none above the text.
const look = () =>
  document
    .elementsFromPoint(innerWidth / 2, eye())
    .map((element) => element.closest(".row[id], .body [id]"))
    .find(Boolean);

// How far through it the reader is, as a part of its height.
const within = (paragraph) => {
  const { top, height } = paragraph.getBoundingClientRect();
  return (eye() - top) / height;
};

// Marked before a press does anything: when a button tells of its change, the page may be laid out anew already.
let marked = null;
const mark = () => {
  const read = look();
  marked = { read, part: read && within(read) };
};
for (const event of ["pointerdown", "keydown"]) addEventListener(event, mark, { capture: true, passive: true });
addEventListener("wheel", () => (marked = null), { passive: true });

// After something has changed the page's height: what was read back to its place. Rows out of sight have no height yet
// that one could trust: those that come into sight may move it again, in the next frames.
export const stay = () => {
  const { read, part } = marked ?? {};
  const hold = (frames) => {
    const { top, height } = read.getBoundingClientRect();
    scrollBy({ top: top + part * height - eye(), behavior: "instant" });
    if (frames) requestAnimationFrame(() => hold(frames - 1));
  };
  if (read) hold(3);
};

const turn = ({ target }) => {
  const link = target.closest?.(".editions a[hreflang]");
  if (link) link.hash = look()?.id ?? "";
};

for (const event of ["click", "auxclick", "contextmenu", "focusin"]) addEventListener(event, turn, true);
