"""Curves and plots: nothing is lost that can be seen, and memory stays bounded."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.curves import Curves, StepSeries
from dlstudio.gui.panels.confusion import ConfusionMatrix
from dlstudio.gui.plots.live_plot import Line, LivePlot
from dlstudio.gui.plots.ranges import holds, roomy, value_at
from dlstudio.training.events import EpochEnded, Progress, Started


def started(from_step: int = 0) -> Started:
    return Started(
        run_id="r", device="cpu", threads=1, epochs=4, steps_per_epoch=10, train_samples=100,
        validation_samples=10, test_samples=10, metrics=("Accuracy",), from_step=from_step,
    )  # fmt: skip


def progress(step: int, losses: tuple[float, ...]) -> Progress:
    return Progress(
        step=step, epoch=1 + step // 10, losses=losses, learning_rate=0.1,
        samples_per_second=50.0, seconds=step / 10, seconds_left=1.0,
    )  # fmt: skip


def ended(epoch: int, loss: float, best: bool = False) -> EpochEnded:
    return EpochEnded(
        epoch=epoch, step=epoch * 10, train={"loss": loss, "Accuracy": 0.5},
        validation={"loss": loss + 0.1, "Accuracy": 0.4}, best=best, learning_rate=0.1,
        seconds=float(epoch),
    )  # fmt: skip


def test_a_series_keeps_every_step_until_it_is_full() -> None:
    series = StepSeries()
    series.extend(3, (5.0, 4.0, 3.0))
    assert list(series.steps) == [1.0, 2.0, 3.0]
    assert list(series.values) == [5.0, 4.0, 3.0]


def test_a_full_series_is_thinned_by_averaging_and_stays_bounded() -> None:
    series = StepSeries(most=8)
    for step in range(1, 101):
        series.extend(step, (float(step),))
        assert len(series.steps) < 8
    assert list(series.steps) == list(series.values)  # each mean stands at its mean step
    assert series.steps[0] < 20 and series.steps[-1] > 80


def test_a_resumed_run_takes_back_what_it_goes_over_again() -> None:
    curves = Curves([started(), progress(10, tuple(range(10))), ended(1, 1.0, best=True)])
    curves.take(progress(15, (1.0,) * 5))
    curves.take(started(from_step=10))
    assert list(curves.loss.steps)[-1] == 10.0
    assert [epoch.epoch for epoch in curves.epochs] == [1]
    curves.take(ended(2, 0.5))
    assert curves.epoch_values("validation", "loss") == ([10.0, 20.0], [1.1, 0.6])
    best = curves.best
    assert best is not None and best.epoch == 1


def test_the_value_nearest_to_the_pointer_is_read_out() -> None:
    points = ([1.0, 2.0, 4.0], [10.0, 20.0, 40.0])
    assert value_at(points, None) == 40.0
    assert value_at(points, 2.9) == 20.0
    assert value_at(points, -5.0) == 10.0
    assert value_at(([], []), 1.0) is None


@pytest.fixture
def plot(qtbot: QtBot) -> LivePlot:
    made = LivePlot(Look("light"), log=True)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.set_titles("Loss", "epoch")
    made.set_lines(
        [Line(key="a", title="training"), Line(key="b", title="validation", dashed=True)]
    )
    return made


def test_the_line_under_the_pointer_is_thin(plot: LivePlot, qtbot: QtBot) -> None:
    """It was one epoch wide, a bar over the curves."""
    plot.set_data("a", [1.0, 2.0, 3.0, 4.0], [0.5, 0.25, 0.3, 0.2])
    plot.show()
    qtbot.waitExposed(plot)
    inner = plot._plot
    assert inner is not None
    box = inner.getViewBox().sceneBoundingRect()
    before = inner.grab().toImage()
    # On the middle of a step between two epochs, where no curve is marked.
    inner.scene().sigMouseMoved.emit(QPointF(box.left() + box.width() * 0.4, box.center().y()))
    after = inner.grab().toImage()
    assert before.size() == after.size()
    changed = {
        x
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    }
    assert 1 <= len(changed) <= 3


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("key", ["solid", "dashed"])
def test_a_curve_is_as_wide_on_a_fine_screen(qtbot: QtBot, key: str, ratio: int) -> None:
    plot = LivePlot(Look("light"))
    qtbot.addWidget(plot)
    plot.resize(400, 240)
    plot.set_lines([Line(key=key, title="", color=3, dashed=key == "dashed")])
    plot.show()
    qtbot.waitExposed(plot)
    plot.set_data(key, [0.0, 1.0, 2.0], [1.0, 1.0, 1.0])
    plot.redraw()
    shown = plot._plot
    assert shown is not None
    qtbot.waitUntil(lambda: shown.width() > 300)
    image = QImage(shown.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    shown.render(painter, QRectF(shown.rect()), shown.rect())
    painter.end()
    ink = QColor(plot._look.theme.curves[3])

    def covered(x: int) -> float:
        """How many pixels of a column the curve covers."""
        pixels = (image.pixelColor(x, y) for y in range(image.height()))
        inked = (p.green() for p in pixels if p.saturation() > 20 and abs(p.hue() - ink.hue()) < 15)
        return sum((255 - green) / (255 - ink.green()) for green in inked)

    wide = max(covered(x) for x in range(150 * ratio, 200 * ratio))
    assert ratio - 0.6 < wide < ratio + 0.6


def test_a_plot_shows_its_newest_values(plot: LivePlot, qtbot: QtBot) -> None:
    plot.set_data("a", [1.0, 2.0], [0.5, 0.25])
    plot.show()
    qtbot.waitExposed(plot)
    assert "0.25" in plot.legend.text()
    drawn = plot._items["a"].getData()
    assert [list(axis) for axis in drawn] == [[1.0, 2.0], [0.5, 0.25]]
    plot.set_data("a", [1.0, 2.0, 3.0], [0.5, 0.25, 0.125])
    plot.redraw()
    assert "0.125" in plot.legend.text()


def test_a_hidden_plot_draws_when_it_is_seen(plot: LivePlot, qtbot: QtBot) -> None:
    plot.set_data("a", [1.0], [0.5])
    plot.redraw()
    assert plot._plot is None
    plot.show()
    qtbot.waitExposed(plot)
    assert plot._plot is not None


def test_the_theme_changes_the_ink_of_a_plot(plot: LivePlot, qtbot: QtBot) -> None:
    plot.show()
    qtbot.waitExposed(plot)
    before = plot._items["a"].opts["pen"].color().name()
    plot._look.set_mode("dark")
    assert plot._items["a"].opts["pen"].color().name() != before


def test_the_confusion_matrix_says_its_cells(qtbot: QtBot) -> None:
    matrix = ConfusionMatrix(Look("light"))
    qtbot.addWidget(matrix)
    matrix.show_counts([[8, 2], [1, 9]], ["cat", "dog"])
    assert matrix.sentence(0, 0) == "8 of 10 “cat” found (80%)"
    assert matrix.sentence(0, 1) == "2 of 10 “cat” taken for “dog” (20%)"
    assert "17 of 20" in matrix.accessibleName()


def test_panels_are_imported_without_torch_and_pyqtgraph() -> None:
    names = ("palette", "inspector", "problems", "code", "data", "training", "runs")
    code = "import sys\n" + "".join(f"import dlstudio.gui.panels.{n}\n" for n in names)
    code += "print({'torch', 'pyqtgraph', 'pygments'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_curves_that_grow_keep_their_axes_while_they_fit() -> None:
    shown = roomy(((0.0, 4.0), (0.5, 2.5)), last=100.0)
    assert shown == ((0.0, 8.0), (0.2, 2.8))
    assert holds(shown, ((0.0, 7.9), (0.3, 2.5)))
    assert not holds(shown, ((0.0, 8.1), (0.3, 2.5)))  # beyond the right end
    assert not holds(shown, ((0.0, 5.0), (0.1, 2.5)))  # below
    assert not holds(shown, ((0.0, 2.0), (0.3, 2.5)))  # too much room
    assert roomy(((0.0, 60.0), (0.0, 1.0)), last=100.0)[0] == (0.0, 100.0)


def test_curves_at_their_end_fill_the_plot(qtbot: QtBot) -> None:
    plot = LivePlot(Look("light"))
    plot.set_lines([Line(key="loss", title="")])
    qtbot.addWidget(plot)
    plot.show()
    plot.growing, plot.last = True, 100.0
    plot.set_data("loss", [0.0, 10.0], [1.0, 0.5])
    plot.redraw()
    right = plot._plot.viewRange()[0][1]
    assert right > 20.0
    plot.set_data("loss", [0.0, 10.0, 12.0], [1.0, 0.5, 0.45])
    plot.redraw()
    assert plot._plot.viewRange()[0][1] == right
    plot.growing = False
    plot.set_data("loss", [0.0, 10.0, 12.0, 13.0], [1.0, 0.5, 0.45, 0.45])
    plot.redraw()
    assert 13.0 <= plot._plot.viewRange()[0][1] < 14.0


def test_plots_side_by_side_have_their_titles_on_one_line(qtbot: QtBot, qapp: QApplication) -> None:
    look, both = Look("light"), QWidget()
    look.install(qapp)
    qtbot.addWidget(both)
    row = QHBoxLayout(both)
    plots = LivePlot(look, log=True), LivePlot(look)
    for plot, title in zip(plots, ("Loss", "Accuracy"), strict=True):
        row.addWidget(plot)
        plot.set_titles(title, "epoch")
    both.resize(800, 300)
    both.show()
    qtbot.waitExposed(both)
    loss, accuracy = (plot.title.geometry().center().y() for plot in plots)
    assert loss == accuracy
