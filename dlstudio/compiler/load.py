"""load(source) -> the class of the network. The only place where code is executed.

The text is registered with ``linecache``, so tracebacks, ``inspect`` and TorchScript find it.
"""

from __future__ import annotations

import linecache
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dlstudio.compiler.guard import guard
from dlstudio.compiler.source import NodeKey, Source

if TYPE_CHECKING:
    from torch import nn


def load(source: Source) -> type[nn.Module]:
    """Execute the text and return the class of the main graph; it takes no arguments.

    Raises:
        CompileError: the guard refuses the text.
    """
    guard(source)
    filename = _filename(source)
    linecache.cache[filename] = (
        len(source.text),
        None,  # no file behind it, so linecache never drops it
        source.text.splitlines(keepends=True),
        filename,
    )
    namespace: dict[str, Any] = {"__name__": f"dlstudio_model_{source.digest[:12]}"}
    exec(compile(source.text, filename, "exec"), namespace)  # noqa: S102 - behind the guard
    found: type[nn.Module] = namespace[source.class_name]
    return found


def blank(source: Source) -> nn.Module:
    """Build the network without drawing random numbers; its weights are still to be loaded.

    torch's generator belongs to the whole process: weights drawn for an export would change
    what a training beside it draws.
    """
    import torch
    from torch.overrides import TorchFunctionMode

    drawing = {torch.Tensor.uniform_, torch.Tensor.normal_, torch.Tensor.random_}

    class WithoutDrawing(TorchFunctionMode):
        def __torch_function__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            named = kwargs or {}
            # The functions of torch.nn.init hand themselves over, with everything by name.
            if func in drawing or getattr(func, "__module__", "") == "torch.nn.init":
                return args[0] if args else named["tensor"]
            if func is torch.randperm:  # which numbers sparse_ sets to zero
                return torch.arange(*args, **named)
            if func is torch.linalg.qr:  # orthogonal_; slow, and of numbers that nobody needs
                return args[0], args[0].new_ones(1, 1)
            return func(*args, **named)

    with WithoutDrawing():
        return load(source)()


def explain(error: BaseException, source: Source) -> NodeKey | None:
    """Return the node whose line failed, None if the error lies elsewhere."""
    filename, found = _filename(source), None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            found = source.node_at(trace.tb_lineno) or found
        trace = trace.tb_next
    return found


def _filename(source: Source) -> str:
    return f"<dlstudio {source.digest[:16]}>"
