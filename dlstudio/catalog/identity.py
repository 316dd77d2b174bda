"""Identity: nothing happens. A place for a layer, or the end of a wire with a name."""

from __future__ import annotations

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec
from dlstudio.catalog.shape_rules import same_type

IDENTITY = (
    LayerSpec(
        key="Identity",
        title="Identity",
        group="Shape",
        summary="Gives out what comes in.",
        help=(
            "y = x. Holds the place of a layer that is to come or was taken out, such as the "
            "normalization of a block or the head of a pretrained network, and marks one place "
            "of a wire with a name."
        ),
        words=("nothing", "pass", "placeholder"),
        shape=same_type,
        call=ModuleCall(torch_class="nn.Identity"),
        stem="identity",
        examples=(
            Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 28, 28)",)),
            Example(("(N, T) int64",), {}, ("(N, T) int64",)),
        ),
        source=module_link("Identity"),
    ),
)
