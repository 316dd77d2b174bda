"""Spec, Choice and Catalog: one grammar for everything a person can place or choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dlstudio.language import Sentence, say
from dlstudio.spec.param import Param


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Spec:
    """An entry of a catalogue; compared by identity.

    Args:
        key: the name in files and code; PyTorch's own spelling where there is one.
        title: what a person reads.
        group: family, for the palette and the handbook.
        summary: one sentence of what it does.
        params: the values a person can set, in the order of the form.
        help: a short text with the formula and what to watch for.
        source: link to the paper or documentation.
        replaces: older keys of the same entry; files with them still open.
        words: further words that a search should find (Chinese names come by translation).
    """

    key: str
    title: str
    group: str
    summary: str
    params: tuple[Param, ...] = ()
    help: str = ""
    source: str = ""
    replaces: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    # Tables made once: a checker asks them for every node after every edit.
    _by_name: dict[str, Param] = field(init=False)
    _defaults: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {p.name: p for p in self.params})
        object.__setattr__(self, "_defaults", {p.name: p.default for p in self.params})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"

    @property
    def by_name(self) -> Mapping[str, Param]:
        """The parameters by name."""
        return self._by_name

    def param(self, name: str) -> Param:
        """Return the parameter called ``name``; KeyError if there is none."""
        return self._by_name[name]

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return a value for every parameter, the default where none is given."""
        filled = self._defaults.copy()
        for name, value in values.items():
            if name in filled:
                filled[name] = value
        return filled

    def allows(self, values: Mapping[str, Any]) -> bool:
        """Tell whether each value alone is allowed: what ``problems`` finds nothing wrong with."""
        params = self._by_name
        for name, value in values.items():
            param = params.get(name)
            if param is None or param.check(value) is not None:
                return False
        return True

    def problems(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Sentence]]:
        """Yield (parameter name, sentence) for each value that is not allowed."""
        for name, value in values.items():
            param = self._by_name.get(name)
            if param is not None:
                sentence = param.check(value)
                if sentence is not None:
                    yield name, sentence
                continue
            yield (
                name,
                say(
                    "{title} has no parameter “{name}”. Remove it, or use one of: {names}.",
                    title=self.title,
                    name=name,
                    names=", ".join(p.name for p in self.params) or "–",
                ),
            )


@dataclass(frozen=True, slots=True)
class Choice:
    """A catalogue key with the values that differ from the defaults."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def with_value(self, name: str, value: Any) -> Choice:
        """Return the choice with one value set."""
        return Choice(self.key, {**self.values, name: value})

    def without_value(self, name: str) -> Choice:
        """Return the choice with one value back at its default."""
        return Choice(self.key, {k: v for k, v in self.values.items() if k != name})


S = TypeVar("S", bound=Spec, covariant=True)  # a table of layers is a table of entries


class Catalog(Mapping[str, S], Generic[S]):
    """An ordered table of entries by key; old keys find their successor through ``get``."""

    def __init__(self, entries: Iterable[S]) -> None:
        self._entries: dict[str, S] = {}
        self._found: dict[str, S] = {}  # by old keys too
        for entry in entries:
            for key in (entry.key, *entry.replaces):
                if key in self:
                    raise ValueError(f"two entries are called {key!r}")
            self._entries[entry.key] = entry
            self._found.update(dict.fromkeys((entry.key, *entry.replaces), entry))

    def __getitem__(self, key: str) -> S:
        return self._found[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return an entry; in one call, as it is asked for every node after every edit."""
        return self._found.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def groups(self) -> dict[str, list[S]]:
        """Return the entries by group, both in the order of declaration."""
        table: dict[str, list[S]] = {}
        for entry in self._entries.values():
            table.setdefault(entry.group, []).append(entry)
        return table
