// Radio buttons that are as they were left, on this page and on the next.
import { keep, kept } from "./store.js";

// `changing` is told before the page shows another choice.
export const remember = (radios, changing) => {
  for (const radio of radios) {
    if (kept(radio.name) === radio.id) radio.checked = true;
    radio.addEventListener("change", () => {
      changing?.();
      keep(radio.name, radio.id);
    });
  }
};
