"""guard(source): refuses any text that holds more than the few things we write.

The text is made from checked names and literals only, so the guard never fires in practice;
it stands between a mistake of ours (or of a catalogue entry) and ``exec``.

Nearly every line has one of the few forms of ``known_lines``, which say all that there is to
know of it. Where a file holds a line that has none, its syntax tree is looked at: that takes
as long as compiling it three times.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from typing import Any

from dlstudio.catalog import INITIALIZERS
from dlstudio.catalog.own_reading import name_problem, read_text
from dlstudio.compiler.known_lines import KnownLines
from dlstudio.compiler.source import Source
from dlstudio.errors import CompileError
from dlstudio.language import say
from dlstudio.spec.identifier import IMPORTED

_ALLOWED: frozenset[type[ast.AST]] = frozenset((
    ast.Module, ast.Import, ast.ImportFrom, ast.alias, ast.ClassDef, ast.FunctionDef,
    ast.arguments, ast.arg, ast.Expr, ast.Assign, ast.Return, ast.Call, ast.keyword,
    ast.Name, ast.Attribute, ast.Constant, ast.Tuple, ast.List, ast.Subscript, ast.Slice,
    ast.BinOp, ast.UnaryOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.USub,
    ast.FloorDiv, ast.Mod, ast.Pow, ast.For, ast.ListComp, ast.comprehension,
    ast.Load, ast.Store, ast.Assert, ast.Compare, ast.IsNot, ast.IfExp,
    ast.If, ast.BoolOp, ast.And, ast.In, ast.NotIn,
    ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq, ast.NotEq, ast.BitAnd, ast.BitOr, ast.Invert,
))  # fmt: skip
_LOOKED_AT = frozenset((  # these are allowed in some forms only, as names and attributes are
    ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Call, ast.Assert, ast.For,
    ast.comprehension, ast.If, ast.IfExp,
))  # fmt: skip
_WORDS = {"id", "attr", "name", "arg", "asname", "module", "level", "type_comment", "is_async"}
_WORDS |= {"ctx"}  # whether a name is read or set is no matter
_PARTS = {  # by kind, the fields that hold nodes
    kind: tuple(field for field in kind._fields if field not in _WORDS)
    for kind in _ALLOWED - {ast.Constant}
} | {ast.Constant: ()}

_IMPORTS = {
    "import torch",
    "import torch.nn.functional as F",
    "from torch import Tensor, nn",
}
_METHODS = {
    "abs", "sign", "square", "log", "sqrt", "rsqrt", "reciprocal", "floor", "round", "clamp",
    "pow", "split", "narrow", "gather", "masked_fill", "max", "min", "argmax", "argmin", "topk",
    "sort", "var", "std", "logsumexp", "prod", "cumsum", "roll", "flip", "vector_norm",
    "flatten", "unflatten", "reshape", "permute", "transpose", "squeeze", "unsqueeze", "select",
    "mean", "sum", "matmul", "size", "contiguous", "view", "softmax", "log_softmax", "to",
    "expand", "new_full", "float", "amax", "amin",
    "requires_grad_", "eval", "parameters", "named_parameters", "modules", "dim",
    "eq", "ne", "ge", "lt", "triu", "tril", "sin", "cos", "exp", "chunk", "detach",
}  # fmt: skip
_TORCH = {
    "einsum", "where", "maximum", "minimum",
    "cat", "matmul", "full", "tensor", "stack", "add", "mul", "mean", "sum", "flatten",
    "reshape", "permute", "squeeze", "unsqueeze", "float32", "int64", "bool", "zeros", "ones",
    "arange", "pow", "randn", "randn_like",
}  # fmt: skip
_BUILT_IN = ("super", "range", "min", "max", "isinstance")
_ALONE = (ast.Assign, ast.Return, ast.Expr, ast.Assert)
_SUPER = {"super().__init__", "super().train"}
_TENSORS = r"parameter in self\.\w+\.parameters\(\)|" + (
    r"\(?name, parameter\)? in self\.\w+\.named_parameters\(\)|part in self\.\w+\.modules\(\)"
)
_NORMS = r"isinstance\(part, \(?nn\.\w+(, nn\.\w+)*\)?\)"
_SELECTED = {  # which tensors of a layer an initializer fills
    "parameter.dim() > 1",
    "'bias' in name",
    "'bias' not in name and parameter.dim() > 1",
}


def guard(source: Source) -> None:
    """Let a file such as ``emit`` writes pass; CompileError for any other."""
    if source.own or not LINES.known(source.text):
        look_at(source)


def look_at(source: Source) -> None:
    """Judge a file by its syntax tree; CompileError if it holds what is never written."""
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise refused(str(error)) from error
    nodes = _nodes(tree)
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    classes |= _turned(nodes) | _own(tree, source)
    for node in nodes:
        if not (isinstance(node, ast.ImportFrom) and (node.module or "") in source.own):
            _look_at(node, classes)
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # the docstring
        if not isinstance(node, (ast.Import, ast.ImportFrom, ast.ClassDef)):
            raise refused(type(node).__name__)


def _nodes(tree: ast.Module) -> list[ast.AST]:
    """Walk the tree; return what has to be looked at, refuse what is never allowed."""
    found: list[Any] = [tree]
    looked_at = []
    for node in found:  # grows meanwhile
        kind = type(node)
        if kind is ast.Attribute:
            if node.attr[0] == "_" and _dotted(node) != "super().__init__":
                raise refused(ast.unparse(node))
        elif kind is ast.Name:
            if node.id[:2] == "__":
                raise refused(node.id)
            continue
        elif kind in _LOOKED_AT:
            looked_at.append(node)
        elif kind not in _PARTS:
            raise refused(kind.__name__)
        for name in _PARTS[kind]:
            part = getattr(node, name)
            if type(part) is list:
                found += [one for one in part if one is not None]
            elif part is not None:
                found.append(part)
    return looked_at


def _dotted(node: ast.AST) -> str:
    """Write ``a.b.c`` and ``super().a``, which ``ast.unparse`` takes long for; else nothing."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            root = _dotted(node.value)
            return root and f"{root}.{node.attr}"
        case ast.Call(func=ast.Name(id="super"), args=[], keywords=[]):
            return "super()"
    return ""


def _is_allowed(statement: str, classes: Collection[str]) -> bool:
    """Tell whether a statement on a line of its own holds only what is written."""
    try:
        tree = ast.parse(statement)
        for node in _nodes(tree):
            _look_at(node, classes)
    except (SyntaxError, ValueError, RecursionError, MemoryError, CompileError):
        return False
    return [type(node) in _ALONE for node in tree.body] == [True]


def _look_at(node: ast.AST, classes: Collection[str]) -> None:
    match node:
        case ast.Import() | ast.ImportFrom():
            if ast.unparse(node) not in _IMPORTS:
                raise refused(ast.unparse(node))
        case ast.ClassDef():
            if [_dotted(base) for base in node.bases] != ["nn.Module"]:
                raise refused(f"class {node.name}")
            if node.keywords or node.decorator_list:
                raise refused(f"class {node.name}")
            if not all(isinstance(part, (ast.FunctionDef, ast.Expr)) for part in node.body):
                raise refused(f"class {node.name}")
        case ast.FunctionDef():
            if node.name not in ("__init__", "forward", "train") or node.decorator_list:
                raise refused(f"def {node.name}")
        case ast.Call():
            _look_at_call(node, classes)
        case ast.Assert():
            if not re.fullmatch(r"assert \w+ is not None", ast.unparse(node)):
                raise refused(ast.unparse(node))
        case ast.For() | ast.comprehension():
            if not _is_loop(node):
                raise refused(ast.unparse(node))
        case ast.If():
            test = ast.unparse(node.test)
            known = test in _SELECTED or re.fullmatch(_NORMS, test)
            if not known or node.orelse:
                raise refused(ast.unparse(node))
        case ast.IfExp():
            if ast.unparse(node.test) != "self.training":
                raise refused(ast.unparse(node))


def _own(tree: ast.Module, source: Source) -> set[str]:
    """Return the names of the person's own classes; an import of anything else is refused."""
    names: set[str] = set()
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or (node.module or "") not in source.own:
            continue
        module = node.module or ""
        file = f"{module}.py"
        if node.level or name_problem(file) is not None:
            raise refused(ast.unparse(node))
        known = {found.name for found in read_text(file, source.own[module]).classes}
        for alias in node.names:
            name = alias.asname or alias.name
            if alias.name not in known or name.startswith("_") or name in IMPORTED:
                raise refused(ast.unparse(node))
            names.add(name)
    return names


def _is_loop(node: ast.For | ast.comprehension) -> bool:
    """Tell whether a loop counts turns, or walks over the modules of a list or tensors of one."""
    if getattr(node, "orelse", None):
        return False
    walked = f"{ast.unparse(node.target)} in {ast.unparse(node.iter)}"
    if isinstance(node, ast.For) and re.fullmatch(_TENSORS, walked):
        return True
    if not isinstance(node.target, ast.Name):
        return False
    if getattr(node, "ifs", None) or getattr(node, "is_async", 0):
        return False
    return bool(re.fullmatch(r"range\(.*\)|self\.\w+", ast.unparse(node.iter)))


def _turned(nodes: list[ast.AST]) -> set[str]:
    """Return the names that stand for the modules of a list in a loop over it."""
    return {
        node.target.id
        for node in nodes
        if isinstance(node, ast.For)
        and isinstance(node.target, ast.Name)
        and isinstance(node.iter, ast.Attribute)
    } - {"_"}


def _look_at_call(node: ast.Call, classes: Collection[str]) -> None:
    """Allow nn.*, a few of torch.* and tensor methods, self.*, our classes, super()."""
    called = node.func
    if isinstance(called, ast.Name):
        if called.id not in classes and called.id not in _BUILT_IN:
            raise refused(called.id)
        return
    if not isinstance(called, ast.Attribute):
        raise refused(ast.unparse(called))
    root = called.value
    if isinstance(root, ast.Name):
        name = root.id
        if name == "torch":
            allowed = called.attr in _TORCH
        elif name in ("nn", "F"):
            allowed = called.attr.isidentifier()
        elif name == "self":
            allowed = not called.attr.startswith("_")
        else:
            allowed = called.attr in _METHODS
    else:
        allowed = called.attr in (INITIALIZERS if _dotted(root) == "nn.init" else _METHODS)
        allowed = allowed or _dotted(called) in _SUPER
    if not allowed:
        raise refused(ast.unparse(called))


def refused(what: str) -> CompileError:
    return CompileError(
        say(
            "The code was refused because it holds something that DL Studio never writes: "
            "{what}. Please report this with the project.",
            what=what[:100],
        )
    )


LINES = KnownLines(_IMPORTS, _METHODS, _TORCH, _is_allowed)
