"""load(source) -> the class of the network. The only place where code is executed: ours behind
the guard, and the text of a person's own file after they trusted that very text.

The text is registered with ``linecache``, so tracebacks, ``inspect`` and TorchScript find it.
"""

from __future__ import annotations

import builtins
import linecache
import sys
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

from dlstudio.catalog.own_layers import digest_of
from dlstudio.compiler.fetching import quicken
from dlstudio.compiler.guard import guard, refused
from dlstudio.compiler.source import NodeKey, Source
from dlstudio.errors import CompileError
from dlstudio.language import say
from dlstudio.project.own_trust import is_trusted

if TYPE_CHECKING:
    from torch import nn


def load(source: Source) -> type[nn.Module]:
    """Execute the text and return the class of the main graph; it takes no arguments.

    Raises:
        CompileError: the guard refuses the text.
    """
    guard(source)
    own = {module: load_own(module, text) for module, text in source.own.items()}
    namespace: dict[str, Any] = {"__name__": f"dlstudio_model_{source.digest[:12]}"}
    if own:
        namespace["__builtins__"] = {**vars(builtins), "__import__": _importing(own)}
    try:
        _run(source.text, filename_of(source), namespace)
    except SyntaxError as error:
        raise refused(str(error)) from error
    quicken(source.text, namespace)
    found: type[nn.Module] = namespace[source.class_name]
    return found


def load_own(module: str, text: str) -> ModuleType:
    """Run the text of a file of own layers, if the person trusts it on this machine.

    It is made once for each text; what it imports are installed modules, not its neighbours.

    Raises:
        CompileError: it is not trusted, or fails.
    """
    digest = digest_of(text)
    if not is_trusted(digest):
        raise CompileError(
            say(
                "“{file}” is not trusted on this machine, so it is not run. Look at the file, "
                "then trust it.",
                file=f"{module}.py",
            )
        )
    name = f"dlstudio_own_{digest[:16]}_{module}"
    known = sys.modules.get(name)
    if known is not None:
        return known
    made = ModuleType(name)
    sys.modules[name] = made  # where dataclasses and typing look for it
    try:
        _run(text, own_filename(module, digest), vars(made))
    except BaseException as error:
        del sys.modules[name]
        if not isinstance(error, Exception):
            if isinstance(error, KeyboardInterrupt):
                raise
            error = RuntimeError(type(error).__name__)  # SystemExit must not end the program
        raise CompileError(
            say(
                "“{file}” fails when it is imported: {reason}. Mend the file.",
                file=f"{module}.py",
                reason=f"{type(error).__name__}: {error}"[:300].rstrip("."),
            )
        ) from error
    return made


def own_filename(module: str, digest: str) -> str:
    """Return what tracebacks call a file of own layers."""
    return f"<own {module}.py {digest[:16]}>"


def _run(text: str, filename: str, namespace: dict[str, Any]) -> None:
    """Run a text that may be run: ours behind the guard, a person's own when it is trusted."""
    linecache.cache[filename] = (
        len(text),
        None,  # no file behind it, so linecache never drops it
        text.splitlines(keepends=True),
        filename,
    )
    # The future features of this file are not those of that one.
    code = compile(text, filename, "exec", dont_inherit=True)
    exec(code, namespace)  # noqa: S102 - the one place, see above


def _importing(own: dict[str, ModuleType]) -> Any:
    def imported(name: str, *rest: Any, **named: Any) -> Any:
        return own[name] if name in own else builtins.__import__(name, *rest, **named)

    return imported


def blank(source: Source) -> nn.Module:
    """Build the network without drawing random numbers; its weights are still to be loaded.

    torch's generator belongs to the whole process: weights drawn for an export would change
    what a training beside it draws.
    """
    import torch
    from torch.overrides import TorchFunctionMode

    drawing = {torch.Tensor.uniform_, torch.Tensor.normal_, torch.Tensor.random_}
    made = {
        torch.randn: torch.zeros,
        torch.rand: torch.zeros,
        torch.randn_like: torch.zeros_like,
        torch.rand_like: torch.zeros_like,
    }
    has_no_numbers = torch.Tensor.is_meta.__get__

    class WithoutDrawing(TorchFunctionMode):
        def __torch_function__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            named = kwargs or {}
            # The functions of torch.nn.init hand themselves over, with everything by name.
            if func in drawing or getattr(func, "__module__", "") == "torch.nn.init":
                return args[0] if args else named["tensor"]
            # trunc_normal_ draws until all numbers are within bounds: without drawing, for ever.
            if func == has_no_numbers:
                return True
            if func in made:
                return made[func](*args, **{n: v for n, v in named.items() if n != "generator"})
            if func is torch.randperm:  # which numbers sparse_ sets to zero
                return torch.arange(*args, **named)
            if func is torch.linalg.qr:  # orthogonal_; slow, and of numbers that nobody needs
                return args[0], args[0].new_ones(1, 1)
            return func(*args, **named)

    with WithoutDrawing():
        return load(source)()


def explain(error: BaseException, source: Source) -> NodeKey | None:
    """Return the node whose line failed, None if the error lies elsewhere."""
    filename, found = filename_of(source), None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            found = source.node_at(trace.tb_lineno) or found
        trace = trace.tb_next
    return found


def filename_of(source: Source) -> str:
    """Return what tracebacks call the text of a network."""
    return f"<dlstudio {source.digest[:16]}>"
