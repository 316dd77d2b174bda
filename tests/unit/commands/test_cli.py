"""The commands: what they print and how they end, as other programs rely on it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dlstudio.cli import main
from dlstudio.project.files import load
from dlstudio.resources import resource

CNN = str(resource("samples", "digits-cnn.dls"))
IRIS = str(resource("samples", "iris.dls"))


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A project whose Flatten is missing."""
    import dlstudio as dls

    graph = dls.Graph("Broken")
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    conv = graph.add("Conv2d", name="conv", source=image, in_channels=3)
    graph.add("Output", name="out", source=conv)
    graph.save(tmp_path / "broken.dls")
    return str(tmp_path / "broken.dls")


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_check_is_silent_about_a_good_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", CNN]) == 0
    assert said(capsys) == ("No problems.\n", "")


def test_check_names_code_node_and_sentence(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", broken]) == 1
    out, _ = said(capsys)
    assert out.startswith("error DL205 conv: conv has in_channels = 3, but the wire brings 1.")
    assert main(["check", broken, "--json"]) == 1
    found = json.loads(said(capsys)[0])
    assert found["ok"] is False
    first = found["problems"][0]
    assert (first["code"], first["node"], first["param"]) == ("DL205", "conv", "in_channels")
    assert "Set in_channels to 1" in first["fixes"]


def test_check_speaks_chinese(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", broken, "--lang", "zh_CN"]) == 1
    assert any("\u4e00" <= char <= "\u9fff" for char in said(capsys)[0])


@pytest.mark.parametrize("command", ["check", "summary", "source", "train"])
def test_an_unreadable_file_ends_with_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.dls"
    path.write_text('{"dlstudio": 1, "title"')
    assert main([command, str(path)]) == 2
    out, err = said(capsys)
    assert out == "" and err.startswith("dlstudio: ") and "Traceback" not in err
    assert main([command, str(tmp_path / "missing.dls")]) == 2


def test_summary_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(resource("samples", "lenet-5.dls")), "--json"]) == 0
    found = json.loads(said(capsys)[0])
    assert found["parameters"] == 61_706 and found["macs"] == 416_520
    assert [row["layer"] for row in found["rows"][:3]] == ["Input", "Conv2d", "Tanh"]
    assert main(["summary", CNN]) == 0
    assert "29,258" in said(capsys)[0]


def test_source_prints_the_text(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["source", CNN]) == 0
    out, _ = said(capsys)
    compile(out, "model.py", "exec")
    assert "class DigitsCNN(nn.Module):" in out
    assert main(["source", broken]) == 1
    out, err = said(capsys)
    assert out == "" and "DL205" in err


def test_lists(capsys: pytest.CaptureFixture[str]) -> None:
    for command, key in (
        ("layers", "Conv2d"), ("templates", "digits-cnn"), ("templates", "bert-base"),
        ("datasets", "iris"),
    ):  # fmt: skip
        assert main([command]) == 0
        assert key in said(capsys)[0]
        assert main([command, "--json"]) == 0
        assert key in [row["key"] for row in json.loads(said(capsys)[0])]


def test_new_makes_a_project_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.dls"
    assert main(["new", "lenet-5", "-o", str(path)]) == 0
    assert path.read_bytes() == resource("samples", "lenet-5.dls").read_bytes()
    assert main(["new", "resnet-50", "-o", str(tmp_path / "deep.dls")]) == 0
    assert load(tmp_path / "deep.dls").title == "ResNet-50"
    assert main(["new", "iris", "-o", str(path)]) == 2
    assert path.read_bytes() == resource("samples", "lenet-5.dls").read_bytes()
    assert main(["new", "nothing", "-o", str(tmp_path / "x.dls")]) == 2
    assert "lenet-5" in said(capsys)[1]


def test_train_evaluate_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["train", IRIS, "--epochs", "2", "--seed", "3", "--device", "cpu"]
    assert main([*arguments, "--out", str(tmp_path / "runs"), "--json"]) == 0
    events = [json.loads(line) for line in said(capsys)[0].splitlines()]
    assert events[0]["event"] == "Started" and events[-1]["event"] == "Ended"
    assert [e["epoch"] for e in events if e["event"] == "EpochEnded"] == [1, 2]
    [run] = (tmp_path / "runs").iterdir()
    assert main(["evaluate", str(run), "--json"]) == 0
    measured = json.loads(said(capsys)[0])
    assert measured["metrics"] == pytest.approx(events[-1]["test"])
    out = tmp_path / "net.pt"
    assert main(["export", str(run), "--to", "torchscript", "-o", str(out), "--json"]) == 0
    result = json.loads(said(capsys)[0])
    assert result["largest_difference"] <= 1e-6 and out.is_file()


def test_train_refuses_what_is_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import dlstudio as dls

    graph = dls.Graph("No data")
    x = graph.add("Input", name="x", shape=(4,))
    graph.add("Output", name="y", source=graph.add("Linear", name="fc", source=x))
    graph.save(tmp_path / "net.dls")
    assert main(["train", str(tmp_path / "net.dls"), "--out", str(tmp_path / "runs")]) == 1
    assert "data" in said(capsys)[1]
    assert not (tmp_path / "runs").exists()


def test_a_failed_training_ends_with_1_and_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import dlstudio as dls

    graph = dls.Graph("Hot")
    x = graph.add("Input", name="x", shape=(40, 1))
    x = graph.add("Flatten", name="flat", source=x)
    x = graph.add("Linear", name="fc1", source=x, out_features=8)
    graph.add("Output", name="y", source=graph.add("Linear", name="fc2", source=x, out_features=1))
    graph.data("waves")
    graph.training(
        optimizer=("SGD", {"lr": 100.0}),
        loss="MSELoss",
        metrics=("MeanAbsoluteError",),
        stratified=False,
    )
    graph.save(tmp_path / "hot.dls")
    assert main(["train", str(tmp_path / "hot.dls"), "--out", str(tmp_path / "runs")]) == 1
    out, err = said(capsys)
    assert err.count("dlstudio: ") == 1 and "Traceback" not in out + err
    assert "learning rate" in err


def test_evaluate_and_export_of_what_is_no_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path)]) == 1
    assert main(["export", str(tmp_path), "--to", "python", "-o", str(tmp_path / "a.py")]) == 1
    assert main(["export", CNN, "--to", "gif", "-o", str(tmp_path / "a.gif")]) == 1
    assert "There is no format called “gif”" in said(capsys)[1]


def test_doctor_looks_at_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) in (0, 1)
    names = [row["name"] for row in json.loads(said(capsys)[0])["findings"]]
    assert {"Python", "torch", "Qt", "CUDA", "disk"} <= set(names)


def test_stopping_by_the_keyboard_ends_with_130(tmp_path: Path) -> None:
    import signal
    import time

    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "dlstudio", "train", CNN, "--epochs", "500", "--json"),
            *("--out", str(tmp_path / "runs")),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Started in the background of a shell, the tests ignore SIGINT, and so would it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    for line in process.stdout:
        if '"Progress"' in line:
            break
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert json.loads(out.splitlines()[-1])["reason"] == "stopped"
    assert "Traceback" not in err


def test_commands_that_look_need_neither_torch_nor_qt() -> None:
    program = (
        "import sys; from dlstudio.cli import main; "
        f"main(['check', {CNN!r}]); main(['source', {CNN!r}]); main(['layers']); "
        "assert 'torch' not in sys.modules and 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("words", [["chek", "file"], ["import", "x", "-o", "y"], ["grade", "a"]])
def test_an_unknown_command_is_told_and_opens_no_window(
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dlstudio.gui.app.main", lambda path: pytest.fail("a window"))
    assert main(words) == 2
    out, err = said(capsys)
    assert out == "" and f"There is no command “{words[0]}”" in err and "check" in err


def test_a_file_opens_the_window_and_two_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr("dlstudio.gui.app.main", lambda path: opened.append(path) or 0)
    (tmp_path / "no suffix").touch()
    for name in ("missing.dls", str(tmp_path / "no suffix"), "folder/net"):
        assert main([name]) == 0
    assert main([]) == 0
    assert opened == ["missing.dls", str(tmp_path / "no suffix"), "folder/net", None]
    assert main(["a.dls", "b.dls"]) == 2
    assert "opens one file" in said(capsys)[1]
    assert len(opened) == 4


def test_without_a_screen_the_window_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlstudio.cli.sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([CNN]) == 1
    assert "no screen" in said(capsys)[1]


def test_a_name_in_a_file_does_not_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import dlstudio as dls

    graph = dls.Graph("Evil")
    image = graph.add("Input", name="\x1b[2J\u202eimage", shape=(4,))
    graph.add("Output", name="out", source=graph.add("Linear", name="fc", source=image))
    graph.save(tmp_path / "evil.dls")
    main(["check", str(tmp_path / "evil.dls")])
    main(["summary", str(tmp_path / "evil.dls")])
    out, err = said(capsys)
    assert "\\x1b[2J" in out
    assert all(char.isprintable() or char == "\n" for char in out + err)
