"""KnownLines: tells the lines that ``emit`` writes by their form, without a syntax tree.

A form is narrow: names that are no words of Python and do not begin with an underscore,
numbers, plain texts, tuples of these, and one call on a line, of whose result methods may be
called. So a line that has one holds nothing that the syntax tree could be refused for, whatever
stands before and behind it.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Collection, Iterator

_WORDS = "|".join(sorted(set(keyword.kwlist) - {"None", "True", "False"}))
_NAME = rf"(?!(?:{_WORDS})\b)[A-Za-z]\w*"
_DOTTED = rf"{_NAME}(?:\.{_NAME})*"
_PLAIN = r"[^\x00-\x1f\x7f]"  # a character that ends no line
_PART = r"(?:\[[-0-9:, ]+\])?"  # as of x[:, -1]
_ATOM = rf'-?(?:{_DOTTED}{_PART}|[0-9][0-9.e+-]*|"[^"\\\x00-\x1f\x7f]*")'
_TERM = rf"{_ATOM}(?: (?:[-+*/]|//|\*\*) {_ATOM})*"
_GROUP = rf"[(\[](?:{_TERM}(?:, {_TERM})*,?)?[)\]]"
_VALUE = rf"(?:{_TERM}|{_GROUP})"
_VALUES = rf"{_VALUE}(?:, {_VALUE})*"
_ARGUMENT = rf"(?:{_NAME}=)?{_VALUE}"
_ARGUMENTS = rf"(?:{_ARGUMENT}(?:, {_ARGUMENT})*,?)?"
_TARGET = rf"(?:_|{_DOTTED})"
_LAST = (  # the last step of each sample, whose lengths are counted
    rf"{_NAME}\[torch\.arange\({_NAME}\.size\(0\), device={_NAME}\.device\), "
    rf"\({_NAME} - 1\)\.clamp\(min=0\)\]"
)
_COMMENT = rf"(?:  # {_PLAIN}*)?"
_DEFINED = rf"self(?:, {_NAME}: {_NAME}(?: = {_TERM})?)*,?"
_RETURNED = r"(?:None|Tensor|tuple\[Tensor(?:, Tensor)*\])"


def _form(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII)


_TEXT = _form(r' *"""[^"\\\x00-\x1f\x7f]*"""')
_CLASS = _form(rf"class ({_NAME})\(nn\.Module\):")
_FUNCTION = _form(rf"    def (?:__init__|forward)\({_DEFINED}\) -> {_RETURNED}:{_COMMENT}")


class KnownLines:
    """The forms of lines.

    Args:
        imports: the lines at the top of a file.
        methods, functions: what may be called on a tensor, and of torch.
        is_allowed: judges a statement of another form, with the names of classes before it.
    """

    def __init__(
        self,
        imports: Collection[str],
        methods: Collection[str],
        functions: Collection[str],
        is_allowed: Callable[[str, Collection[str]], bool],
    ) -> None:
        self._imports = imports
        self._is_allowed = is_allowed
        called = (
            rf"(?:(?:nn|F|self)\.{_NAME}|torch\.(?:{'|'.join(functions)})"
            rf"|(?!(?:nn|F|self|torch)\b){_NAME}\.(?:{'|'.join(methods)})|(?P<own>{_NAME}))"
        )
        further = rf"(?:\.(?:{'|'.join(methods)})\({_ARGUMENTS}\))*"
        call = rf"{called}\({_ARGUMENTS}\){further}"
        turns = rf"for _ in range\({_TERM}\)"
        modules = rf"nn\.ModuleList\(\[(?P<item>{_NAME})\({_ARGUMENTS}\) {turns}\]\)"
        self._statement = _form(
            rf" {{8,}}(?:{_TARGET}(?:, {_TARGET})* = (?:{modules}|{call}|{_LAST}|{_VALUES})"
            rf"|return {_VALUES}|super\(\)\.__init__\(\)|{turns}:"
            rf"|for (?P<each>{_NAME}) in self\.{_NAME}:|(?=#)){_COMMENT.replace('  ', ' *', 1)}"
        )

    def known(self, text: str) -> bool:
        """Tell whether each line of a file has a form, or is allowed by itself."""
        classes: set[str] = set()
        inside = False  # a function
        for line in _joined(text):
            if line[:8] == "        " and inside:
                found = self._statement.fullmatch(line)
                if found is None:
                    if not self._is_allowed(line.strip(), classes):
                        return False
                elif found.lastgroup == "each":
                    classes.add(found["each"])  # stands for the modules of a list
                elif found.lastgroup and found[found.lastgroup] not in classes:
                    return False
            elif _FUNCTION.fullmatch(line):
                inside = bool(classes)
            elif not line or line in self._imports or _TEXT.fullmatch(line):
                continue
            elif (found := _CLASS.fullmatch(line)) is not None:
                classes.add(found[1])
                inside = False
            else:
                return False
        return True


def _joined(text: str) -> Iterator[str]:
    """Yield the lines of a file, those in brackets as one."""
    whole, depth = "", 0
    for line in text.split("\n"):
        if depth:
            part = line.strip()
            if '"' not in part and "'" not in part:  # then a comment stands behind the sign
                part = part.partition("#")[0].rstrip()
            tight = whole[-1] in "([" or part[:1] in (")", "]")
            whole += part if tight else f" {part}"
        elif line[-1:] in ("(", "[") and "#" not in line and '"' not in line:
            whole = line
        else:
            yield line
            continue
        code = line.partition("#")[0]
        depth += code.count("(") + code.count("[") - code.count(")") - code.count("]")
        if depth <= 0:
            yield whole
            depth = 0
    if depth:
        yield whole
