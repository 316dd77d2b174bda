"""How the names of torchvision's weights become those of our modules: (pattern, replacement).

They are used one after the other, as in ``re.sub``. The blocks of a stage, which torchvision
numbers, are ``first`` and then ``rest.0``, ``rest.1`` … here.
"""

from __future__ import annotations

from collections.abc import Sequence

Names = tuple[tuple[str, str], ...]

MOST = 40  # more blocks than any stage of torchvision has


def stage(old: str, new: str, blocks: int = MOST, start: int = 0, inside: str = "") -> Names:
    """Return the names in one stage.

    Args:
        old: the pattern of what stands before the number of a block.
        new: what the stage is called here.
        start: the number of its first block.
        inside: what a residual block calls the block that it adds to.
    """
    names = ["" if blocks == 1 else "first."]
    names += [f"rest.{number}.{inside}" for number in range(blocks - 1)]
    return tuple(
        (rf"^{old}{number}\.", f"{new}.{name}") for number, name in enumerate(names, start)
    )


def through(blocks: Sequence[int], inside: str) -> Names:
    """Return the names in stages whose blocks are numbered through; the end follows them."""
    found: Names = ()
    place = 1
    for number, many in enumerate((*blocks, 1), start=1):
        found += stage(r"features\.", f"features_{number}", many, place, inside)
        place += many
    return found


def efficient(blocks: Sequence[int]) -> Names:
    """Return the names of an EfficientNet; what does not widen has no stage of its own."""
    found: Names = ()
    for number, many in enumerate(blocks, start=1):
        found += stage(rf"features\.{number}\.", f"features_{number}", many, 0, "branch.")
    plain = (
        (r"^features_1\.first\.", "features_1."),
        (r"^features_1\.rest\.0\b", "features_1_rest"),
    )
    return (*found, *plain, *REST)


NUMBERED: Names = ((r"\.(\d+)\b", r"_\1"),)
REST: Names = ((r"(?<!rest)\.(\d+)\b", r"_\1"),)
DOWNSAMPLED: Names = ((r"downsample\.(\d)", r"downsample_\1"),)
BASIC: Names = (*stage(r"(layer[2-4])\.", r"\1"), *DOWNSAMPLED)
BOTTLENECKS: Names = (*stage(r"(layer\d)\.", r"\1"), *DOWNSAMPLED)
MOBILE: Names = (*through((1, 2, 3, 4, 3, 3, 1), "branch."), *REST)
UNITS: Names = (*stage(r"(stage\d)\.", r"\1"), *REST)
INCEPTION: Names = (
    (r"^(conv\d)\.(conv|bn)\b", r"\1_\2"),
    (r"(branch\d)\.(\d)\.(conv|bn)\b", r"\1_\2_\3"),
    (r"(branch1)\.(conv|bn)\b", r"\1_\2"),
    (r"(aux\d)\.conv\.(conv|bn)\b", r"\1.conv_\2"),
)
UNPACKED: Names = ((r"^features\.", ""),)
SCALED: Names = (
    (r"^features\.([1357])\.(\d+)\.block\.", r"features_\1.\2.block_"),
    (r"^features\.([1357])\.(\d+)\.layer_scale", r"features_\1.\2.layer_scale.weight"),
    (r"^features\.(0\.1|[246]\.0)\.", r"features_\1.norm."),
    (r"^features[._](\d)\.(\d)\.(?=norm|weight|bias)", r"features_\1_\2."),
    (r"^classifier\.", "classifier_"),
)
VISION: Names = (
    (r"^class_token$", "class_token.token"),
    (r"^encoder\.pos_embedding$", "positions.weight"),
    (r"encoder_layer_", ""),
    (r"\bln_(\d)", r"norm\1"),
    (r"self_attention", "self_attn"),
    (r"mlp\.(0|linear_1)", "linear1"),
    (r"mlp\.(3|linear_2)", "linear2"),
    (r"^encoder\.ln", "encoder.norm"),
    (r"^heads\.head", "head"),
)
