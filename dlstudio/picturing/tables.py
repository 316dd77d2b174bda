"""The table of layers as Markdown, LaTeX or CSV, from the same rows as the summary."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dlstudio.validation.summary import Summary

FORMATS = ("text", "markdown", "latex", "csv")
HEAD = ("Name", "Layer", "Output", "Parameters", "MACs")
_TEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "×": r"$\times$", "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip


def layer_table(summary: Summary, format: str) -> str:
    """Write the table: "markdown", "latex" (needs booktabs) or "csv" (plain numbers)."""
    rows = [
        (row.name, row.layer, " ".join(row.outputs or row.inputs), row.parameters, row.macs)
        for row in summary.rows
    ]
    if format == "csv":
        return _csv(rows)
    total = ("Total", "", "", summary.parameters, summary.macs)
    texts = [_texts(row) for row in (*rows, total)]
    return _markdown(texts) if format == "markdown" else _latex(texts, summary.title)


Row = tuple[str, str, str, int, int]


def _texts(row: Row) -> list[str]:
    return [" ".join(str(cell).split()) if isinstance(cell, str) else f"{cell:,}" for cell in row]


def _csv(rows: Sequence[Row]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([title.lower() for title in HEAD])
    writer.writerows(rows)
    return file.getvalue()


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    lines: list[Sequence[str]] = [HEAD, ("---", "---", "---", "---:", "---:")]
    lines += [[cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _latex(rows: Sequence[Sequence[str]], title: str) -> str:
    body = [" & ".join(map(_tex, row)) + r" \\" for row in rows]
    return "\n".join([
        r"% needs \usepackage{booktabs}", r"\begin{table}", r"\centering",
        rf"\caption{{{_tex(title)}}}", r"\begin{tabular}{lllrr}", r"\toprule",
        " & ".join(HEAD) + r" \\", r"\midrule", *body[:-1], r"\midrule", body[-1], r"\bottomrule",
        r"\end{tabular}", r"\end{table}", "",
    ])  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))
