"""The model card, written from what `model.json` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

TEMPLATE = """# Model card: citecheck's attribution tagger, version {version}

Finds who is said to have said what: for each cue ("said", "according to") the words of its speaker
and of its content, in English news.

**Base.** {base} ({licence}), published weights with sha256 `{base_sha256}`.
**Data.** {corpus}; file sha256 `{data_sha256}`; {held_out:.0%} of its articles held out to tune
the decoding. The corpus holds articles of seven US publishers from 2015 and 2016 about politics.
**Training.** {plan}.
**Files.** {files}.

## Figures

F1 in percent; how pairs are matched stands in `packaging/model/evaluate.py`.

{figures}

## Limits

- Other languages, transcripts (`NAME: …`), sign-offs (`“…” ― Name`) and social posts are outside
  what it has seen. Rules of the program look after them.
- The corpus also marks attitudes ("wants", "refuses"). The model finds them; the program tells them
  apart by their cue.
- Nested statements were marked once in the corpus: of "A says that B said X" often one is found.
- It tells who is *said* to have said something. It says nothing of whether they did.
"""


def write_card(described: dict[str, Any], path: Path) -> None:
    """Write the card of one model."""
    plan = ", ".join(f"{k} {v}" for k, v in described["training"]["plan"].items())
    files = ", ".join(f"`{k}` {v['bytes']:,} bytes" for k, v in described["files"].items())
    text = TEMPLATE.format(
        version=described["version"],
        base=described["base"]["name"],
        licence=described["base"]["licence"],
        base_sha256=described["base"]["sha256"],
        corpus=described["training"]["corpus"],
        data_sha256=described["training"]["sha256"],
        held_out=described["training"]["held_out"],
        plan=plan,
        files=files,
        figures=_tables(described["figures"]),
    )
    path.write_text(text, encoding="utf-8")


def _tables(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    lines: list[str] = []
    for name, table in figures.items():
        kinds = list(next(iter(table.values())))
        lines += [f"| {name} | {' | '.join(kinds)} |", "|---" * (len(kinds) + 1) + "|"]
        lines += [
            f"| {measure} | {' | '.join(str(row[k]) for k in kinds)} |"
            for measure, row in table.items()
        ]
        lines.append("")
    return "\n".join(lines)
