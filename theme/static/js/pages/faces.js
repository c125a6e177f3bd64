// The faces of the text arrive after the first paint, which system fonts of the same widths make, so that no reader waits
// for them. Once a visit has fetched faces they are at hand, and are there from the first paint.
const sheet = document.getElementById("text-faces");
const bring = () => (sheet.media = "all");
let fetched = null;
try {
  fetched = sessionStorage.getItem("duiye.faces");
  sessionStorage.setItem("duiye.faces", "fetched");
} catch {}
if (fetched) bring();
else new PerformanceObserver(bring).observe({ type: "paint", buffered: true });
