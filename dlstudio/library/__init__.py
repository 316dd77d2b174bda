"""The block library: blocks to build with, each drawn with nodes, with its paper.

The block files lie in resources/blocks and are written by packaging/make_blocks.py.
"""

from dlstudio.library.attention import ATTENTION
from dlstudio.library.block_spec import BlockSpec
from dlstudio.library.convolution import CONVOLUTION
from dlstudio.library.others import OTHERS
from dlstudio.spec.spec import Catalog

BLOCKS: Catalog[BlockSpec] = Catalog((*CONVOLUTION, *ATTENTION, *OTHERS))

__all__ = ["BLOCKS", "BlockSpec"]
