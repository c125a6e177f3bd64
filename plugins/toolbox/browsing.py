"""Look at pages as a reader's browser does: what it complains of, what runs over the edge, what axe-core finds."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from toolbox.page_tools import node_program

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for elsewhere fails at once instead of leaving the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# An element counts when it reaches past the window's right edge and no ancestor below <body> clips or scrolls it.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";
  const clipped = (element) => {
    for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement)
      if (clips(outer) && outer.getBoundingClientRect().right <= width + 0.5) return true;
    return false;
  };
  const name = (element) =>
    element.localName + (element.id && "#" + element.id) + [...element.classList].map((c) => "." + c).join("");
  return [...document.body.querySelectorAll("*")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => box.width && box.height && box.right > width + 0.5 && !clipped(element))
    .map(([element, box]) => `${name(element)}: reaches ${Math.round(box.right)} px of ${width}`);
}"""

AXE = """axe.run(document, {resultTypes: ["violations"], runOnly: {type: "tag", values: TAGS}}).then((found) =>
  found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${node.impact}): ${rule.help}: ${node.target.join(" ")}`)))"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What went wrong in the pages of one test, a line each."""

    console: list[str] = field(default_factory=list)  # errors and warnings of the page's own
    policy: list[str] = field(default_factory=list)  # what the Content-Security-Policy stopped
    outside: list[str] = field(default_factory=list)  # requests that would leave this machine
    failed: list[str] = field(default_factory=list)  # answers of 400 and above, and none at all

    @property
    def complaints(self) -> list[str]:
        """All of it; a good page leaves it empty."""
        return [*self.console, *self.policy, *self.outside, *self.failed]

    def watch(self, page: Page) -> None:
        """Note from now on what goes wrong in this page."""
        # Lambdas, not bound methods: Playwright writes on the object that a method is bound to, and this one is frozen.
        page.on("console", lambda message: self.note_console(message))
        page.on("pageerror", lambda error: self.console.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self.note_request(request))
        page.on("response", lambda response: self.note_response(response))
        page.on("requestfailed", lambda request: self.failed.append(f"{request.url}: {request.failure}"))

    def note_console(self, message: ConsoleMessage) -> None:
        """File a console line under its kind."""
        if message.type not in ("error", "warning"):
            return
        kind = self.policy if "Content Security Policy" in message.text else self.console
        kind.append(f"{message.location['url']}:{message.location['lineNumber'] + 1}: {message.text}")

    def note_request(self, request: Request) -> None:
        """Note a request for another machine."""
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname != "127.0.0.1":
            self.outside.append(request.url)

    def note_response(self, response: Response) -> None:
        """Note an answer that says no."""
        if response.status >= 400:
            self.failed.append(f"{response.url}: {response.status}")


class NewPage(Protocol):
    """Opens an empty, watched page in a window of its own."""

    def __call__(self, width: int = 1024, *, height: int = 800, dark: bool = False, script: bool = True) -> Page:
        """The page; its size is in CSS pixels."""


@contextmanager
def own_node() -> Iterator[None]:
    """While it lasts, Playwright runs by PyPI's Node: its own wants libatomic, which a small Debian has not."""
    name = "PLAYWRIGHT_NODEJS_PATH"
    before = os.environ.get(name)
    os.environ[name] = before or str(node_program())
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]


@contextmanager
def running_browser(chromium: Path) -> Iterator[Browser]:
    """The browser, while the context lasts."""
    # No sandbox (Playwright's own choice too): root and containers have none, and the pages are ours.
    with own_node(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


def overflow(page: Page) -> list[str]:
    """The elements that reach past the right edge of the window, a line each; none in a good page."""
    found: list[str] = page.evaluate(OVERFLOW)
    return found


def run_axe(page: Page, source: str) -> list[str]:
    """What axe-core finds in the page as it stands, a line for each rule and element; `source` is its text.

    Sent over the browser's own protocol, which the page's policy does not concern, so that the page is judged in
    the state it is in and not in a second copy without its policy.
    """
    session = page.context.new_cdp_session(page)
    try:
        session.send("Runtime.evaluate", {"expression": source})
        run = AXE.replace("TAGS", str(list(AXE_TAGS)))
        answer = session.send("Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True})
    finally:
        session.detach()
    if "exceptionDetails" in answer:
        raise RuntimeError(f"axe-core failed: {answer['exceptionDetails']}")
    found: list[str] = answer["result"]["value"]
    return found
