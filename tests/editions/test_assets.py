"""The theme's files as they are published."""

import base64
import hashlib
from pathlib import Path

import pytest
from rjsmin import jsmin

from editions.assets import bundled, joined, read_assets, small_css, small_js

THEME = Path(__file__).resolve().parents[2] / "theme" / "static"
SITE = '@layer base, components;\n\n@import "base.css" layer(base);\n'
BASE = """\
a:hover {
  color: red;
}

nav :is(ul, ol) :not(a) {
  & :where(b) {
    color: red;
  }
}
"""
PAGE = '/* A page. */\n@import "../site.css";\n@import "../card.css" layer(components);\n'


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A small theme."""
    files = {
        "css/site.css": SITE,
        "css/base.css": BASE,
        "css/card.css": "/* A card. */\n.card > .left + .right {\n  margin: calc(1px + var(--gap));\n}\n",
        "css/pages/page.css": PAGE,
        "js/copy.js": "// A comment.\nexport const answer = 42;\n",
        "js/pages/page.js": 'import "../copy.js";\nimport { answer } from "../copy.js";\nconsole.log(answer);\n',
        "icon.svg": "<svg></svg>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_sheet_holds_what_it_imports(static: Path) -> None:
    """Imports stand in their place, each in its layer, and the list of layers comes first."""
    text = joined(static / "css/pages/page.css")
    assert "@import" not in text
    assert text.index("@layer base, components;") < text.index("@layer base {") < text.index("@layer components {")


def test_pages_name_files_plainly(static: Path) -> None:
    """Without production a file has the name that templates call it by, and nothing to be checked against."""
    assets = read_assets(static, "/below/assets")
    assert assets.href("css/page.css") == "/below/assets/css/page.css"
    assert assets.integrity("css/page.css") == ""
    assert set(assets.files) == {"css/page.css", "js/page.js", "icon.svg"}


def test_a_script_holds_the_modules_that_it_imports(static: Path) -> None:
    """Each once, before what needs it, and no import is left for the browser to follow."""
    text = bundled(static / "js/pages/page.js")
    assert text.count("const answer = 42;") == 1
    assert text.index("const answer") < text.index("console.log(answer)")
    assert "import" not in text
    assert "export" not in text


def test_a_change_of_a_module_renames_the_script_that_holds_it(static: Path) -> None:
    """Whoever has the old script gets the new one."""
    before = read_assets(static, "/assets", production=True)
    (static / "js/copy.js").write_text("export const answer = 43;\n", encoding="utf-8")
    assert before.href("js/page.js") != read_assets(static, "/assets", production=True).href("js/page.js")


def test_modules_keep_their_names_to_themselves(static: Path) -> None:
    """What a module does not export may be called as something in another one."""
    (static / "js/copy.js").write_text("const own = 1;\nexport const answer = own;\n", encoding="utf-8")
    (static / "js/pages/page.js").write_text('import "../copy.js";\nconst own = 2;\n', encoding="utf-8")
    assert bundled(static / "js/pages/page.js") == (
        "const { answer } = (() => {\nconst own = 1;\nconst answer = own;\nreturn { answer };\n})();\n"
        "{\nconst own = 2;\n}\n"
    )


@pytest.mark.parametrize(
    "module",
    [
        "export const answer = 1;\n",
        "export default 1;\n",
        'import * as copy from "./copy.js";\n',
        'import { answer as it } from "./copy.js";\n',
    ],
)
def test_what_cannot_be_joined_is_an_error(static: Path, module: str) -> None:
    """A name given twice, and ways of importing and exporting that joining does not know."""
    (static / "js/more.js").write_text(module, encoding="utf-8")
    (static / "js/pages/page.js").write_text('import "../copy.js";\nimport "../more.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"more\.js"):
        bundled(static / "js/pages/page.js")


def test_production_names_files_by_content(static: Path) -> None:
    """A name changes with what the file holds, and browsers are told what that is."""
    assets = read_assets(static, "/assets", production=True)
    asset = assets.files["css/page.css"]
    assert asset.place == f"css/page.{hashlib.sha256(asset.data).hexdigest()[:10]}.css"
    assert asset.integrity == f"sha384-{base64.b64encode(hashlib.sha384(asset.data).digest()).decode()}"
    assert assets.integrity("icon.svg") == ""


def test_production_loses_no_rule(static: Path) -> None:
    """Comments and white space go; what parts selectors and sums stays."""
    text = read_assets(static, "/assets", production=True).files["css/page.css"].data.decode()
    assert "A card" not in text
    assert ".card>.left+.right{margin:calc(1px + var(--gap))}" in text
    assert "a:hover{color:red}" in text
    assert "nav :is(ul,ol) :not(a){& :where(b){color:red}" in text


def test_production_makes_scripts_small(static: Path) -> None:
    """No comment is left, and what it says is the same."""
    text = read_assets(static, "/assets", production=True).files["js/page.js"].data.decode()
    assert "comment" not in text
    assert "42" in text
    assert len(text) < len(bundled(static / "js/pages/page.js"))


def test_the_minifier_reads_all_that_the_theme_has() -> None:
    """What it cannot read it would leave as it is."""
    for sheet in (THEME / "css" / "pages").glob("*.css"):
        assert "\n" not in small_css(joined(sheet)), sheet.name
    for script in (THEME / "js" / "pages").glob("*.js"):
        assert len(small_js(bundled(script))) < len(jsmin(bundled(script))), script.name


def test_a_script_cannot_end_the_page_that_it_is_made_small_in(static: Path) -> None:
    """Nothing of it would be lost unseen."""
    (static / "js/copy.js").write_text('export const answer = "</script>";\n', encoding="utf-8")
    with pytest.raises(ValueError, match="</script>"):
        read_assets(static, "/assets", production=True)


def test_files_are_published_as_they_are_called(static: Path, tmp_path: Path) -> None:
    """Each address that a page can name has its file."""
    assets = read_assets(static, "/assets", production=True)
    assets.publish(tmp_path / "out")
    assert all((tmp_path / "out" / asset.place).read_bytes() == asset.data for asset in assets.files.values())


def test_a_name_that_there_is_not_is_an_error(static: Path) -> None:
    """A template cannot ask for a file that the theme lacks."""
    with pytest.raises(KeyError):
        read_assets(static, "/assets").href("css/none.css")
