"""The catalogues: what can be placed, and the vocabulary of training.

Importing them imports neither torch nor numpy.
"""

from dlstudio.catalog.activation import ACTIVATION
from dlstudio.catalog.activation_axes import AXIS_ACTIVATION
from dlstudio.catalog.activation_bounds import BOUNDED
from dlstudio.catalog.activation_rectifiers import RECTIFIERS
from dlstudio.catalog.adaptive import ADAPTIVE
from dlstudio.catalog.arithmetic import ARITHMETIC
from dlstudio.catalog.attention import ATTENTION
from dlstudio.catalog.axes import AXES
from dlstudio.catalog.casting import CASTING
from dlstudio.catalog.cells import CELLS
from dlstudio.catalog.comparing import COMPARING
from dlstudio.catalog.convolution import CONVOLUTION
from dlstudio.catalog.dense import DENSE
from dlstudio.catalog.distances import DISTANCES
from dlstudio.catalog.dropout import DROPOUT
from dlstudio.catalog.einsum import EINSUM
from dlstudio.catalog.elementwise import ELEMENTWISE
from dlstudio.catalog.embedding import EMBEDDING
from dlstudio.catalog.folding import FOLDING
from dlstudio.catalog.fractional import FRACTIONAL
from dlstudio.catalog.heads import HEADS
from dlstudio.catalog.identity import IDENTITY
from dlstudio.catalog.initializers import INITIALIZER_ENTRIES, InitializerSpec
from dlstudio.catalog.joining import JOINING
from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.losses import LOSS_ENTRIES, LossSpec
from dlstudio.catalog.losses_several import LOSSES_OF_SEVERAL
from dlstudio.catalog.lp_pooling import LP_POOLING
from dlstudio.catalog.masks import MASKS
from dlstudio.catalog.merging import MERGING
from dlstudio.catalog.metrics import METRIC_ENTRIES, MetricSpec
from dlstudio.catalog.metrics_numbers import METRICS_OF_NUMBERS
from dlstudio.catalog.metrics_shapes import METRICS_OF_SHAPES
from dlstudio.catalog.normalization import NORMALIZATION
from dlstudio.catalog.normalization_channels import CHANNEL_NORMALIZATION
from dlstudio.catalog.normalization_features import FEATURE_NORMALIZATION
from dlstudio.catalog.optimizer_spec import OptimizerSpec
from dlstudio.catalog.optimizers import OPTIMIZER_ENTRIES
from dlstudio.catalog.ordering import ORDERING
from dlstudio.catalog.padding import PADDING
from dlstudio.catalog.pooling import POOLING
from dlstudio.catalog.positions import POSITIONS
from dlstudio.catalog.rearranging import REARRANGING
from dlstudio.catalog.recurrent import RECURRENT
from dlstudio.catalog.reducing import REDUCING
from dlstudio.catalog.resampling import RESAMPLING
from dlstudio.catalog.reshaping import RESHAPING
from dlstudio.catalog.schedules import SCHEDULE_ENTRIES, ScheduleSpec
from dlstudio.catalog.shuffling import SHUFFLING
from dlstudio.catalog.slicing import SLICING
from dlstudio.catalog.stochastic import STOCHASTIC
from dlstudio.catalog.summarizing import SUMMARIZING
from dlstudio.catalog.terminals import TERMINALS
from dlstudio.catalog.tokens import TOKENS
from dlstudio.catalog.transformer import TRANSFORMER
from dlstudio.catalog.transposed import TRANSPOSED
from dlstudio.catalog.unpooling import UNPOOLING
from dlstudio.catalog.with_numbers import WITH_NUMBERS
from dlstudio.spec.spec import Catalog

LAYERS: Catalog[LayerSpec] = Catalog(
    (
        *TERMINALS,
        *DENSE,
        *EMBEDDING,
        *CONVOLUTION,
        *TRANSPOSED,
        *FOLDING,
        *POOLING,
        *ADAPTIVE,
        *LP_POOLING,
        *FRACTIONAL,
        *UNPOOLING,
        *PADDING,
        *RESAMPLING,
        *SHUFFLING,
        *NORMALIZATION,
        *FEATURE_NORMALIZATION,
        *CHANNEL_NORMALIZATION,
        *ACTIVATION,
        *RECTIFIERS,
        *BOUNDED,
        *AXIS_ACTIVATION,
        *DROPOUT,
        *IDENTITY,
        *RESHAPING,
        *AXES,
        *SLICING,
        *REARRANGING,
        *REDUCING,
        *SUMMARIZING,
        *ORDERING,
        *MERGING,
        *ARITHMETIC,
        *EINSUM,
        *JOINING,
        *ELEMENTWISE,
        *WITH_NUMBERS,
        *CASTING,
        *COMPARING,
        *DISTANCES,
        *RECURRENT,
        *CELLS,
        *ATTENTION,
        *TRANSFORMER,
        *HEADS,
        *MASKS,
        *POSITIONS,
        *TOKENS,
        *STOCHASTIC,
    )
)
LOSSES: Catalog[LossSpec] = Catalog((*LOSS_ENTRIES, *LOSSES_OF_SEVERAL))
OPTIMIZERS: Catalog[OptimizerSpec] = Catalog(OPTIMIZER_ENTRIES)
SCHEDULES: Catalog[ScheduleSpec] = Catalog(SCHEDULE_ENTRIES)
METRICS: Catalog[MetricSpec] = Catalog((*METRIC_ENTRIES, *METRICS_OF_NUMBERS, *METRICS_OF_SHAPES))
INITIALIZERS: Catalog[InitializerSpec] = Catalog(INITIALIZER_ENTRIES)

__all__ = ["INITIALIZERS", "LAYERS", "LOSSES", "METRICS", "OPTIMIZERS", "SCHEDULES"]
