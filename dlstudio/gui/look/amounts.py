"""Amounts in words: bytes as a person reads them."""

from __future__ import annotations


def size_text(count: float) -> str:
    """Write bytes: 512 B, 3.4 kB, 12.8 MB, 2.1 GB."""
    for limit, unit in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if count >= limit:
            return (
                f"{count / limit:.3g} {unit}"
                if count < 999 * limit
                else f"{count / limit:,.0f} {unit}"
            )
    return f"{count:.0f} B"
