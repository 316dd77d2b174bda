"""Spec, Choice and Catalog."""

from __future__ import annotations

import pickle

import pytest

from dlstudio.spec import Catalog, Choice, Flag, Int, Spec


def spec(key: str, **fields: object) -> Spec:
    params = (Int(name="size", default=3, high=9), Flag(name="bias", default=True))
    settings = {"title": key, "group": "Group", "summary": "Does.", "params": params, **fields}
    return Spec(key=key, **settings)  # type: ignore[arg-type]


def test_param_by_name() -> None:
    assert spec("A").param("bias").default is True
    with pytest.raises(KeyError):
        spec("A").param("other")


def test_filled_gives_every_parameter_a_value() -> None:
    assert spec("A").filled({"size": 5}) == {"size": 5, "bias": True}


def test_problems_name_the_parameter_and_say_what_to_do() -> None:
    found = dict(spec("A").problems({"size": 99, "kernel": 1}))
    assert set(found) == {"size", "kernel"}
    assert found["size"] == "size must be a whole number from 1 to 9, but it is 99."
    assert found["kernel"] == ("A has no parameter “kernel”. Remove it, or use one of: size, bias.")
    assert not list(spec("A").problems({"size": 1}))


def test_entries_are_compared_by_identity() -> None:
    first, second = spec("A"), spec("A")
    assert first != second and len({first, second}) == 2
    assert repr(first) == "<Spec A>"


def test_choice_changes_without_changing() -> None:
    choice = Choice("A", {"size": 4})
    assert choice.with_value("bias", False) == Choice("A", {"size": 4, "bias": False})
    assert choice.without_value("size") == Choice("A")
    assert choice == Choice("A", {"size": 4})
    assert pickle.loads(pickle.dumps(choice)) == choice


def test_catalog_keeps_order_and_finds_old_keys() -> None:
    catalog = Catalog([spec("B", replaces=("Old",)), spec("A", group="Other")])
    assert list(catalog) == ["B", "A"] and len(catalog) == 2
    assert catalog["Old"] is catalog["B"] and "Old" in catalog and "New" not in catalog
    assert catalog.get("New") is None
    assert {group: [s.key for s in found] for group, found in catalog.groups().items()} == {
        "Group": ["B"],
        "Other": ["A"],
    }


def test_catalog_refuses_two_entries_of_one_key() -> None:
    with pytest.raises(ValueError, match="two entries"):
        Catalog([spec("A"), spec("A")])
    with pytest.raises(ValueError, match="two entries"):
        Catalog([spec("A"), spec("B", replaces=("A",))])
