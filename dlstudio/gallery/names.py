"""How the names of torchvision's weights become those of our modules: (pattern, replacement)."""

NUMBERED = ((r"\.(\d+)\b", r"_\1"),)
STAGED = ((r"(layer\d)\.(\d+)", r"\1.block\2"), *NUMBERED)
INCEPTION = (
    (r"^(conv\d)\.(conv|bn)\b", r"\1_\2"),
    (r"(branch\d)\.(\d)\.(conv|bn)\b", r"\1_\2_\3"),
    (r"(branch1)\.(conv|bn)\b", r"\1_\2"),
    (r"(aux\d)\.conv\.(conv|bn)\b", r"\1.conv_\2"),
)
UNPACKED = ((r"^features\.", ""),)
SCALED = (*NUMBERED, (r"layer_scale$", "layer_scale.weight"))
VISION = (
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
