"""--help and wrong use speak the person's language."""

from __future__ import annotations

import argparse
import inspect
import re

import pytest

from dlstudio.cli import main
from dlstudio.language import translations
from dlstudio.usage import SAID, language_in

Capture = pytest.CaptureFixture[str]


def ended(arguments: list[str], capsys: Capture) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    out, err = capsys.readouterr()
    return int(caught.value.code or 0), out, err


def words_of(text: str) -> list[str]:
    """Return the English words of a text that are no names of commands or options."""
    return re.findall(r"(?<![\w.-])[a-z]{3,}(?![\w.-])", text)


def test_help_in_english_has_nothing_in_it_that_is_not_said(capsys: Capture) -> None:
    status, out, _ = ended(["--help", "--lang", "en"], capsys)
    assert status == 0 and "commands:" in out
    assert "None" not in out


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def test_help_in_chinese(chinese: None, capsys: Capture) -> None:
    status, out, _ = ended(["--help"], capsys)
    assert status == 0
    assert out.startswith("用法：dlstudio")
    for word in ("选项", "命令", "显示此帮助并退出", "训练项目。"):
        assert word in out
    for word in ("usage", "options", "show", "Train a project"):
        assert word not in out


@pytest.mark.parametrize("command", ["check", "summary", "train", "export", "new", "diff"])
def test_the_help_of_a_command_in_chinese(command: str, chinese: None, capsys: Capture) -> None:
    status, out, _ = ended([command, "--help"], capsys)
    assert status == 0
    assert out.startswith(f"用法：dlstudio {command}")
    assert "选项" in out
    assert "usage" not in out
    assert "answer as" not in out


WRONG = {
    "no file": (["check"], "缺少必需的参数：FILE"),
    "no number": (["train", "a.dls", "--epochs", "many"], "参数 --epochs：需要 int 类型的值"),
    "no samples": (["summary", "a.dls", "--batch", "0"], "样本数至少为 1，得到的是 0"),
    "no such choice": (["train", "a.dls", "--device", "tpu"], "没有选项 'tpu'"),
    "no value": (["train", "a.dls", "--seed"], "需要一个值"),
    "too much": (["check", "a.dls", "b.dls"], "无法识别的参数：b.dls"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_in_chinese(name: str, chinese: None, capsys: Capture) -> None:
    arguments, words = WRONG[name]
    status, out, err = ended(arguments, capsys)
    assert (status, out) == (2, "")
    assert words in err
    assert "查看正确用法" in err
    assert "error" not in err


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_in_english(name: str, capsys: Capture) -> None:
    status, out, err = ended([*WRONG[name][0], "--lang", "en"], capsys)
    assert (status, out) == (2, "")
    assert err.startswith("usage: dlstudio ")
    assert err.endswith("--help” shows the right use.\n")


def test_the_language_asked_for_goes_before_the_system_s(chinese: None, capsys: Capture) -> None:
    _, out, _ = ended(["check", "--lang", "en", "--help"], capsys)
    assert out.startswith("usage: ")
    assert language_in(["check", "--lang=zh_CN"]) == "zh_CN"
    assert language_in(["check", "--lang"]) is None
    assert language_in(["check", "--lang", "fr"]) is None


def test_the_texts_are_those_of_argparse() -> None:
    source = inspect.getsource(argparse)
    for text in SAID:
        assert str(text) in source
        there = re.findall(r"%(?:\(\w+\))?[srd]", translations("zh_CN")[text])
        assert there == re.findall(r"%(?:\(\w+\))?[srd]", text)
