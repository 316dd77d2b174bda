"""Block files: a block with the blocks that it needs, as a small readable file.

It is written and read as strictly as a project file. Inserting it elsewhere is a command
(``block_commands.InsertBlocks``), which settles clashes of names.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.graph.model import BLOCK_PREFIX, Graph, Node
from dlstudio.language import say
from dlstudio.project import strict_json
from dlstudio.project.atomic import write_atomically
from dlstudio.project.block_commands import InsertBlocks
from dlstudio.project.command import graph_of
from dlstudio.project.files import file_bytes
from dlstudio.project.fragment import blocks_of
from dlstudio.project.model import Project
from dlstudio.project.reading import read_blocks
from dlstudio.project.writing import blocks_text, version_of
from dlstudio.spec.spec import Choice

SUFFIX = ".dlb"
BLOCK_KEY = "dlstudio-block"
FILE_PREFIX = "block-file:"  # what can be placed like a layer: a block that lies in a file


def block_text(project: Project, name: str) -> str:
    """Write a block and all blocks in it as the text of a block file."""
    graph_of(project, name)
    stand_in = Graph(nodes={"n1": Node(id="n1", layer=Choice(f"block:{name}"), name=name)})
    blocks = blocks_of(project, stand_in)
    return blocks_text({BLOCK_KEY: version_of(blocks.values()), "block": name}, blocks)


def parse_blocks(text: str) -> InsertBlocks:
    """Read the text of a block file as the command that inserts it.

    Raises:
        ProjectError: it is no block file, or is damaged.
    """
    name, graphs = read_blocks(strict_json.parse(text), BLOCK_KEY)
    return InsertBlocks(name=name, graphs=graphs)


def save_block(project: Project, name: str, path: Path | str) -> None:
    """Write a block file; ProjectError if that is not possible."""
    write_atomically(Path(path), block_text(project, name).encode())


def load_block(path: Path | str) -> InsertBlocks:
    """Read a block file; ProjectError with a sentence if that is not possible."""
    path = Path(path)
    content = file_bytes(path)
    try:
        text, _ = strict_json.decode(content)
        return parse_blocks(text)
    except ProjectError as error:
        raise ProjectError(
            say("“{file}” cannot be opened. {reason}", file=path.name, reason=error.sentence)
        ) from error


def key_of_file(path: Path | str) -> str:
    """Return the key under which the block of a file is placed like a layer."""
    return f"{FILE_PREFIX}{path}"


def fetched(project: Project, key: str) -> tuple[str, InsertBlocks | None]:
    """Return the key of a layer as the project knows it, and what must be inserted first.

    Raises:
        ProjectError: the key names a block file that cannot be read.
    """
    if not key.startswith(FILE_PREFIX):
        return key, None
    path = Path(key[len(FILE_PREFIX) :])
    try:
        command = _kept(path, path.stat().st_mtime_ns)
    except OSError:
        command = load_block(path)  # says what is wrong
    return f"{BLOCK_PREFIX}{command.name_in(project)}", command


def staged(project: Project, key: str) -> tuple[str, Project]:
    """Return a layer's key and the project in which it can be placed; ProjectError."""
    key, insert = fetched(project, key)
    return key, project if insert is None else insert.apply(project)


@lru_cache(maxsize=64)
def _kept(path: Path, _written: int) -> InsertBlocks:
    """Read a block file once, until it is written again."""
    return load_block(path)
