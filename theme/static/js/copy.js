// Copy one language: a selection that runs over both columns of facing rows keeps to the side where it began.
const other = { left: "right", right: "left" };

const sideOf = (node) => {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest(".row > .left, .row > .right");
};

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const start = !selection.isCollapsed && sideOf(selection.anchorNode);
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
