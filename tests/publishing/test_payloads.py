"""A magazine whose every field is an attack is read in a browser: nothing runs, and the policy has nothing to stop."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from tests.cases import read_cases
from tests.publishing.test_release import SETTINGS
from tests.site.magazine import CONTENT, build_site
from toolbox.browsing import NewPage, Seen

ATTACKS = read_cases(Path(__file__).parents[1] / "document" / "cases" / "attacks.md")[0].input.split("\n")
# Blocks of every kind, each with a place for an attack.
BLOCKS = """## {}

**甲：** {}

**乙：** a {} b

> {}

- {}

| {} | x |
|---|---|
| {} | {} |

![{}](sea.png)
{}

![x](sea.png "{}")

上：{}

《{}》(2001) and *{}* (2001)

x[^1] {=x=} {zh-hans:{}|zh-hant:{}|en:x}

term
: {}

譯註：{}

[^1]: {}
"""
# What could run without anything having run yet.
ARMED = """() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...[...element.attributes].filter((one) => /^on|^style$|^srcdoc$|^formaction$|^ping$/i.test(one.name))
    .map((one) => `${element.localName} ${one.name}`),
  ...["href", "src", "action", "data"].filter((name) => element.hasAttribute(name) && element[name])
    .filter((name) => URL.canParse(element.getAttribute(name), document.baseURI))
    .filter((name) => !/^(https?|mailto|tel):/.test(new URL(element.getAttribute(name), document.baseURI).href))
    .map((name) => `${element.localName} ${name}=${element.getAttribute(name)}`),
  ...(["iframe", "object", "embed", "form", "base", "template", "svg", "math"].includes(element.localName) &&
    !element.closest("svg[class]") ? [element.localName] : []),
])"""


def quoted(text: str) -> str:
    """A string of TOML, and of YAML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def write_magazine(content: Path, attacks: list[str]) -> None:
    """An article, an issue, a page, a film, a person and a topic for each attack."""
    content.mkdir(parents=True)
    editions = SETTINGS.replace("https://small.example/below", "https://small.example")
    (content / "magazine.toml").write_text(f"description = {{en = {quoted(attacks[0])}}}\n{editions}", "utf-8")
    films, people, topics = [], [], []
    for number, attack in enumerate(attacks):
        word = quoted(attack)
        both = f"{{zh-hant = {word}, en = {word}}}"
        films.append(
            f"[f{number}]\nyear = {1890 + number}\ntitles = {{tw = {word}, en = {word}}}\n"
            f"directors = [{word}]\ntext = {both}\n"
        )
        people.append(
            f"[p{number}]\nname = {both}\nsort = {word}\nalso = [{quoted(f'{attack}{number}')}]\nbio = {both}\n"
        )
        topics.append(f"[t{number}]\nname = {both}\ndescription = {both}\n")
        write_texts(content, number, attack)
    for name, tables in (("films", films), ("people", people), ("topics", topics)):
        (content / f"{name}.toml").write_text("\n".join(tables), "utf-8")


def write_texts(content: Path, number: int, attack: str) -> None:
    """The article, issue and page of one attack, in both languages."""
    word = quoted(attack)
    for lang in ("zh-hant", "en"):
        head = f"title: {word}\ndate: 2026-01-01\nsummary: {word}\n"
        more = f"subtitle: {word}\nauthors: [{word}, p{number}]\ntopics: [t{number}]\nissue: i{number}\n"
        more += f"speakers: [甲, {{label: 乙, short: {word}}}]\ncover: sea.png\n"
        more += f"translators: [{word}]\n" if lang == "en" else ""
        texts = {"articles/a": more, "issues/i": f"number: {word}\n", "pages/g": ""}
        for place, keys in texts.items():
            folder = content / f"{place}{number}"
            folder.mkdir(parents=True, exist_ok=True)
            body = (
                BLOCKS.replace("{}", attack).replace("2001", str(1890 + number))
                if place == "articles/a"
                else f"{attack}\n\n> {attack}\n"
            )
            (folder / f"{lang}.md").write_text(f"---\n{head}{keys}---\n\n{body}", "utf-8")
    folder = content / f"articles/a{number}"
    shutil.copy(CONTENT / "articles/quiet-reel/reel.png", folder / "sea.png")
    credit = f"{{zh-hant = {word}, en = {word}}}"
    (folder / "stills.toml").write_text(f'["sea.png"]\ncredit = {credit}\nlicence = {word}\n', "utf-8")


def addresses(folder: Path) -> Iterator[str]:
    """All pages of a site."""
    for file in sorted(folder.rglob("*.html")):
        yield "/" + file.relative_to(folder).as_posix().removesuffix("index.html")


def ran(page: Page, seen: Seen, site: str, folder: Path) -> list[str]:
    """What ran, is armed, or was stopped by the policy, in all pages of a site."""
    found: list[str] = []

    def note(dialog: Dialog) -> None:
        found.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    for address in addresses(folder):
        page.goto(site + address, wait_until="load")
        found += [f"{address}: {armed}" for armed in page.evaluate(ARMED)]
    return found + seen.policy + seen.outside


@pytest.mark.parametrize(
    "attacks", [ATTACKS[::20], pytest.param(ATTACKS, marks=pytest.mark.slow)], ids=["a few", "all"]
)
def test_no_attack_runs_in_any_field_or_block(
    tmp_path: Path, attacks: list[str], new_page: NewPage, seen: Seen, site_server: Callable[[Path], str]
) -> None:
    """Titles, names, catalogues, captions, every kind of block: no dialog, nothing armed, no report, no request."""
    write_magazine(tmp_path / "content", attacks)
    build_site(tmp_path / "content", tmp_path)
    pages = list(addresses(tmp_path / "output"))
    assert len(pages) > 10 * len(attacks)
    assert ran(new_page(), seen, site_server(tmp_path / "output"), tmp_path / "output") == []


def test_an_attack_that_works_is_seen(
    tmp_path: Path, new_page: NewPage, seen: Seen, site_server: Callable[[Path], str]
) -> None:
    """The look at the pages is one that finds something."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><img src=x onerror=alert(1)>", "utf-8")
    assert ran(new_page(), seen, site_server(tmp_path), tmp_path) != []
