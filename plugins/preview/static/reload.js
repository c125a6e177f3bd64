// The preview's part of a page: it reloads when a build has made it anew, and shows what was found of it.

const script = document.currentScript;
const PLACE = new URL(".", script.src).pathname;

const WORDS = {
  en: {
    preview: "Preview",
    building: "Building…",
    failed: "The last build failed: the page is as it was before.",
    gone: "The preview has ended. Start it again with ./inv serve.",
    show: "Show the paragraph",
    level: { error: "error", warning: "warning", note: "note" },
    count: (number, level) => `${number} ${level}${number === 1 ? "" : "s"}`,
  },
  zh: {
    preview: "預覽",
    building: "建置中……",
    failed: "上次建置失敗，頁面仍是之前的樣子。",
    gone: "預覽已結束，請用 ./inv serve 重新啟動。",
    show: "到這一段",
    level: { error: "錯誤", warning: "警告", note: "提示" },
    count: (number, level) => `${number} 個${level}`,
  },
};
const LEVELS = ["error", "warning", "note"];

/** An element with attributes and children; a text is a child too. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

class Preview {
  constructor() {
    this.attempts = null;
    this.reloading = false;
  }

  /** Listen while the page is seen: a browser opens few connections to one server, and each listener keeps one. */
  listen() {
    this.close();
    this.source = new EventSource(`${PLACE}events`);
    this.source.addEventListener("state", (message) => this.take(JSON.parse(message.data)));
    this.source.addEventListener("error", () => this.say(this.words?.gone));
  }

  close() {
    this.source?.close();
  }

  /** A state of the preview: another version is loaded, a finished build has its findings shown. */
  take(state) {
    this.words = WORDS[state.language] ?? WORDS.en;
    this.language = state.language === "zh" ? "zh-Hant" : "en";
    const { version, attempts } = script.dataset;
    const waits = version === "" && String(state.attempts) !== attempts;
    if (state.version !== version || waits) {
      this.reload();
      return;
    }
    this.say(state.building ? this.words.building : "");
    if (version !== "" && state.attempts !== this.attempts) {
      this.attempts = state.attempts;
      this.show(state);
    }
  }

  reload() {
    if (this.reloading) return;
    this.reloading = true;
    this.close();
    location.reload();
  }

  async show(state) {
    const address = `${PLACE}diagnostics.json?path=${encodeURIComponent(location.pathname)}`;
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok || state.attempts !== this.attempts) return;
    const findings = await answer.json();
    this.mark(findings);
    this.panel(findings, state.ok);
  }

  /** A line that a screen reader reads out and that takes no room when there is nothing to say. */
  say(words) {
    if (!words && !this.status) return;
    if (!this.status) {
      this.status = make("p", { class: "duiye-preview-status", role: "status" });
      this.home().prepend(this.status);
    }
    this.status.textContent = words ?? "";
    this.status.hidden = !words;
  }

  home() {
    if (!this.aside) {
      this.aside = make("aside", { class: "duiye-preview", "aria-label": this.words.preview, lang: this.language });
      document.body.append(this.aside);
    }
    return this.aside;
  }

  panel(findings, ok) {
    this.details?.remove();
    if (ok && findings.length === 0) return;
    const counts = LEVELS.map((level) => [level, findings.filter((one) => one.level === level).length])
      .filter(([, number]) => number)
      .map(([level, number]) => this.words.count(number, this.words.level[level]));
    const level = LEVELS.find((one) => findings.some((finding) => finding.level === one)) ?? "note";
    const summary = make("summary", { "data-level": level }, `${this.words.preview}: ${counts.join(" · ")}`);
    const list = make("ol", {}, ...findings.map((finding, number) => this.item(finding, number)));
    const inside = make("div", { class: "duiye-preview-list", tabindex: "0", role: "group", "aria-label": counts.join(", ") });
    if (!ok) inside.append(make("p", {}, this.words.failed));
    inside.append(list);
    this.details = make("details", {}, summary, inside);
    this.details.open = this.wanted(ok);
    this.details.addEventListener("toggle", () => sessionStorage.setItem("duiye-preview", this.details.open ? "open" : "shut"));
    this.home().append(this.details);
  }

  /** Errors open the panel; else it is as the reader left it. */
  wanted(ok) {
    return !ok || sessionStorage.getItem("duiye-preview") === "open";
  }

  item(finding, number) {
    const line = finding.line ? `:${finding.line}` : "";
    const place = make("p", { class: "duiye-preview-place" }, make("code", {}, finding.path + line));
    const target = finding.id && block(finding.id);
    if (target) place.append(" ", make("a", { href: `#${target.id}` }, this.words.show));
    return make(
      "li",
      { id: `duiye-preview-${number + 1}`, "data-level": finding.level },
      make("p", {}, make("strong", {}, this.words.level[finding.level]), ` ${finding.message}`),
      make("p", {}, finding.help),
      ...(finding.path ? [place] : []),
      ...(finding.details ? [make("pre", {}, finding.details)] : []),
    );
  }

  /** Beside each paragraph that something was found of: a button that says what. */
  mark(findings) {
    for (const mark of document.querySelectorAll(".duiye-preview-mark")) mark.remove();
    for (const finding of findings) {
      const target = finding.id && block(finding.id);
      if (target) target.prepend(this.note(finding));
    }
  }

  note(finding) {
    const words = make("span", { class: "duiye-preview-words", hidden: "" }, `${finding.message} — ${finding.help}`);
    const button = make("button", { type: "button", "aria-expanded": "false" }, this.words.level[finding.level]);
    button.addEventListener("click", () => {
      words.hidden = !words.hidden;
      button.setAttribute("aria-expanded", String(!words.hidden));
    });
    const where = { class: "duiye-preview-mark", "data-level": finding.level, lang: this.language };
    return make("span", { ...where, title: finding.message }, button, words);
  }
}

/** The element of a block. On a facing page some ids of the right side have a prefix. */
function block(id) {
  return document.getElementById(id) ?? document.getElementById(`r-${id}`);
}

const preview = new Preview();
const follow = () => (document.hidden ? preview.close() : preview.listen());
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => preview.close());
addEventListener("pageshow", (event) => event.persisted && follow());
follow();
