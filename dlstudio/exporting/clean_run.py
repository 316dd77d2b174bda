"""A program of its own: opens an exported file in a clean process and runs it.

    python -I clean_run.py KIND FILE CLASS WEIGHTS INPUTS OUTPUTS

``dlstudio`` is made unimportable, so the file stands on torch alone. INPUTS holds tensors
named "<case>/<argument>", OUTPUTS gets "<case>/<result>"; WEIGHTS are for a Python file.
"""

from __future__ import annotations

import sys
from pathlib import Path


def stand_alone() -> None:
    """Let no import find DL Studio, however this program was started."""
    # The folder of a script is the first on its path; what is tested must not find it.
    sys.path[:] = sys.path[1:] if not sys.flags.isolated else sys.path
    sys.modules["dlstudio"] = None  # type: ignore[assignment]  # import raises


def main(kind: str, path: str, class_name: str, weights: str, inputs: str, outputs: str) -> None:
    """Open, run every case without gradients, write the results."""
    import torch
    from safetensors.torch import load_file, save_file

    torch.set_num_threads(1)
    network = _opened(kind, path, class_name, weights)
    cases: dict[str, dict[int, torch.Tensor]] = {}
    for name, tensor in load_file(inputs).items():
        case, _, place = name.partition("/")
        cases.setdefault(case, {})[int(place)] = tensor
    results = {}
    with torch.no_grad():
        for case, arguments in cases.items():
            found = network(*(arguments[i] for i in sorted(arguments)))
            for i, tensor in enumerate(found if isinstance(found, tuple) else (found,)):
                # Several results may be one tensor; a file of safetensors holds none twice.
                results[f"{case}/{i}"] = tensor.clone(memory_format=torch.contiguous_format)
    save_file(results, outputs)


def _opened(kind: str, path: str, class_name: str, weights: str):  # type: ignore[no-untyped-def]
    import torch
    from safetensors.torch import load_file

    if kind == "torchscript":
        with Path(path).open("rb") as file:
            return torch.jit.load(file, map_location="cpu").eval()
    if kind == "export":
        with Path(path).open("rb") as file:
            return torch.export.load(file).module()
    # A Python file, with the weights that belong to it.
    import runpy

    sys.dont_write_bytecode = True  # nothing of ours in the person's folder
    sys.path.append(str(Path(path).parent))  # own layers that it imports lie beside it
    network = runpy.run_path(path)[class_name]()
    network.load_state_dict(load_file(weights), strict=True)
    return network.eval()


if __name__ == "__main__":
    stand_alone()
    main(*sys.argv[1:])
