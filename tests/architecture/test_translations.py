"""Every text of the program is there in both languages, and the files are in step."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dlstudio.language import LANGUAGES


@pytest.fixture(scope="module")
def translate(root: Path) -> ModuleType:
    """The script of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location("translate", root / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_code_and_translation_files_are_in_step(translate: ModuleType) -> None:
    assert len(translate.collected()) > 300
    assert translate.problems() == []


def test_every_language_but_english_has_its_file(root: Path) -> None:
    found = {path.stem for path in (root / "resources" / "i18n").glob("*.ts")}
    assert found == set(LANGUAGES) - {"en"}


def test_the_collector_sees_all_ways_of_saying(translate: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "example.py"
    source.write_text(
        'say("one {x}", x=1)\nlook.tr("two" if x else "three")\nwords("f" "our")\nprint("no")\n',
        "utf-8",
    )
    assert set(translate.literals(source)) == {"one {x}", "two", "three", "four"}


def test_a_sentence_put_together_is_refused(translate: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "example.py"
    source.write_text('say(f"there are {n}")\n', "utf-8")
    with pytest.raises(SystemExit, match="must be a literal"):
        list(translate.literals(source))


def test_placeholders_must_be_the_same(translate: ModuleType) -> None:
    assert translate._fits("{a} of {b}", "{b} 中的 {a}")
    assert not translate._fits("{a} of {b}", "{b} 中的 {c}")
