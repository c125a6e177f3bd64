// Vertical lines, where a page has them: the wheel, which moves pages down, moves the text on, to the left, until its
// end.
const vertical = document.getElementById("setting-vertical");
const body = document.querySelector(".article > .body");

const move = (event) => {
  if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
  const before = body.scrollLeft;
  body.scrollLeft -= event.deltaY;
  if (body.scrollLeft !== before) event.preventDefault();
};

// Only while it is so: a page that may refuse the wheel scrolls less smoothly.
const listen = () => {
  if (vertical.checked) body.addEventListener("wheel", move, { passive: false });
  else body.removeEventListener("wheel", move);
};

for (const radio of document.getElementsByName("setting")) radio.addEventListener("change", listen);
if (vertical) listen();
