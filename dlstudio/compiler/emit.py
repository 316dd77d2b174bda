"""emit(plan) -> Source: the text, in the formatter's own form.

The form is black's at 88 columns. Formatting in process would cost a second for a thousand
nodes, so lines are written in that form at once; a test holds them to black.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dlstudio.compiler.class_plan import Argument, ClassPlan, Member, OwnImport, Plan, Step
from dlstudio.compiler.comments import comment_lines
from dlstudio.compiler.source import NodeKey, Source

WIDTH = 88
INDENT = "    "
TURNS = " for _ in "  # of the one comprehension that is ever written
TERNARY = " if self.training else "  # the one condition that is ever written


def emit(plan: Plan) -> Source:
    """Write the code of a plan."""
    writer = _Writer(plan.notes)
    counts = f"{plan.parameters - plan.frozen:,} trainable parameters"
    counts += f", {plan.frozen:,} frozen" if plan.frozen else ""
    writer.line(f'"""{plain(plan.title)}: {counts}."""')
    writer.line()
    if "torch" in plan.imports:
        writer.line("import torch")
    if "F" in plan.imports:
        writer.line("import torch.nn.functional as F")
    writer.line("from torch import Tensor, nn")
    if plan.own:
        writer.line()
    for line in _own_imports(plan.own):
        writer.line(line)
    for text in plan.written:
        for line in ("", "", *text.strip().splitlines()):
            writer.line(line)
    for block in plan.classes:
        _class(writer, block)
    main = plan.classes[-1]
    return Source(
        text="\n".join(writer.lines) + "\n",
        class_name=main.class_name,
        lines={node: tuple(lines) for node, lines in writer.owners.items()},
        names={member.node: member.name for c in plan.classes for member in c.members},
        inputs=tuple(argument.name for argument in main.inputs),
        outputs=tuple(argument.name for argument in main.outputs),
        own={own.module: own.text for own in plan.own},
        noted=tuple(writer.noted),
    )


def _own_imports(own: Sequence[OwnImport]) -> Iterator[str]:
    """Write the imports of the person's own classes, one line a file where it fits."""
    for module in sorted({one.module for one in own}):
        names = sorted(
            one.class_name if one.name == one.class_name else f"{one.class_name} as {one.name}"
            for one in own
            if one.module == module
        )
        line = f"from {module} import {', '.join(names)}"
        if len(line) <= WIDTH:
            yield line
            continue
        yield f"from {module} import ("
        yield from (f"{INDENT}{name}," for name in names)
        yield ")"


class _Writer:
    """Lines, which node wrote which, and which of them are its note."""

    def __init__(self, notes: Mapping[NodeKey, str]) -> None:
        self.lines: list[str] = []
        self.owners: dict[NodeKey, list[int]] = {}
        self.noted: list[int] = []
        self.notes = notes

    def note(self, node: NodeKey) -> None:
        """Write the note of a node before the line it is about."""
        text = self.notes.get(node)
        if text is None:
            return
        for comment in comment_lines(text, WIDTH - 2 * len(INDENT)):
            self.line(comment, 2, node)
            self.noted.append(len(self.lines))

    def line(self, text: str = "", depth: int = 0, *nodes: NodeKey) -> None:
        self.lines.append(INDENT * depth + text if text else "")
        for node in nodes:
            self.owners.setdefault(node, []).append(len(self.lines))

    def statement(self, text: str, comment: str, depth: int, *nodes: NodeKey) -> None:
        """Write a statement, broken if it is too long, with a comment at its end."""
        room = WIDTH - len(INDENT) * depth
        tail = f"  # {comment}" if comment else ""
        if len(text) + len(tail) <= room:
            self.lines.append(INDENT * depth + text + tail)
            for node in nodes:
                self.owners.setdefault(node, []).append(len(self.lines))
            return
        if len(text) <= room:
            self.line(f"# {comment}", depth, *nodes)
            self.line(text, depth, *nodes)
            return
        broken = list(_broken(text, room))
        for part in broken[:-1]:
            self.line(part, depth, *nodes)
        self.line(broken[-1] + tail, depth, *nodes)


def _class(writer: _Writer, block: ClassPlan) -> None:
    writer.line()
    writer.line()
    writer.line(f"class {block.class_name}(nn.Module):")
    ends = " -> ".join(", ".join(map(_end, side)) for side in (block.inputs, block.outputs))
    told = len(INDENT) + len(ends) + 7 <= WIDTH
    if told:
        writer.line(f'"""{ends}."""', 1)
        writer.line()
    if block.members or block.parameters:
        _signature(writer, "__init__", ", ".join(["self", *block.parameters]), "None", "", [])
        writer.line("super().__init__()", 2)
        for name in block.stored:
            writer.line(f"self.{name} = {name}", 2)
        for member in block.members:
            writer.note(member.node)
            writer.statement(f"self.{member.name} = {member.constructor}", "", 2, member.node)
        _beginnings(writer, block.members)
        writer.line()
        _holding(writer, block.members)
    results = ", ".join(["Tensor"] * len(block.outputs))
    returned = "Tensor" if len(block.outputs) == 1 else f"tuple[{results}]"
    arguments = ", ".join(["self", *(f"{a.variable}: Tensor" for a in block.inputs)])
    nodes = [argument.node for argument in block.inputs]
    if told or len(block.inputs) == 1:
        # One input: its shape stands at the end of the line, as everywhere else.
        comment = block.inputs[0].type.shape_text() if len(block.inputs) == 1 else ""
        _signature(writer, "forward", arguments, returned, comment, nodes)
    else:
        _signature_of_shapes(writer, block.inputs, returned)
    modules = {member.node for member in block.members}
    for node in nodes:
        writer.note(node)
    for step in block.steps:
        if step.node not in modules:
            writer.note(step.node)
        _step(writer, step)
    for argument in block.outputs:
        writer.note(argument.node)
    names = ", ".join(argument.variable for argument in block.outputs)
    writer.statement(f"return {names}", "", 2, *[argument.node for argument in block.outputs])


def _beginnings(writer: _Writer, members: tuple[Member, ...]) -> None:
    """Write how the weights begin, and which of them stay."""
    lines = [(member, member.tie) for member in members if member.tie]
    lines += [(member, line) for member in members for line in member.begins]
    lines += [(m, f"self.{m.name}.requires_grad_(False)") for m in members if m.frozen]
    if lines:
        writer.line()
    _indented(writer, lines)


def _holding(writer: _Writer, members: tuple[Member, ...]) -> None:
    """Write what keeps frozen statistics as they are while other modules train."""
    lines = [(member, line) for member in members for line in member.holds]
    if not lines:
        return
    writer.line("def train(self, mode: bool = True) -> nn.Module:", 1)
    writer.line("super().train(mode)", 2)
    writer.line("# Frozen layers keep their running statistics.", 2)
    _indented(writer, lines)
    writer.line("return self", 2)
    writer.line()


def _indented(writer: _Writer, lines: list[tuple[Member, str]]) -> None:
    for member, line in lines:
        text = line.lstrip()
        depth = 2 + (len(line) - len(text)) // len(INDENT)
        if text.endswith(":"):
            writer.line(text, depth, member.node)
        else:
            writer.statement(text, "", depth, member.node)


def _step(writer: _Writer, step: Step) -> None:
    shapes = ", ".join(type.shape_text() for type in step.types)
    depth = 2
    if step.loop:
        if step.start:
            writer.statement(f"{step.targets} = {step.start}", "", 2, step.node)
        header = step.loop if " in " in step.loop else f"_ in {step.loop}"
        writer.line(f"for {header}:", 2, step.node)
        depth = 3
    writer.statement(f"{step.targets} = {step.expression}", shapes, depth, step.node)
    for line in step.after:
        writer.statement(line, "", 2, step.node)


def _signature(
    writer: _Writer, name: str, arguments: str, returned: str, comment: str, nodes: list[NodeKey]
) -> None:
    text = f"def {name}({arguments}) -> {returned}:"
    room = WIDTH - len(INDENT)
    if len(text) <= room:
        tail = f"  # {comment}" if comment else ""
        writer.line(text + (tail if len(text + tail) <= room else ""), 1, *nodes)
        return
    writer.line(f"def {name}(", 1, *nodes)
    if len(arguments) <= room - len(INDENT):
        writer.line(arguments, 2, *nodes)
    else:
        for argument in arguments.split(", "):
            writer.line(f"{argument},", 2, *nodes)
    writer.line(f") -> {returned}:", 1, *nodes)


def _signature_of_shapes(writer: _Writer, inputs: Sequence[Argument], returned: str) -> None:
    """Write forward with a line an argument, where the docstring has no room for their shapes."""
    writer.line("def forward(", 1)
    writer.line("self,", 2)
    for one in inputs:
        writer.line(f"{one.variable}: Tensor,  # {one.type.shape_text()}", 2, one.node)
    writer.line(f") -> {returned}:", 1)


def _end(argument: Argument) -> str:
    return f"{argument.name} {argument.type.shape_text()}"


def plain(title: str) -> str:
    """Make a title safe inside a docstring: printable, no quotes, no backslashes."""
    kept = "".join(char for char in title if char.isprintable())
    return re.sub(r"\s+", " ", kept.replace('"', "'").replace("\\", "/")).strip()[:60] or "Network"


def _broken(text: str, room: int) -> list[str]:
    """Break a statement that is too long, the way black does: at its last bracket."""
    if len(text) <= room or not text.endswith((")", "),", "]", "],")):
        return [text] if len(text) <= room else _in_brackets(text, room)
    comma = "," if text.endswith(",") else ""
    closed = text.removesuffix(",")
    start = _opening(closed)
    head, body, tail = closed[: start + 1], closed[start + 1 : -1], closed[-1] + comma
    if not body and " = " in head:
        return _in_brackets(text, room)
    if len(body) + len(INDENT) <= room:
        return [head, INDENT + body, tail]
    element, turns, count = body.partition(TURNS) if head.endswith("[") else (body, "", "")
    items = [f"{item}," for item in _split(body)]
    if turns:
        items = [element, turns.lstrip() + count]
    elif len(items) == 1 and body.endswith(("]", ")")):  # nothing to tell apart by a comma
        items = [body]
    parts = [INDENT + line for item in items for line in _broken(item, room - len(INDENT))]
    return [head, *parts, tail]


def _in_brackets(text: str, room: int) -> list[str]:
    """Break a sum or a return of many names, which has no bracket of its own."""
    head, sign, body = text.partition(" = ")
    if not sign:
        head, sign, body = "return", " ", text.removeprefix("return ")
    if len(body) + len(INDENT) <= room:
        return [f"{head}{sign}(", INDENT + body, ")"]
    if TERNARY in body:
        value, _, other = body.partition(TERNARY)
        terms = _terms(value, "+*", room - len(INDENT))
        lines = [*terms, TERNARY.removesuffix("else ").strip(), f"else {other}"]
        return [f"{head}{sign}(", *(INDENT + line for line in lines), ")"]
    if ", " in body:
        return [f"{head}{sign}(", *(f"{INDENT}{item}," for item in body.split(", ")), ")"]
    first, *others = re.split(r" (?=(?:[-+*/&|]|[<>=!]=|[<>]) )", body)
    return [f"{head}{sign}(", INDENT + first, *(INDENT + other for other in others), ")"]


def _terms(text: str, signs: str, room: int) -> list[str]:
    """Break a sum, and then its products, before their signs; what fits stays."""
    if len(text) <= room or not signs:
        return [text]
    terms, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if depth == 0 and text.startswith(f" {signs[0]} ", place):
            terms.append(text[start:place])
            start = place + 1
    terms.append(text[start:])
    return [line for term in terms for line in _terms(term, signs[1:], room)]


def _opening(text: str) -> int:
    """Find the bracket that the last character closes."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in ")]") - (text[place] in "([")
        if depth == 0:
            return place
    return 0


def _split(text: str) -> list[str]:
    """Split at the commas that stand in no bracket."""
    items, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            items.append(text[start:place].strip())
            start = place + 1
    items.append(text[start:].strip())
    return [item for item in items if item]
