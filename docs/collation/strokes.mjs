// Makes plugins/editions/strokes.txt: every Han character of the basic block in CLDR's order of strokes, a line for each
// number of strokes. Run it with a Node.js that has all of ICU: node docs/collation/strokes.mjs > plugins/editions/strokes.txt
const order = new Intl.Collator("zh-Hant-u-co-stroke");
const han = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, n) => String.fromCodePoint(0x4e00 + n)).sort(order.compare);

// CLDR marks where a number of strokes begins: U+FDD0, then the Braille pattern of that number.
let at = 0;
for (let strokes = 1; at < han.length; strokes += 1) {
  const next = "\uFDD0" + String.fromCodePoint(0x2800 + strokes + 1);
  let end = at;
  while (end < han.length && order.compare(han[end], next) < 0) end += 1;
  if (strokes >= 0x7f) end = han.length; // what ICU does not know comes last
  process.stdout.write(han.slice(at, end).join("") + "\n");
  at = end;
}
