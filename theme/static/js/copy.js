// Copy one language: a selection that runs over both columns of facing rows keeps to the side where it began. Or quote a
// paragraph in both, with who says it and where: by key, or by the button that a selection and a link to it bring up.
import { onKeys } from "./comfort.js";
import { look, placeOf } from "./place.js";

const other = { left: "right", right: "left" };
const bar = document.querySelector(".cited");
const [button, answer] = bar?.querySelectorAll("button, output") ?? [];

const elementOf = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement);

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const start = !selection.isCollapsed && elementOf(selection.anchorNode).closest(".row > .left, .row > .right");
  if (!start) return;
  const side = start.classList.contains("left") ? "left" : "right";
  const chosen = document.createElement("div");
  chosen.append(selection.getRangeAt(0).cloneContents());
  const foreign = chosen.querySelectorAll(`.${other[side]}`);
  if (!foreign.length) return; // within one column: the browser does it best
  for (const part of [...foreign, ...chosen.querySelectorAll(".row-number, .cards")]) part.remove();
  const lines = [...chosen.querySelectorAll("p, li, h2, h3, h4")].map((line) => line.textContent.trim());
  event.clipboardData.setData("text/plain", lines.filter(Boolean).join("\n\n"));
  event.clipboardData.setData("text/html", chosen.innerHTML);
  event.preventDefault();
});

const selected = () => {
  const selection = getSelection();
  return selection.isCollapsed ? null : placeOf(elementOf(selection.anchorNode));
};

// What two sides say, without the numbers of notes; the lines of a verse as in running text.
const wordsOf = (sides) =>
  [...sides].map((side) => {
    const words = side.cloneNode(true);
    for (const part of words.querySelectorAll(".who, sup, .visually-hidden")) part.remove();
    for (const end of words.querySelectorAll("br")) end.replaceWith(" / ");
    return words.textContent.trim().replace(/\s+/g, " ");
  });

const quote = async (id) => {
  const link = bar.querySelector("a");
  const page = link ? new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html") : document;
  const row = page.getElementById(id).closest(".row");
  const all = [...page.querySelectorAll(".row")];
  const opens = all.slice(0, all.indexOf(row) + 1).findLast((one) => one.matches(".row-opens"));
  const names = row.closest(".by, .row-question") ? opens.querySelectorAll(".speaker") : [];
  const source = [names, page.querySelectorAll(".cited cite")].map((both) => wordsOf(both).join(" / "));
  const address = page.querySelector("[rel=canonical]")?.href ?? (link ?? location).href.split("#")[0];
  return [
    wordsOf(row.querySelectorAll(":scope > :is(.left, .right):not(.gap)")).join("\n\n"),
    [...source, wordsOf(page.querySelectorAll(".cited :is(span, time)")).join(" · "), `${address}#${row.id}`]
      .filter(Boolean)
      .join("\n"),
  ].join("\n\n");
};

// The paragraph that is selected, has the focus, was linked to, or is at the top of the window.
const chosen = () =>
  [selected(), document.activeElement, document.querySelector(":target")]
    .map((one) => one && placeOf(one))
    .find(Boolean) ?? look();

let quoted = null;
const copyBoth = async () => {
  const place = chosen();
  if (!place) return;
  quoted = place;
  if (getSelection().isCollapsed) getSelection().selectAllChildren(place.querySelector(":scope > .who + p") ?? place);
  try {
    const text = quote(place.id).then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    answer.value = button.dataset.done;
  } catch {
    answer.value = button.dataset.failed;
  }
};

if (bar && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", copyBoth);
  document.addEventListener("selectionchange", () => {
    const place = selected();
    if (place !== quoted) answer.value = "";
    bar.classList.toggle("shown", Boolean(place));
  });
  onKeys({ c: copyBoth });
}
