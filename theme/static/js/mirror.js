// A sentence and its counterpart: pointing at one, touching it or reaching it by key marks both. Where no sentence is
// sure, the paragraph and the one that faces it are marked whole.
import { onKeys } from "./comfort.js";
import { choose, turn } from "./views.js";

const rows = document.querySelector(".rows");
const STOPS = "[data-s], .row[id]:not(.row-figure) > :is(.left, .right):not(.gap, :has([data-s]))";
let lit = [];
let current = null;

const rowOf = (element) => element.closest(".row");
const sideOf = (element) => (element.closest(".row > .right") ? ".right" : ".left");
const isShown = (element) => element.checkVisibility();
// Sentences are numbered within their row; one that runs through a link or an emphasis is in several pieces.
const piecesOf = (stop, side = ":is(.left, .right)") => {
  const number = stop.dataset.s;
  return rowOf(stop).querySelectorAll(`:scope > ${side}:not(.gap)` + (number ? ` [data-s="${number}"]` : ""));
};

const light = (found) => {
  for (const element of lit) element.classList.remove("lit");
  current = found?.matches(STOPS) ? found : null;
  // Between the sentences of a paragraph its number is marked.
  lit = current ? [...piecesOf(current)] : found ? [found] : [];
  for (const element of lit) element.classList.add("lit");
};

const at = ({ target }) => light(target.closest(STOPS) ?? rowOf(target));
for (const event of ["pointerover", "click", "focusin"]) rows.addEventListener(event, at);
rows.addEventListener("pointerleave", () => light(null));

const go = (stop) => {
  if (!stop) return;
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  light(stop);
};

const move = (stop) => {
  go(stop);
  stop?.scrollIntoView({ block: "nearest" });
};

// From sentence to sentence of the side that is read; the view may hide the other.
const step = (by) => {
  const shown = [...rows.querySelectorAll(STOPS)].filter(isShown);
  const side = sideOf(current && isShown(current) ? current : (shown[0] ?? rows));
  const firsts = shown.filter((one) => sideOf(one) === side && piecesOf(one, side)[0] === one);
  const index = firsts.indexOf(current && piecesOf(current, side)[0]);
  const below = firsts.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 4);
  move(firsts[index < 0 ? Math.max(below, 0) : index + by]);
};

const twin = () => (current ? piecesOf(current, sideOf(current) === ".left" ? ".right" : ".left")[0] : null);

const across = () => {
  const other = twin();
  if (!other) return;
  if (!isShown(other)) rowOf(other).classList.add("open");
  if (isShown(other)) move(other);
};

// A view that hides what has the focus leaves it on the counterpart.
document.querySelector(".views").addEventListener("change", () => {
  if (current === document.activeElement && !isShown(current)) go(twin());
});

rows.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target.matches(STOPS)) target.click();
});

onKeys({
  j: () => step(1),
  k: () => step(-1),
  x: across,
  s: turn,
  ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [number, () => choose(number - 1)])),
});
