"""Records: the journal, the folder, the lock; nothing of a run is lost or misread."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.errors import TrainingError
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project
from dlstudio.project.process import Lock
from dlstudio.training.advice import Advice
from dlstudio.training.events import Advised, Ended, EpochEnded, Event, Progress, Started
from dlstudio.training.journal import Journal, event_of, line_of, read
from dlstudio.training.records import LOCK, Record, list_records

EVENTS: list[Event] = [
    Started(run_id="r", device="cpu", threads=1, epochs=2, steps_per_epoch=3, train_samples=9,
            validation_samples=2, test_samples=0, class_names=("猫", "a\nb"), metrics=("A",)),
    Progress(step=2, epoch=1, losses=(0.1, 1e-300), learning_rate=0.01, samples_per_second=7.5,
             seconds=0.2, seconds_left=math.inf),
    EpochEnded(epoch=1, step=3, train={"loss": 0.1}, validation={"loss": math.nan}, best=False,
               learning_rate=0.1, seconds=1.0, confusion=((1, 0), (2, 3))),
    Advised(code="DL581", sentence=say("Since {epoch}: {more}", epoch=3, more=say("x")), node="n1"),
    Ended(reason="failed", epoch=1, step=3, seconds=1.5, sentence=say("{a}", a="{b}"), node="n2",
          test={"loss": -math.inf}),
]  # fmt: skip


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    line = line_of(event)
    assert "\n" not in line
    json.loads(line, parse_constant=pytest.fail)  # strict JSON
    again = event_of(line)
    assert repr(again) == repr(event)  # repr, because nan is not equal to itself
    for name in ("sentence",):
        if hasattr(event, name):
            assert isinstance(again.sentence, Sentence)  # type: ignore[union-attr]
            assert again.sentence.template == event.sentence.template  # type: ignore[union-attr]
            assert again.sentence.values == event.sentence.values  # type: ignore[union-attr]


@given(st.lists(st.floats(), min_size=1), st.floats())
def test_any_number_comes_back_bit_for_bit(losses: list[float], rate: float) -> None:
    event = Progress(step=1, epoch=1, losses=tuple(losses), learning_rate=rate,
                     samples_per_second=1.0, seconds=0.0, seconds_left=0.0)  # fmt: skip
    again = event_of(line_of(event))
    assert isinstance(again, Progress)
    pairs = zip((*again.losses, again.learning_rate), (*losses, rate), strict=True)
    assert all(a == b or (a != a and b != b) for a, b in pairs)


def test_a_journal_cut_anywhere_gives_the_events_before(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    journal = Journal(path)
    ends = []
    for event in EVENTS:
        journal.write(event)
        journal.flush()
        ends.append(journal.size)
    journal.close()
    whole = path.read_bytes()
    for cut in range(0, len(whole) + 1, 7):
        path.write_bytes(whole[:cut])
        assert len(list(read(path))) == sum(end <= cut for end in ends)
    path.write_bytes(whole)
    kept = Journal(path, keep=ends[1])
    kept.write(EVENTS[4])
    kept.close()
    assert [type(event) for event in read(path)] == [Started, Progress, Ended]
    assert list(read(tmp_path / "nothing")) == []


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"event": "Other"}', '{"event": "Ended"}', "x"])
def test_a_line_that_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(TrainingError, match="not an event"):
        event_of(line)


def test_keys_of_a_later_version_are_left_out() -> None:
    record = json.loads(line_of(EVENTS[1]))
    assert event_of(json.dumps({**record, "temperature": 5})) == EVENTS[1]


def test_a_new_record_and_its_folder_names(tmp_path: Path) -> None:
    for title, ending in [("LeNet-5 / 数字!", "-lenet-5"), ("数字", ""), ("../../x", "-x")]:
        record = Record.create(tmp_path, Project(title=title), "text", {"title": title})
        assert record.folder.parent == tmp_path
        assert record.folder.name.isascii()
        assert record.folder.name[15:].startswith(ending)
        assert record.title == title
        assert record.project.title == title
    names = {Record.create(tmp_path, Project(), "", {}).folder.name for _ in range(5)}
    assert len(names) == 5
    assert len(list_records(tmp_path)) == 8
    assert list_records(tmp_path / "nowhere") == []


def test_a_record_tells_its_status_from_the_lock(tmp_path: Path) -> None:
    record = Record.create(tmp_path, Project(), "", {})
    assert record.status == "interrupted"
    lock = Lock.take(record.folder / LOCK)
    assert lock is not None
    assert Lock.take(record.folder / LOCK) is None
    assert record.status == "running"
    lock.release()
    lock.release()
    assert record.status == "interrupted"
    assert not record.resumable
    with pytest.raises(TrainingError, match="no weights yet"):
        record.weights()


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '"text"', "\x00", " " * 5_000_000])
def test_a_damaged_record_is_told(tmp_path: Path, text: str) -> None:
    record = Record.create(tmp_path, Project(), "", {})
    (record.folder / "run.json").write_text(text)
    with pytest.raises(TrainingError, match=r"run\.json"):
        Record.open(record.folder)
    assert list_records(tmp_path) == []


def test_numbers_in_run_json_may_be_none(tmp_path: Path) -> None:
    record = Record.create(tmp_path, Project(), "", {})
    record.note(best={"loss": math.inf})
    assert Record.open(record.folder).best_metrics == {"loss": math.inf}


# --- advice ----------------------------------------------------------------------------------


def epochs(train: list[float], watched: list[float]) -> list[EpochEnded]:
    return [
        EpochEnded(epoch=n + 1, step=n, train={"loss": a}, validation={"loss": b}, best=False,
                   learning_rate=0.1, seconds=0.0)
        for n, (a, b) in enumerate(zip(train, watched, strict=True))
    ]  # fmt: skip


def advised(train: list[float], watched: list[float], patience: int | None = None) -> list[str]:
    advice = Advice(patience)
    return [one.code for event in epochs(train, watched) for one in advice.take(event)]


def test_over_fitting_is_told_once_where_it_begins() -> None:
    train = [1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    watched = [1.0, 0.7, 0.6, 0.65, 0.7, 0.8, 0.9, 1.0]
    assert advised(train, watched) == ["DL581"]
    advice = Advice()
    told = [one for event in epochs(train, watched) for one in advice.take(event)]
    assert "epoch 3" in told[0].sentence
    assert advised(train, train) == []
    assert advised([1.0, 1.1, 1.2, 1.21, 1.22], watched[:5]) != ["DL581"]


def test_a_small_rise_on_the_way_down_is_no_over_fitting() -> None:
    """What the iris sample does: three small steps up, and lower than ever afterwards."""
    train = [0.5, 0.3, 0.2, 0.12, 0.1, 0.09, 0.085, 0.08, 0.075]
    watched = [0.5, 0.3, 0.2, 0.0601, 0.0602, 0.0617, 0.0658, 0.0509, 0.0528]
    assert advised(train, watched) == []
    # Above its lowest by far, but still better than the training loss (Dropout does that).
    assert advised([0.9, 0.8, 0.7, 0.6, 0.5], [0.2, 0.1, 0.12, 0.14, 0.16]) == []


def test_a_loss_that_does_not_fall_is_told() -> None:
    flat = [2.30, 2.301, 2.299, 2.302, 2.30, 2.30]
    assert advised(flat, flat) == ["DL582"]


def test_a_loss_that_jumps_is_told() -> None:
    jumping = [1.0, 2.0, 0.9, 2.1, 0.8, 3.0]
    assert advised(jumping, [1.0] * 6) == ["DL583"]
    assert advised([1.0, 5.0], [1.0, 1.0]) == ["DL583"]
