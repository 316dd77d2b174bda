"""What the guard lets through is what is run; anything that ``emit`` never writes is refused."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.compiler.guard import LINES, guard, look_at
from dlstudio.compiler.source import Source
from dlstudio.errors import CompileError

TEXT = '''"""A net."""

import torch
from torch import Tensor, nn


class Net(nn.Module):
    """x (N, 2) -> y (N, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(2, 2)
        nn.init.zeros_(self.fc.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.fc(x)
        return x
'''

# (what is replaced, by what)
NEVER_WRITTEN = {
    "an import": ("import torch\n", "import os\n"),
    "a name from elsewhere": ("from torch import Tensor, nn", "from torch import Tensor, nn, hub"),
    "a call of a built-in": ("x = self.fc(x)", "x = eval(x)"),
    "a call of torch": ("x = self.fc(x)", "x = torch.load(x)"),
    "a private attribute": ("x = self.fc(x)", "x = self.fc.__class__"),
    "one behind a call": ("x = self.fc(x)", "x = self.fc(x).__class__"),
    "a private call": ("x = self.fc(x)", "x = self._apply(x)"),
    "another method of super": ("super().__init__()", "super().__init__().to(1)._x"),
    "super of something": ("super().__init__()", "super(nn, self).__init__()"),
    "another base": ("(nn.Module)", "(nn.Linear)"),
    "a base that is a call": ("(nn.Module)", "(nn.Module())"),
    "a metaclass": ("(nn.Module)", "(nn.Module, metaclass=type)"),
    "an initializer that is none": ("nn.init.zeros_", "nn.init.warnings"),
    "a dunder name": ("x = self.fc(x)", "x = __builtins__"),
    "a lambda": ("x = self.fc(x)", "x = lambda: x"),
    "a loop without end": ("x = self.fc(x)", "while x: x = x"),
    "a call at the top": ("class Net", "print(1)\n\nclass Net"),
    "a decorator": ("    def forward", "    @torch.jit.script\n    def forward"),
    "what is no Python": ("class Net", "class 1"),
    "a call in brackets over two lines": ("x = self.fc(x)", "x = self.fc(\n  eval\n  (x)\n  )"),
    "a call behind a comment": ("x = self.fc(x)", "x = x  # (\n        eval(x)"),
    "a line that a comment hides": ("x = self.fc(x)", "x = x  # (N)\r        eval(x)"),
    "a text that is counted": ("x = self.fc(x)", 'x = self.fc(f"{eval(x)}")'),
    "a call between texts with signs of comments": (
        "x = self.fc(x)",
        "x = self.fc(\n            '''#''', eval(x), '''\n            '''\n        )",
    ),
    "two statements": ("x = self.fc(x)", "x = self.fc(x); eval(x)"),
    "a word of Python": ("x = self.fc(x)", "x = yield"),
    "a word before a value": ("x = self.fc(x)", "x = not - x"),
    "a call among the arguments": ("x = self.fc(x)", "x = self.fc(x, eval(x))"),
    "a name in wide letters": ("x = self.fc(x)", "x = ｅval(x)"),
    "a class that is not there": ("x = self.fc(x)", "x = Other(x)"),
    "a list of what is not there": (
        "nn.Linear(2, 2)",
        "nn.ModuleList([Other(2) for _ in range(2)])",
    ),
    "a loop over what is no list": ("x = self.fc(x)", "for each in x.fc:\n            x = each(x)"),
    "a statement of the class": (
        "    def forward",
        "    x = nn.Linear(2, 2)\n\n    def forward",
    ),
    "a method of another name": ("def forward", "def __call__"),
}

# What lines are made of, and what they must never be made of.
PARTS = (
    "self", ".", "fc", "(", ")", "(x)", "x", ", ", " ", " = ", "=", "eval", "__class__", "torch",
    "load", "nn", "Linear", "Net", '"a"', "f", "  # (N)", "#", "\r", "\n", "\n        ", "[", "]",
    "yield", "not ", "lambda", ":", "1", "-", " for _ in range(3)", "import os", ";", "\\", "*",
    " + ", "for y in self.fc:", "return ", "max", "if", " else ", "{", "}", '"', "'", "'''", "_",
)  # fmt: skip


def source(text: str) -> Source:
    return Source(text=text, class_name="Net", lines={}, names={}, inputs=("x",), outputs=("y",))


def test_what_is_written_passes_line_by_line() -> None:
    assert LINES.known(TEXT)
    for path in Path("tests/golden/sources").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert LINES.known(text), path.name
        look_at(source(text))


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map("".join))
def test_a_line_that_is_known_hides_nothing_from_the_tree(line: str) -> None:
    text = TEXT.replace("x = self.fc(x)", line)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return  # nothing that could be run
    if LINES.known(text):
        look_at(source(text))


@pytest.mark.parametrize("case", NEVER_WRITTEN)
def test_what_is_never_written_is_refused(case: str) -> None:
    old, new = NEVER_WRITTEN[case]
    assert TEXT.count(old) == 1
    with pytest.raises(CompileError, match="The code was refused"):
        guard(source(TEXT.replace(old, new)))
