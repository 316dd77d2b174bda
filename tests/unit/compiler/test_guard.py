"""What the guard lets through is what is run; anything that ``emit`` never writes is refused."""

from __future__ import annotations

import ast

import pytest

from dlstudio.compiler.guard import guard
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
}


def source(text: str) -> Source:
    return Source(text=text, class_name="Net", lines={}, names={}, inputs=("x",), outputs=("y",))


def test_the_tree_is_that_of_the_text() -> None:
    assert ast.dump(guard(source(TEXT))) == ast.dump(ast.parse(TEXT))


@pytest.mark.parametrize("case", NEVER_WRITTEN)
def test_what_is_never_written_is_refused(case: str) -> None:
    old, new = NEVER_WRITTEN[case]
    assert TEXT.count(old) == 1
    with pytest.raises(CompileError, match="The code was refused"):
        guard(source(TEXT.replace(old, new)))
