"""Classes of a person's own are read by their text: fields, ports, help, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.catalog.own_layers import OwnClass, OwnLayers, own_key, parts_of
from dlstudio.catalog.own_reading import name_problem, read_text
from tests.helpers.own_layers import GATE, HEAD


def only(text: str) -> OwnClass:
    (known,) = read_text("my_layers.py", HEAD + text).classes
    return known


def test_a_signature_becomes_a_form_and_ports() -> None:
    file = read_text("my_layers.py", GATE)
    assert [known.name for known in file.classes] == ["Gate", "Halves"]
    gate, halves = file.classes
    assert [(param.name, param.kind, param.default) for param in gate.params] == [
        ("in_features", "int", None),  # from the wire
        ("width", "int", 8),
        ("scale", "float", 1.0),
        ("kind", "one_of", "a"),
        ("bias", "flag", True),
        ("limit", "float", None),
        ("sizes", "shape", (1, 2)),
    ]
    assert gate.required == ("in_features",)
    assert [(port.name, port.optional) for port in gate.inputs] == [("x", False), ("mask", True)]
    assert [port.name for port in gate.outputs] == ["output"]
    assert gate.summary == "Multiply by what it learns."
    assert "y = sigmoid(W x) * scale" in gate.help
    assert [port.name for port in halves.outputs] == ["left", "right"]
    assert gate.line == 9


def test_every_way_to_write_a_kind_becomes_a_field() -> None:
    known = only(
        "class A(nn.Module):\n def __init__(self, axes: Literal[1, 2, 3] = 2,"
        " mode: Literal['a', None] = 'a', limit: typing.Optional[int] = None,"
        " size: Union[int, None] = 3, kept: Union[int, str] = 4, word: Literal[True] = True,"
        " *, steep: Union[None, float] = 0.5) -> None: ...\n def forward(self, x): return x"
    )
    assert [(param.name, param.kind, param.optional) for param in known.params] == [
        ("axes", "one_of", False),
        ("mode", "one_of", True),
        ("limit", "int", True),
        ("size", "int", True),
        ("steep", "float", True),
    ]
    axes, mode = known.params[:2]
    assert axes.check(3) is None and axes.parse("3") == 3 and axes.code(3) == "3"
    assert axes.check(4) is not None and axes.check(True) is not None and axes.check("1")
    assert mode.check(None) is None and mode.check("b") is not None
    assert known.problem is None


def test_modules_are_found_under_every_name() -> None:
    text = (
        "import torch, torch.nn\nfrom torch import nn as n\nfrom torch.nn import Module as M\n"
        "class A(torch.nn.Module):\n def forward(self, x): return x\n"
        "class B(n.Module):\n def forward(self, x): return x\n"
        "class C(M):\n def forward(self, x): return x\n"
        "class D(C): pass\n"
        "class E(list): pass\n"
        "class F(dict, metaclass=F): pass\n"
        "class G(G): pass\n"
    )
    assert [known.name for known in read_text("a.py", text).classes] == ["A", "B", "C", "D"]


def test_ports_follow_from_forward() -> None:
    many = only("class A(nn.Module):\n def forward(self, *parts: Tensor): return parts[0]")
    assert [(port.name, port.many) for port in many.inputs] == [("parts", True)]
    pair = only(
        "class A(nn.Module):\n def forward(self, q, *, k: Tensor, n: int = 3)"
        " -> tuple[Tensor, Tensor]:\n  return self.f(q, k)"
    )
    assert [port.name for port in pair.inputs] == ["q", "k"]
    assert pair.keywords == ("k",)
    assert [port.name for port in pair.outputs] == ["output1", "output2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("class A(nn.Module):\n def __init__(self, size): ...\n def forward(self, x): ...", "size"),
        ("class A(nn.Module):\n def __init__(self, f: object): ...\n def forward(self, x): ...",
         "Literal"),
        ("class A(nn.Module):\n def forward(self): ...", "takes no tensor"),
        ("class A(nn.Module):\n def forward(self, x, n: int): ...", "no tensor"),
        ("class A(nn.Module): pass", "forward"),
        ("class A(nn.Module):\n def forward(self, x, *more): ...", "told apart"),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_says_why(text: str, words: str) -> None:
    problem = only(text).problem
    assert problem is not None
    assert words in problem
    assert "line" in problem


@pytest.mark.parametrize(
    "name",
    ["../a.py", "a/b.py", "a\\b.py", ".py", "a.txt", "a b.py", "ä.py", "os.py", "torch.py",
     "model.py", "con.py", "class.py", "1.py", "a.py\n", "a" * 80 + ".py"],
)  # fmt: skip
def test_names_that_could_mean_something_else_are_refused(name: str) -> None:
    assert name_problem(name) is not None
    assert read_text(name, GATE).classes == ()


@pytest.mark.parametrize(
    "key",
    ["own:", "own:a.py", "own:a.py:", "own:../a.py:A", "own:a.py:A:B", "own:a.py:__class__",
     "own:a.py:A\n", "own:a.py:Ä", "Linear", "own:/etc/passwd:A"],
)  # fmt: skip
def test_keys_name_a_plain_file_and_a_class(key: str) -> None:
    assert parts_of(key) is None
    assert OwnLayers({"a.py": read_text("a.py", GATE)}).get(key) is None


def test_a_key_finds_its_layer() -> None:
    own = OwnLayers({"a.py": read_text("a.py", GATE)})
    spec = own.get(own_key("a.py", "Gate"))
    assert spec is not None
    assert spec.title == "Gate"
    assert own.get("own:a.py:Other") is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    file = read_text("a.py", HEAD + text)
    assert file.problem is None or file.problem.endswith(".")
