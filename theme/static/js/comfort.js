// How a text is set, remembered; and the keys, which a reader may switch off.
import { remember } from "./choices.js";
import { mark, stay } from "./place.js";
import { keep, kept } from "./store.js";

const panel = document.querySelector(".comfort");
const on = document.getElementById("keys-on");
const [handle] = panel.children;
const take = () => handle.focus({ preventScroll: true }); // the bar is in sight; the text is not to move for it
const close = () => {
  if (panel.contains(document.activeElement)) take();
  panel.open = false;
};
const open = () => {
  take();
  handle.click();
};
const keys = new Map([["?", open]]);

remember(panel.querySelectorAll("[type=radio]"), stay);

on.checked = kept("keys") !== "off";
on.addEventListener("change", () => keep("keys", on.checked ? "on" : "off"));
document.getElementById("keys").hidden = false;

// `onKeys({j: () => …})`: what single keys do, unless somebody is writing or has switched them off.
export const onKeys = (more) => Object.entries(more).forEach((entry) => keys.set(...entry));

addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const does = keys.get(event.key);
  if (!does) return;
  event.preventDefault();
  mark();
  does();
});

addEventListener("pointerdown", ({ target }) => {
  if (panel.open && !panel.contains(target)) panel.open = false;
});
