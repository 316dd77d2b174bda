"""LineClock: how long each line of ``forward`` takes, and the backward steps that it causes.

The emitted text has a line for each node, so a tracer of lines sees every layer, those without
a module (``x + y``) and those inside blocks included. A line's backward steps are the autograd
nodes that appeared while it ran; hooks around them take their times. Loads torch.

Tracing costs some microseconds a line, so layers of a few numbers look slower than they are.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from torch import Tensor

from dlstudio.compiler.source import Source
from dlstudio.graph.model import NodeId

Path = tuple[NodeId, ...]


class LineClock:
    """Seconds by the path of a node: the nodes of the blocks around it, and itself.

    Args:
        filename: what the code of the network names as its file.
        now: a clock that waits for the device.
    """

    def __init__(self, source: Source, filename: str, now: Callable[[], float]) -> None:
        self.forward: dict[Path, float] = defaultdict(float)
        self.backward: dict[Path, float] = defaultdict(float)
        self._source, self._filename, self._now = source, filename, now
        self._stack: list[_Running] = []
        self._seen: dict[Any, Path] = {}

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch the lines that run inside; whoever traced before goes on afterwards."""
        before = sys.gettrace()
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(before)

    def _called(self, frame: FrameType, event: str, arg: object) -> Any:
        code = frame.f_code
        if code.co_filename != self._filename or code.co_name != "forward":
            return None
        self._stack.append(_Running(self._now()))
        return self._line

    def _line(self, frame: FrameType, event: str, arg: object) -> Any:
        now = self._now()
        if event in ("line", "return"):
            self._end(frame, now)
        if event == "return":
            self._stack.pop()
        elif event == "line":
            running = self._stack[-1]
            key = self._source.node_at(frame.f_lineno)
            running.node = None if key is None else key[1]
            running.since = self._now()
        return self._line

    def _end(self, frame: FrameType, now: float) -> None:
        running = self._stack[-1]
        if running.node is None:
            return
        path = tuple(outer.node for outer in self._stack if outer.node is not None)
        self.forward[path] += now - running.since
        for value in frame.f_locals.values():
            for tensor in value if isinstance(value, tuple) else (value,):
                if isinstance(tensor, Tensor) and tensor.grad_fn is not None:
                    self._claim(tensor.grad_fn, path)

    def _claim(self, root: Any, path: Path) -> None:
        """Give all backward steps behind a result that nobody owns yet to a line."""
        due = [root]
        while due:
            step = due.pop()
            if step is None or step in self._seen:
                continue
            self._seen[step] = path
            self._hook(step, path)
            due.extend(following for following, _ in step.next_functions)

    def _hook(self, step: Any, path: Path) -> None:
        began = [0.0]

        def before(_gradients: object) -> None:
            began[0] = self._now()

        def after(_inputs: object, _outputs: object) -> None:
            self.backward[path] += self._now() - began[0]

        step.register_prehook(before)
        step.register_hook(after)


class _Running:
    """A call of ``forward`` that is not over: its line of now, and since when."""

    def __init__(self, since: float) -> None:
        self.node: NodeId | None = None
        self.since = since
