"""Identifiers: which names can stand in the code, and how others are made to fit.

ASCII only: a TorchScript module with other letters in its names saves and cannot be loaded.
"""

from __future__ import annotations

import builtins
import keyword
import re
from functools import lru_cache

from dlstudio.language import Sentence, say

# Everything an nn.Module has already (torch 2.13). A node of such a name would break it.
_MODULE_NAMES = """
T_destination _apply _backward_hooks _backward_pre_hooks _buffers _call_impl
_compiled_call_impl _forward_hooks _forward_hooks_always_called _forward_hooks_with_kwargs
_forward_pre_hooks _forward_pre_hooks_with_kwargs _get_backward_hooks
_get_backward_pre_hooks _get_name _is_full_backward_hook _load_from_state_dict
_load_state_dict_post_hooks _load_state_dict_pre_hooks _maybe_warn_non_full_backward_hook
_modules _named_members _non_persistent_buffers_set _parameters
_register_load_state_dict_pre_hook _register_state_dict_hook _replicate_for_data_parallel
_save_to_state_dict _slow_forward _state_dict_hooks _state_dict_pre_hooks _version
_wrapped_call_impl add_module apply bfloat16 buffers call_super_init children compile cpu
cuda double dump_patches eval extra_repr float forward get_buffer get_extra_state
get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers
named_children named_modules named_parameters parameters register_backward_hook
register_buffer register_forward_hook register_forward_pre_hook register_full_backward_hook
register_full_backward_pre_hook register_load_state_dict_post_hook
register_load_state_dict_pre_hook register_module register_parameter
register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state
set_submodule share_memory state_dict to to_empty train training type xpu zero_grad
"""
MODULE_NAMES = frozenset(_MODULE_NAMES.split())

IMPORTED = frozenset(("torch", "nn", "F", "Tensor", "self"))
RESERVED = (
    MODULE_NAMES
    | IMPORTED
    | frozenset(keyword.kwlist)
    | frozenset(keyword.softkwlist)
    | frozenset(dir(builtins))
)

LONGEST = 60
_LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")


@lru_cache(maxsize=20_000)  # asked for every node of a drawing after every edit
def is_identifier(name: str) -> bool:
    """Tell whether a name can be an attribute of a module as it is."""
    return bool(_LEGAL.fullmatch(name)) and name not in RESERVED


def as_identifier(name: str, stem: str = "node") -> str:
    """Return the name as it stands in the code: itself if it can, else the nearest legal one.

    ``stem`` is used when nothing is left, as in a name of Chinese letters or emoji.
    """
    if is_identifier(name):
        return name
    plain = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")[:LONGEST].rstrip("_")
    if not re.search(r"[A-Za-z]", plain):
        plain = f"{stem}_{plain}" if plain else stem
    if not plain[0].isalpha():
        plain = f"{stem}_{plain}"
    return f"{plain}_" if plain in RESERVED else plain


def stem_of(title: str) -> str:
    """Return what nodes of something called so are named, without their number."""
    stem = as_identifier(title.lower(), "block")
    return f"{stem}_" if stem[-1].isdigit() else stem


def as_class_name(name: str, fallback: str = "Network") -> str:
    """Return a class name in capital words: ``LeNet-5`` -> ``LeNet5``."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    joined = "".join(word[0].upper() + word[1:] for word in words)[:LONGEST]
    if not joined or not joined[0].isalpha():
        joined = fallback + joined if joined else fallback
    return f"{joined}Net" if joined in RESERVED else joined


def identifier_problem(name: str) -> Sentence | None:
    """Say why the code cannot take a name over, None if it can."""
    if is_identifier(name):
        return None
    if name in RESERVED:
        return say(
            "“{name}” has a meaning in Python or nn.Module already; the code writes “{code}”.",
            name=name,
            code=as_identifier(name),
        )
    return say(
        "A name in code starts with a Latin letter and has letters, digits and underscores "
        "(at most {longest}); the code writes another name for “{name}”.",
        name=name[:LONGEST],
        longest=LONGEST,
    )
