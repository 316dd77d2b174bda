"""Arithmetic on sizes that are not known yet, kept in one canonical form.

A size such as ``"(T+1)//2-1"`` is a sum of products of symbols and floor divisions with
whole coefficients. Equal sizes get equal texts: that is how the checker compares them.
Divisions give up what divides evenly ((2*T+3)//2 is T+1), nested ones become one
((T//2)//2 is T//4). A text of more than LONGEST characters counts as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

LONGEST = 120

# A monomial is a sorted tuple of factors; a sum maps monomials to coefficients. () is the 1.
Monomial = tuple[str, ...]
Sum = dict[Monomial, int]

_TOKEN = re.compile(r"\s*(//|[-+*()]|\d+|[A-Z][A-Z0-9]{0,3})")


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[tuple[Monomial, int], ...]:
    tokens: list[str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"not a size: {text!r}")
        tokens.append(match[1])
        place = match.end()
    total, rest = _read_sum(tokens)
    if rest:
        raise ValueError(f"not a size: {text!r}")
    return tuple(total.items())


def parsed(text: str) -> Sum:
    """Read a size; ValueError if it is not one."""
    return dict(_parsed(text))


def written(total: Sum) -> int | str:
    """Write a sum in its one form; a plain number if it holds no symbol."""
    terms = {monomial: n for monomial, n in total.items() if n}
    if all(monomial == () for monomial in terms):
        return terms.get((), 0)
    parts: list[str] = []
    # Positive terms first, so that a text never begins with a sign unless it must.
    order = sorted(terms.items(), key=lambda term: (term[0] == (), term[1] < 0, term[0]))
    for monomial, n in order:
        parts.append(("-" if n < 0 else "+") + _term(monomial, abs(n)))
    return "".join(parts).removeprefix("+")


def added(left: Sum, right: Sum) -> Sum:
    """Add two sums."""
    total = dict(left)
    for monomial, n in right.items():
        total[monomial] = total.get(monomial, 0) + n
    return total


def multiplied(left: Sum, right: Sum) -> Sum:
    """Multiply two sums."""
    total: Sum = {}
    for a, n in left.items():
        for b, m in right.items():
            monomial = tuple(sorted(a + b))
            total[monomial] = total.get(monomial, 0) + n * m
    return total


def divided(total: Sum, number: int) -> Sum:
    """Divide by a positive number, rounding down."""
    whole: Sum = {}
    rest: Sum = {}
    for monomial, n in total.items():
        quotient, remainder = divmod(n, number)
        whole = added(whole, {monomial: quotient})
        if remainder:
            rest[monomial] = remainder
    if not any(rest):  # nothing left, or only a number below the divisor
        return whole
    inner = _only_division(rest)
    if inner is not None:
        dividend, divisor = inner
        offset = rest.get((), 0) * divisor
        return added(whole, divided(added(dividend, {(): offset}), divisor * number))
    text = str(written(rest))
    simple = re.fullmatch(r"\w+", text)
    return added(whole, {(f"{text}//{number}" if simple else f"({text})//{number}",): 1})


def evaluated(text: str, value_of: Callable[[str], int]) -> int:
    """Compute a size, with ``value_of`` giving the number behind each symbol."""
    total = 0
    for monomial, n in _parsed(text):
        for factor in monomial:
            dividend, divisor = _division(factor) or (None, 1)
            n *= value_of(factor) if dividend is None else evaluated(dividend, value_of) // divisor
        total += n
    return total


def _term(monomial: Monomial, n: int) -> str:
    """Write a product; a division inside it stands in parentheses: ``2*(T//2)``."""
    if n == 1 and len(monomial) == 1:
        return monomial[0]
    factors = [f"({factor})" if "//" in factor else factor for factor in monomial]
    return "*".join([str(n), *factors] if n != 1 or not factors else factors)


def _division(factor: str) -> tuple[str, int] | None:
    match = re.fullmatch(r"(.*)//(\d+)", factor)
    return (match[1], int(match[2])) if match else None


def _only_division(rest: Sum) -> tuple[Sum, int] | None:
    terms = [(monomial, n) for monomial, n in rest.items() if monomial]
    if len(terms) != 1 or terms[0][1] != 1 or len(terms[0][0]) != 1:
        return None
    inner = _division(terms[0][0][0])
    return (parsed(inner[0]), inner[1]) if inner else None


def _read_sum(tokens: list[str]) -> tuple[Sum, list[str]]:
    total: Sum = {}
    sign = 1
    if tokens and tokens[0] in "+-":
        sign, tokens = (-1 if tokens[0] == "-" else 1), tokens[1:]
    while True:
        term, tokens = _read_product(tokens)
        total = added(total, multiplied(term, {(): sign}))
        if not tokens or tokens[0] not in ("+", "-"):
            return {m: n for m, n in total.items() if n}, tokens
        sign, tokens = (-1 if tokens[0] == "-" else 1), tokens[1:]


def _read_product(tokens: list[str]) -> tuple[Sum, list[str]]:
    total, tokens = _read_atom(tokens)
    while tokens and tokens[0] in ("*", "//"):
        operator = tokens[0]
        right, tokens = _read_atom(tokens[1:])
        if operator == "*":
            total = multiplied(total, right)
        elif set(right) == {()} and right[()] > 0:
            total = divided(total, right[()])
        else:
            raise ValueError("a size is divided by something that is not a positive number")
    return total, tokens


def _read_atom(tokens: list[str]) -> tuple[Sum, list[str]]:
    if not tokens:
        raise ValueError("a size ends too early")
    head, rest = tokens[0], tokens[1:]
    if head == "(":
        total, rest = _read_sum(rest)
        if not rest or rest[0] != ")":
            raise ValueError("a size lacks a closing parenthesis")
        return total, rest[1:]
    if head.isdigit():
        return {(): int(head)}, rest
    if head[0].isalpha():
        return {(head,): 1}, rest
    raise ValueError(f"a size holds {head!r} at the wrong place")
