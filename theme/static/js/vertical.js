// Vertical lines, where a page has them: what moves pages down, the wheel and keys, moves the text on, to the left,
// until its end.
const vertical = document.getElementById("setting-vertical");
const body = document.querySelector(".article > .body");

const move = (event) => {
  if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
  const before = body.scrollLeft;
  body.scrollLeft -= event.deltaY;
  if (body.scrollLeft !== before) event.preventDefault();
};

const leaf = (event) => {
  const pages = { PageDown: -0.9, " ": -0.9, PageUp: 0.9 }[event.key];
  if (!pages || event.target !== body) return;
  event.preventDefault();
  body.scrollBy(pages * body.clientWidth, 0);
};

// Only while it is so: a page that may refuse the wheel scrolls less smoothly, and what does not move is no stop for Tab.
const listen = () => {
  const { checked } = vertical;
  const change = checked ? "addEventListener" : "removeEventListener";
  body[change]("wheel", move, { passive: false });
  body[change]("keydown", leaf);
  body.tabIndex = checked ? 0 : -1;
};

for (const radio of document.getElementsByName("setting")) radio.addEventListener("change", listen);
if (vertical) listen();
