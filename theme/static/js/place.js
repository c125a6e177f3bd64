// Where the reader is: the line at the top stays there when the page is set anew, and other editions open at it.
const LINE = 24; // below the bar, in CSS pixels

const bar = document.querySelector(".reading-bar");
const body = document.querySelector(".article > .body");
const parts = [...document.querySelectorAll(".part, .facing > :not(.rows, .reading-bar)")];
const upright = document.getElementById("setting-vertical");
// Never above what a link to a paragraph leaves free (scroll-padding): there the next one would count as read.
const eye = () =>
  Math.max(
    bar.getBoundingClientRect().bottom + LINE,
    parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8,
  );

// What has an address of its own in every edition: paragraphs, headings and figures, not the cards and marks among them.
const NONE = ".film-card, .film-card *, sup, .notes *, .corrections *";
export const placeOf = (element) => element.closest(`.row[id], .body [id]:not(${NONE})`);

// The paragraph at the top; none above the text. Vertical lines begin at the right. Between paragraphs it is
// the one above.
export const look = () => {
  const across = upright?.checked ? body.getBoundingClientRect().right - LINE : innerWidth / 2;
  const there = document.elementsFromPoint(across, eye());
  const found = there.map(placeOf).find(Boolean);
  const around = upright?.checked ? null : (found ?? there.find((element) => element === body));
  const inside = [...(around?.querySelectorAll("[id]") ?? [])];
  const above = inside.filter((one) => placeOf(one) === one && one.getBoundingClientRect().top <= eye());
  return above.pop() ?? found;
};

// How far through it the reader is, as a part of its height.
const within = (paragraph) => {
  const { top, height } = paragraph.getBoundingClientRect();
  return (eye() - top) / height;
};

const isInWindow = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= 0 && top <= innerHeight;
};

// Marked before a press does anything: when a button tells of its change, the page may be laid out anew already.
let marked = null;
export const mark = () => {
  const read = look();
  const away = parts.filter((part) => !isInWindow(part) && !part.contains(document.activeElement));
  marked = { read, through: read && within(read), top: bar.getBoundingClientRect().top, away };
};
for (const event of ["pointerdown", "keydown"]) bar.addEventListener(event, mark, { passive: true });

// After something has changed the page's height: what was read back to its place; above the text the bar stays. What is
// out of the window waits for the next frame, as high as it was, so that what is within it changes at once. Rows out of
// sight have no height yet that one could trust: those that come into sight may move it again.
export const stay = () => {
  if (!marked) return;
  const { read, through, top: before, away } = marked;
  const put = () => {
    const { top, right, height } = (read ?? bar).getBoundingClientRect();
    const moved = read ? top + (upright?.checked ? 0 : through * height) - eye() : top - before;
    scrollBy({ top: moved, behavior: "instant" });
    if (read && upright?.checked) body.scrollBy(right - body.getBoundingClientRect().right, 0);
  };
  const show = (some) => some.forEach((part) => part.classList.remove("later"));
  const follow = (frame) =>
    requestAnimationFrame(() => {
      if (frame === 2) show(away);
      put();
      if (frame < 4) follow(frame + 1);
    });
  for (const part of away) part.classList.add("later");
  let seen;
  do {
    put();
    seen = away.filter((part) => part.matches(".later") && isInWindow(part));
    show(seen);
  } while (seen.length);
  follow(1);
};

const turn = ({ target }) => {
  const link = target.closest?.(":is(.editions, .cited) a[hreflang]");
  if (link) link.hash = look()?.id ?? "";
};

for (const event of ["click", "auxclick", "contextmenu", "focusin"]) addEventListener(event, turn, true);
