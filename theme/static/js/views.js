// Views of facing pages: remembered, in the address for whoever it is sent to, and changed without losing the place.
import { stay } from "./place.js";
import { keep, kept } from "./store.js";

const views = document.querySelector(".views");
const radios = [...views.querySelectorAll("[type=radio]")];
const swap = document.getElementById("view-swap");
const nameOf = (radio) => radio.id.slice(5);
const chosen = () => radios.find((radio) => radio.checked);

// A link that was sent shows what its sender saw; only the reader's own choice is remembered.
const asked = new URLSearchParams(location.search);
const first = radios.find((radio) => nameOf(radio) === (asked.get("view") ?? kept("view")));
if (first) first.checked = true;
swap.checked = asked.has("view") ? asked.has("swap") : kept("swap") === "true";

views.addEventListener("change", ({ target }) => {
  stay();
  if (target === swap) keep("swap", swap.checked);
  else keep("view", nameOf(target));
  const address = new URL(location);
  address.searchParams.set("view", nameOf(chosen()));
  if (swap.checked) address.searchParams.set("swap", "");
  else address.searchParams.delete("swap");
  history.replaceState(history.state, "", address);
});

// Peek: a touch on a paragraph opens the other language under it, another closes it.
document.querySelector(".rows").addEventListener("click", ({ target }) => {
  const row = target.closest(".row");
  if (!row || nameOf(chosen()) !== "peek" || target.closest("a, summary, button") || !getSelection().isCollapsed) return;
  row.classList.toggle("open");
});

export const choose = (number) => radios[number]?.click();
export const turn = () => swap.click();
