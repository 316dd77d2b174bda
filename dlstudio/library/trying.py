"""A network around one block of the library, to try it: its inputs, the block, its outputs."""

from __future__ import annotations

from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.graph.blocks import defaults_of
from dlstudio.library.block_spec import BlockSpec
from dlstudio.project.block_files import load_block
from dlstudio.project.builder import Graph
from dlstudio.project.model import Project
from dlstudio.spec.scopes import counted


def tried(spec: BlockSpec, **values: Any) -> Project:
    """Return a project with one use of a block; its Inputs are as the block draws them.

    Args:
        values: of the block's own parameters.

    Raises:
        ProjectError: its file cannot be read.
    """
    insert = load_block(spec.path)
    graph = Graph(spec.title, project=insert.apply(Project(title=spec.title)))
    block = insert.graphs[insert.name]
    scope = {**defaults_of(block), **values}
    shape = LAYERS["Input"].param("shape")
    use = graph.add(f"block:{insert.name}", name="block", **values)
    for node in block.of_layer("Input"):
        given = LAYERS["Input"].filled(node.layer.values)
        sizes = counted(shape, given["shape"], scope)
        input = graph.add("Input", name=node.name, shape=list(sizes), dtype=given["dtype"])
        graph.connect(input, use[node.name])
    for node in block.of_layer("Output"):
        graph.add("Output", name=node.name, source=use[node.name])
    return graph.project
