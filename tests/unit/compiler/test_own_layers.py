"""A person's own layers: nothing runs untrusted, shapes are those at run time, harm is none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

import dlstudio as dls
from dlstudio.api import Findings
from dlstudio.compiler import own_answers
from dlstudio.compiler.own_answers import Prober, known
from dlstudio.compiler.source import Source
from dlstudio.errors import CompileError, ExportError, GraphError, ProjectError
from dlstudio.project.own_trust import is_trusted, state_folder
from dlstudio.validation.check import check
from tests.helpers.own_layers import GATE, HEAD, chain, file_in, layer

GATE_KEY = "own:my_layers.py:Gate"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Prober, Path]]:
    """One process for all tests: loading torch takes longer than all of them."""
    home = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        prober = Prober()
        prober.start()
    yield prober, home
    prober.close()


@pytest.fixture(autouse=True)
def _one_process(
    shared: tuple[Prober, Path], _fresh_places: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask the shared process, in the state folder that it knows, with nothing remembered."""
    prober, home = shared
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    shutil.rmtree(state_folder(), ignore_errors=True)
    borrowed = SimpleNamespace(ask=prober.ask, close=lambda: None)
    monkeypatch.setattr(own_answers, "Prober", lambda: borrowed)


def codes(findings: Findings) -> list[str]:
    return [d.code for d in findings.diagnostics]


def failure(folder: Path, text: str, **values: object) -> str:
    """Return the sentence about a layer that fails."""
    file_in(folder, text)
    (found,) = [d for d in dls.check(chain(folder, **values)).diagnostics if d.code == "DL404"]
    assert found.node == "own"
    return found.sentence


def test_shapes_equal_those_at_run_time(tmp_path: Path) -> None:
    file_in(tmp_path)
    project = chain(tmp_path, GATE_KEY, (16,), width=6)
    found = dls.check(project)
    assert found.ok
    assert found.shapes["own"] == ("N", 6)
    module = dls.build(project)
    assert module(torch.randn(3, 16)).shape == (3, 6)
    counted = dls.summary(project)
    assert counted.parameters == sum(p.numel() for p in module.parameters()) == 102
    assert counted.uncounted == ("own",)
    assert set(found.report.main.nodes["n2"].buffers) == {"seen"}
    assert "from my_layers import Gate" in dls.source(project)
    assert "Gate(in_features=16, width=6)" in dls.source(project)
    # Without the process: it is known from the last time.
    assert check(dls.load(tmp_path / "own.dls")).ok


@pytest.mark.parametrize(
    ("body", "shape", "expected"),
    [
        ("return x.flatten(1)", (2, 3), ("N", 6)),
        ("return x[:, 1:-1]", ("T", 4), ("N", "T-2", 4)),
        ("return x.flatten(0, 1)", ("T", 4), ("N*T", 4)),
        ("return torch.cat([x, x, x], dim=1)", ("T", 4), ("N", "3*T", 4)),
        ("return x[:, ::3]", ("T", 4), ("N", "?", 4)),  # no sum of symbols
        ("return x.sum(0)", (4,), (4,)),
        ("return torch.from_numpy(x.numpy() * 2)", (4,), ("N", 4)),  # cannot be done without data
        ("return x if x.sum().item() > 0 else -x", (4,), ("N", 4)),
        ("print('noise')\nreturn x.argmax(1)", (4,), ("N",)),
    ],
)
def test_symbols_are_found(
    tmp_path: Path, body: str, shape: tuple[object, ...], expected: tuple[object, ...]
) -> None:
    file_in(tmp_path, layer(body))
    found = dls.check(chain(tmp_path, shape=shape))
    assert not [code for code in codes(found) if code.startswith("DL4")]
    assert found.shapes["own"] == expected


def test_without_trust_it_is_drawn_and_nothing_runs(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    path = file_in(tmp_path, f"{GATE}\n\nopen({str(mark)!r}, 'w').close()\n", trust=False)
    project = chain(tmp_path, GATE_KEY)
    found = dls.check(project)
    assert "DL402" in codes(found)
    assert "DL104" not in codes(found)  # ports are known, wires stay
    for refused in (dls.build, dls.source):
        with pytest.raises(CompileError, match="not trusted"):
            refused(project)
    with pytest.raises(CompileError, match="not trusted"):
        dls.export(project, "python", tmp_path / "m.py")
    assert not mark.exists()
    dls.trust(path)
    assert dls.check(project).ok  # the very project value: trust is looked up anew
    assert mark.exists()


def test_another_text_is_not_trusted(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    project = chain(tmp_path, GATE_KEY)
    assert dls.check(project).ok
    path.write_text(GATE + "\n# edited\n", "utf-8")
    assert "DL402" in codes(dls.check(dls.load(tmp_path / "own.dls")))
    path.write_text(GATE, "utf-8")
    assert dls.check(dls.load(tmp_path / "own.dls")).ok


def test_trust_belongs_to_this_machine(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    digest = chain(tmp_path, GATE_KEY).own.files["my_layers.py"].digest
    assert is_trusted(digest)
    listed = state_folder() / "trusted.json"
    marks = json.loads(listed.read_text())
    (state_folder() / "trust.key").write_bytes(os.urandom(32))  # the list of another machine
    assert not is_trusted(digest)
    listed.write_text(json.dumps({**marks, "0" * 64: "0" * 64, "1": 3}))
    assert not is_trusted("0" * 64)
    listed.write_text("[")
    assert not is_trusted(digest)
    dls.trust(path)
    assert is_trusted(digest)
    assert (state_folder() / "trust.key").stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_the_door_looks_itself(tmp_path: Path) -> None:
    """A source made by hand does not run a file that nobody trusts."""
    from dlstudio.compiler.load import load

    text = "from torch import Tensor, nn\n\nfrom my_layers import Gate\n\n\nclass A(nn.Module):\n"
    text += "    def forward(self, x: Tensor) -> Tensor:\n        return x\n"
    parts = {"text": text, "class_name": "A", "lines": {}, "names": {}, "inputs": (), "outputs": ()}
    with pytest.raises(CompileError, match="not trusted"):
        load(Source(**parts, own={"my_layers": GATE}))
    for wrong in (text.replace("Gate", "NoLayer"), text.replace("my_layers", "os")):
        with pytest.raises(CompileError, match="refused"):
            load(Source(**{**parts, "text": wrong}, own={"my_layers": GATE}))


def test_layers_that_fail_say_where(tmp_path: Path) -> None:
    body = "return torch.zeros(3) + x[:, :2]"
    said = failure(tmp_path, layer(body))
    assert "line 11 of “my_layers.py”" in said
    assert "RuntimeError" in said
    assert "line 12" in failure(tmp_path, layer("return x", "raise ValueError('no such thing')"))
    said = failure(tmp_path, layer("return x") + "\nraise KeyError('at import')\n")
    assert "KeyError: 'at import'" in said
    assert "gives 2 tensors" in failure(tmp_path, layer("y = (x, x)\nreturn y"))
    assert "float64" in failure(tmp_path, layer("return x.double()"))
    assert "nn.Module" in failure(tmp_path, layer("return {'x': x}"))
    assert "SystemExit" in failure(tmp_path, layer("raise SystemExit(0)"))


def test_what_a_file_imports_from_beside_it_is_not_trusted_with_it(tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text("half = 0.5\n")
    said = failure(tmp_path, layer("import parts\nreturn x * parts.half"))
    assert "imports parts, which is not installed" in said
    assert "no other file beside it is loaded" in said


def test_a_name_of_other_letters_is_told(tmp_path: Path) -> None:
    file_in(tmp_path, HEAD + "class 层(nn.Module):\n    def forward(self, x):\n        return x\n")
    graph = dls.Graph("Own")
    assert graph.own_layers(tmp_path) == []
    with pytest.raises(GraphError, match="its name needs Latin letters"):
        graph.add("own:my_layers.py:层")


def test_a_layer_that_hangs_or_leaves_is_ended(tmp_path: Path) -> None:
    prober = Prober(seconds=4.0)
    try:
        for body, said in (
            ("while True:\n    pass", "within 4 s"),
            ("import os\nos._exit(3)", "ended the process"),
        ):
            file_in(tmp_path, layer(body))
            project = chain(tmp_path)
            found = check(known(project, prober))
            assert said in found.errors[0].sentence
            assert check(project).questions  # and the project itself is what it was
    finally:
        prober.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the system cannot bound a process")
def test_a_greedy_layer_is_refused(tmp_path: Path) -> None:
    said = failure(tmp_path, layer("y = bytearray(2**40)\nreturn x"))
    assert "memory" in said.lower()


def test_missing_files_and_classes_are_kept_with_repairs(tmp_path: Path) -> None:
    file_in(tmp_path)
    project = chain(tmp_path, "own:my_layers.py:Gone", extra=3)
    (found,) = [d for d in dls.check(project).diagnostics if d.code == "DL401"]
    assert "Gate, Halves" in found.sentence
    mended = found.fixes[0].apply(project)
    assert mended.main.nodes["n2"].layer.key == GATE_KEY
    assert "DL401" not in codes(dls.check(mended))
    gone = chain(tmp_path, "own:elsewhere.py:Gate")
    (found,) = [d for d in dls.check(gone).diagnostics if d.code == "DL401"]
    assert "not beside" in found.sentence
    dls.save(gone, tmp_path / "again.dls")
    again = dls.load(tmp_path / "again.dls")
    assert again.main.nodes["n2"] == gone.main.nodes["n2"]
    assert again.main.edges == gone.main.edges


def test_what_cannot_be_trusted(tmp_path: Path) -> None:
    (tmp_path / "empty.py").write_text("x = 1\n")
    for name in ("empty.py", "missing.py", "os.py"):
        with pytest.raises(ProjectError):
            dls.trust(tmp_path / name)


def test_names_in_code_never_collide(tmp_path: Path) -> None:
    text = layer("return x").replace("class Own", "class Tensor")
    file_in(tmp_path, text.replace("-> Tensor", ""))
    project = chain(tmp_path, "own:my_layers.py:Tensor")
    assert dls.check(project).ok
    assert "from my_layers import Tensor as Tensor_" in dls.source(project)
    dls.build(project)(torch.ones(2, 16))


def test_in_a_block_with_a_parameter(tmp_path: Path) -> None:
    file_in(tmp_path)
    block = {
        "params": [{"name": "size", "kind": "int", "default": 4}],
        "nodes": [
            {"id": "n1", "layer": "Input", "name": "x", "params": {"shape": [16]}},
            {"id": "n2", "layer": GATE_KEY, "name": "gate", "params": {"width": "2*size"}},
            {"id": "n3", "layer": "Output", "name": "y"},
        ],
        "wires": [["n1.output", "n2.x"], ["n2.output", "n3.input"]],
    }
    main = {
        "nodes": [
            {"id": "n1", "layer": "Input", "name": "data", "params": {"shape": [16]}},
            {"id": "n2", "layer": "block:b", "name": "one", "params": {"size": 8}},
            {"id": "n3", "layer": "block:b", "name": "two", "params": {"size": 3}},
            {"id": "n4", "layer": "Output", "name": "out"},
        ],
        "wires": [["n1.output", "n2.x"], ["n2.y", "n3.x"], ["n3.y", "n4.input"]],
    }
    path = tmp_path / "b.dls"
    path.write_text(json.dumps({"dlstudio": 2, "graphs": {"main": main, "b": block}}))
    project = dls.load(path)
    found = dls.check(project)
    assert found.ok
    assert found.shapes["two"] == ("N", 6)
    assert dls.build(project)(torch.ones(2, 16)).shape == (2, 6)


def test_what_torchscript_cannot_take_is_told(tmp_path: Path) -> None:
    """torch raises an error of its own kind for it, which is no RuntimeError."""
    text = "class Own(nn.Module):\n    def forward(self, x, *, by: float = 2.0):\n"
    file_in(tmp_path, HEAD + text + "        return x * by\n")
    project = chain(tmp_path)
    with pytest.raises(ExportError, match="torch says: Compiled functions can't take variable"):
        dls.export(project, "torchscript", tmp_path / "own.pt")
    assert dls.export(project, "python", tmp_path / "net.py").largest == 0.0


def test_what_fails_only_in_a_clean_process_is_told_by_its_name(tmp_path: Path) -> None:
    here = "'dlstudio.compiler' in sys.modules"
    file_in(
        tmp_path, layer(f"import sys\nif not {here}:\n    raise ValueError('one\\ntwo')\nreturn x")
    )
    with pytest.raises(ExportError, match="could not be run in a clean process: ValueError: one"):
        dls.export(chain(tmp_path), "python", tmp_path / "net.py")


def test_exports_carry_the_file_along(tmp_path: Path) -> None:
    file_in(tmp_path)
    project = chain(tmp_path, GATE_KEY, width=4)
    out = tmp_path / "out"
    out.mkdir()
    for format, name in (("python", "net.py"), ("torchscript", "n.pt"), ("safetensors", "n.st")):
        assert dls.export(project, format, out / name).largest <= 1e-5
    assert (out / "my_layers.py").read_text("utf-8") == GATE
    script = "import torch, net; print(net.Own()(torch.ones(2, 16)).shape)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=out, capture_output=True, text=True, check=True
    )
    assert "[2, 4]" in done.stdout
    (out / "my_layers.py").write_text("another = 1\n")
    with pytest.raises(ExportError, match="another file"):
        dls.export(project, "python", out / "net.py")
