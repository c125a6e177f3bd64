// Remember which language of facing pages a reader chose last. Without this module the switch works all the same.
const key = "duiye.view";
const choices = [...document.querySelectorAll(".views input")];

// Storage may be forbidden; then nothing is remembered.
const storage = (use) => {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
};

const kept = choices.find((choice) => choice.id === storage((store) => store.getItem(key)));
if (kept) kept.checked = true;

for (const choice of choices) choice.addEventListener("change", () => storage((store) => store.setItem(key, choice.id)));
