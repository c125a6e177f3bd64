// Open a still over the page. Without this module its link leads to the page of all stills, which shows the same.
let viewer;

const bring = async (sheet) => {
  const link = document.importNode(sheet);
  const there = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  await there;
};

const make = async (address) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const gallery = document.importNode(page.querySelector(".gallery"), true);
  const lacking = [...page.querySelectorAll("link[rel=stylesheet]")].filter(
    (sheet) => !document.querySelector(`link[href="${sheet.getAttribute("href")}"]`),
  );
  await Promise.all(lacking.map(bring));
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.ariaLabel = gallery.ariaLabel;
  dialog.append(gallery);
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    gallery.scrollBy(step * gallery.clientWidth, 0);
  });
  document.body.append(dialog);
  return dialog;
};

const slideOf = (link) => viewer.querySelector(`[id="${link.hash.slice(1)}"]`);

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".enlarge, .viewer a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(".slide-close")) {
    event.preventDefault();
    viewer.close();
  } else if (link.matches(".viewer a")) {
    if (!link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    slideOf(link)?.scrollIntoView();
  } else {
    event.preventDefault();
    try {
      viewer ??= await make(link.href.split("#")[0]);
      viewer.showModal();
      slideOf(link).scrollIntoView({ behavior: "instant" });
    } catch {
      location.assign(link.href);
    }
  }
});
