// A sentence and its counterpart: pointing at one, touching it or reaching it by key marks both.
import { onKeys } from "./comfort.js";
import { choose, turn } from "./views.js";

const rows = document.querySelector(".rows");
let lit = [];
let current = null;

const rowOf = (element) => element.closest(".row");
const sideOf = (element) => (element.closest(".row > .right") ? ".right" : ".left");
const isShown = (element) => element.checkVisibility();
// Sentences are numbered within their row; one that runs through a link or an emphasis is in several pieces.
const piecesOf = (sentence, side = "") => rowOf(sentence).querySelectorAll(`${side} [data-s="${sentence.dataset.s}"]`);

const light = (found) => {
  for (const element of lit) element.classList.remove("lit");
  current = found?.dataset.s ? found : null;
  // A paragraph whose sentences are not sure has none marked: its number is.
  lit = current ? [...piecesOf(current)] : found ? [found] : [];
  for (const element of lit) element.classList.add("lit");
};

const at = ({ target }) => light(target.closest("[data-s]") ?? rowOf(target));
for (const event of ["pointerover", "click", "focusin"]) rows.addEventListener(event, at);
rows.addEventListener("pointerleave", () => light(null));

const go = (sentence) => {
  if (!sentence) return;
  sentence.tabIndex = -1;
  sentence.focus({ preventScroll: true });
  sentence.scrollIntoView({ block: "nearest" });
  light(sentence);
};

// From sentence to sentence of the side that is read; the view may hide the other.
const step = (by) => {
  const shown = [...rows.querySelectorAll("[data-s]")].filter(isShown);
  const side = sideOf(current && isShown(current) ? current : (shown[0] ?? rows));
  const firsts = shown.filter((one) => sideOf(one) === side && piecesOf(one, side)[0] === one);
  const index = firsts.indexOf(current && piecesOf(current, side)[0]);
  const below = firsts.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 4);
  go(firsts[index < 0 ? Math.max(below, 0) : index + by]);
};

const across = () => {
  const [counterpart] = current ? piecesOf(current, sideOf(current) === ".left" ? ".right" : ".left") : [];
  if (!counterpart) return;
  if (!isShown(counterpart)) rowOf(counterpart).classList.add("open");
  if (isShown(counterpart)) go(counterpart);
};

onKeys({
  j: () => step(1),
  k: () => step(-1),
  x: across,
  s: turn,
  ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [number, () => choose(number - 1)])),
});
