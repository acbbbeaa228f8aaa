"""Starting is cheap: what is loaded before there is work to do. No clock, only sys.modules."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import cleancorpus
from cleancorpus.cli import main
from tests.paths import ROOT

# These verbs know their options without the stages.
LIGHT_VERBS = ("clean", "report", "rules", "config", "doctor")
HEAVY = {"charset_normalizer", "ftfy", "multiprocessing", "opencc", "pathspec", "regex"}


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after some code."""
    code += "\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stderr.split())


def ours(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] == "cleancorpus"}


def stages(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("cleancorpus.stages.")}


def test_the_package_loads_nothing_until_it_is_asked() -> None:
    loaded = loaded_by("import cleancorpus")
    assert ours(loaded) == {"cleancorpus", "cleancorpus._version"}
    assert loaded & {*HEAVY, "click"} == set()
    loaded = loaded_by("import cleancorpus.errors")
    assert ours(loaded) == {"cleancorpus", "cleancorpus._version", "cleancorpus.errors"}
    loaded = loaded_by("from cleancorpus import Rule, Settings, load_settings")
    assert stages(loaded) | loaded & {*HEAVY, "click"} == set()


def test_cleaning_loads_the_stages() -> None:
    assert stages(loaded_by("from cleancorpus import clean_text")) != set()


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], *([verb, "--help"] for verb in LIGHT_VERBS)],
    ids=" ".join,
)
def test_version_and_help_load_no_stage(arguments: list[str]) -> None:
    loaded = loaded_by(f"import cleancorpus.cli as c\nassert c.main({arguments}) == 0")
    assert stages(loaded) | loaded & HEAVY == set()


def test_the_rules_are_listed_without_what_applies_them() -> None:
    assert loaded_by("import cleancorpus.cli as c\nassert c.main(['rules']) == 0") & HEAVY == set()


def test_every_public_name_is_there_and_known_to_editors() -> None:
    for name in cleancorpus.__all__:
        assert getattr(cleancorpus, name) is not None
    assert set(cleancorpus.__all__) <= set(dir(cleancorpus))
    assert sorted([*cleancorpus._MODULES, "__version__"]) == sorted(cleancorpus.__all__)
    tree = ast.parse(inspect.getsource(cleancorpus))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.name: f"{node.module}"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == {k: f"cleancorpus.{v}" for k, v in cleancorpus._MODULES.items()}
    with pytest.raises(AttributeError, match="no attribute 'clean_txt'"):
        cleancorpus.clean_txt  # noqa: B018


def test_the_version_stands_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    file = Path(project["tool"]["hatch"]["version"]["path"])
    assert f'"{cleancorpus.__version__}"' in (ROOT / file).read_text("utf-8")
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cleancorpus {cleancorpus.__version__}\n"
