"""What is kept for later stays within bounds."""

from __future__ import annotations

from collections import OrderedDict

from hypothesis import given
from hypothesis import strategies as st

from dlstudio.kept import Kept

KEYS = st.integers(0, 9)
DEEDS = st.lists(st.one_of(st.tuples(KEYS), st.tuples(KEYS, st.integers(1, 60))), max_size=80)


@given(deeds=DEEDS)
def test_what_was_not_asked_for_longest_goes_first(deeds: list[tuple[int, ...]]) -> None:
    kept: Kept[int] = Kept(100)
    model: OrderedDict[int, int] = OrderedDict()  # key -> weight, also its value
    for key, *weight in deeds:
        if weight:
            kept.put(key, weight[0], weight[0])
            model.pop(key, None)
            model[key] = weight[0]
            while sum(model.values()) > 100 and len(model) > 1:
                model.popitem(last=False)
        else:
            assert kept.get(key) == model.get(key)
            if key in model:
                model.move_to_end(key)
        assert len(kept) == len(model)
    assert all(kept.get(key) == value for key, value in list(model.items()))


def test_one_that_is_too_heavy_alone_is_kept_until_the_next() -> None:
    kept: Kept[str] = Kept(10)
    kept.put("a", "large", 50)
    assert kept.get("a") == "large"
    kept.put("b", "small", 1)
    assert kept.get("a") is None
    assert kept.get("b") == "small"
    kept.drop("b")
    kept.put("c", "next", 10)
    assert kept.get("c") == "next"
    assert len(kept) == 1
