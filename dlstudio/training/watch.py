"""Watch: which node was the first to make a number that is none. Loads torch.

The loop only looks at the loss of each step, which costs next to nothing. When that is not
finite, the step is computed once more under this watch, which looks at every result, and
walks up the stack to the line of source, and so to the node, that made it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from dlstudio.compiler.source import NodeKey, Source
from dlstudio.training.checkpoint import copied

Loss = Callable[[Any, Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the first non-finite value was seen.

    Args:
        where: "data", "weights", "output", "loss", "gradient", or "nowhere" if the step,
            computed again, gave finite numbers (dropout draws other ones).
        node: the node of the main graph it belongs to, if it belongs to one.
    """

    where: str
    node: str | None = None


def first_bad(
    module: nn.Module, loss_of: Loss, inputs: Sequence[Tensor], target: Tensor, source: Source
) -> Finding:
    """Compute a step again and name the first non-finite value; changes nothing that stays."""
    if not all(map(_finite, (*inputs, target))):
        return Finding("data")
    bad = next((n for n, p in module.named_parameters() if not _finite(p)), None)
    if bad is not None:
        return Finding("weights", owner(bad, source))
    kept = copied(module.state_dict())  # batch norm counts every forward pass
    try:
        with torch.enable_grad():
            return _again(module, loss_of, inputs, target, source)
    finally:
        module.load_state_dict(kept)
        module.zero_grad(set_to_none=True)


def owner(parameter: str, source: Source) -> str | None:
    """Return the node of the main graph that a parameter belongs to: "conv1.weight" -> n2."""
    attribute = parameter.partition(".")[0]
    return _main_nodes(source.names).get(attribute)


def _again(
    module: nn.Module, loss_of: Loss, inputs: Sequence[Tensor], target: Tensor, source: Source
) -> Finding:
    results = _Results(type(module).forward.__code__.co_filename, source)
    module.zero_grad(set_to_none=True)
    hooks = [part.register_forward_hook(results.of_module) for part in module.children()]
    try:
        with results:
            output = module(*inputs)
    except _FoundError as found:
        return Finding("output", found.node)
    finally:
        for hook in hooks:
            hook.remove()
    loss = loss_of(output, target)
    if not _finite(loss):
        return Finding("loss", results.last_node)
    loss.backward()
    return _bad_gradient(module, results, source)


def _bad_gradient(module: nn.Module, results: _Results, source: Source) -> Finding:
    """Follow the gradients from the loss towards the inputs."""
    behind = results.last_node
    for tensor, node in reversed(results.seen):
        if tensor.grad is not None and not _finite(tensor.grad):
            return Finding("gradient", behind or node)  # the node that took it handed it back
        behind = node or behind
    bad = [n for n, p in module.named_parameters() if p.grad is not None and not _finite(p.grad)]
    if bad:
        return Finding("gradient", owner(bad[-1], source))
    return Finding("nowhere")


class _FoundError(Exception):
    def __init__(self, node: str | None) -> None:
        super().__init__()
        self.node = node


class _Results(TorchFunctionMode):
    """Sees the result of every torch function that ``forward`` calls."""

    def __init__(self, filename: str, source: Source) -> None:
        super().__init__()
        self._filename, self._source = filename, source
        self.seen: list[tuple[Tensor, str | None]] = []
        self.last_node: str | None = None

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        self._look(result)
        return result

    def of_module(self, _module: nn.Module, _inputs: Any, output: Any) -> None:
        """For layers such as LSTM, whose kernels no function mode sees."""
        self._look(output)

    def _look(self, result: Any) -> None:
        for tensor in _tensors(result):
            node = self._node()
            if not _finite(tensor):
                raise _FoundError(node)
            self.last_node = node or self.last_node
            if tensor.requires_grad and not tensor.is_leaf:
                tensor.retain_grad()
                self.seen.append((tensor, node))

    def _node(self) -> str | None:
        """Return the node whose line of ``forward`` is being run; the outermost one."""
        found: str | None = None
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self._filename:
                key: NodeKey | None = self._source.node_at(frame.f_lineno)
                if key is not None and key[0] == "main":
                    found = key[1]
            frame = frame.f_back  # type: ignore[assignment]
        return found


def _tensors(result: Any) -> list[Tensor]:
    if isinstance(result, Tensor):
        return [result]
    if isinstance(result, (tuple, list)):
        return [tensor for item in result for tensor in _tensors(item)]
    return []


def _finite(tensor: Tensor) -> bool:
    return not tensor.is_floating_point() or bool(torch.isfinite(tensor.detach()).all())


def _main_nodes(names: Mapping[NodeKey, str]) -> dict[str, str]:
    return {name: node for (graph, node), name in names.items() if graph == "main"}
