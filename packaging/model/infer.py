"""Text to attributions with onnxruntime and numpy: the reference that the product follows.

python packaging/model/infer.py FOLDER < article.txt
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from model.decode import Floats, Found, Head, Settings, Sheet, decode
from model.features import (
    CLS,
    SEP,
    SPECIAL_CASE,
    SPECIAL_QUOTE,
    Ints,
    Reading,
    Window,
    cut_windows,
    read_text,
)


class Tagger:
    """The model of a folder, loaded once. The same text gives the same answer."""

    def __init__(self, folder: Path, *, graph: str = "tagger.onnx", threads: int = 2) -> None:
        described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.settings = Settings(**described["decoding"])
        self.limit = described["window"]["pieces"] - 2
        self.overlap = described["window"]["overlap"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with np.load(folder / "head.npz", allow_pickle=False) as arrays:
            self.head = Head.from_arrays(dict(arrays))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting threads would take the processor from the rest of the program.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = onnxruntime.InferenceSession(
            str(folder / graph), options, providers=["CPUExecutionProvider"]
        )

    def attributions(self, text: str) -> tuple[Found, ...]:
        """The attributions of a text; about 27 µs a code point on one core."""
        reading = read_text(text, self.tokenizer)
        return decode(reading, self.sheet(reading), self.head, self.settings)

    def sheet(self, reading: Reading) -> Sheet:
        """The scores of all words."""
        windows = cut_windows(reading, self.limit, self.overlap)
        return gather_sheet(reading, windows, [self._scores(reading, w) for w in windows])

    def _scores(self, reading: Reading, window: Window) -> list[Floats]:
        feeds = {k: v[None] for k, v in window_arrays(reading, window).items()}
        return [x[0] for x in self.session.run(None, feeds)]


def window_arrays(reading: Reading, window: Window) -> dict[str, Ints]:
    """The network's inputs for one window."""

    def framed(values: Ints, first: int, last: int) -> Ints:
        return np.concatenate(([first], values[window.start : window.end], [last]))

    return {
        "ids": framed(reading.ids, CLS, SEP),
        "cases": framed(reading.cases, SPECIAL_CASE, SPECIAL_CASE),
        "quotes": framed(reading.quotes, SPECIAL_QUOTE, SPECIAL_QUOTE),
    }


def gather_sheet(
    reading: Reading, windows: tuple[Window, ...], scores: list[list[Floats]]
) -> Sheet:
    """Scores of pieces, window by window (cues, flat, as_cue, as_word), as scores of words."""
    parts: list[list[Floats]] = [[], [], [], []]
    firsts, lasts, ats = [], [], []
    rows = 0
    for window, (cues, flat, as_cue, as_word) in zip(windows, scores, strict=True):
        first, last, low, high = np.searchsorted(
            reading.word_at, (window.start, window.end, window.low, window.high)
        )
        own = reading.word_at[low:high] - window.start + 1
        every = reading.word_at[first:last] - window.start + 1
        for part, value in zip(
            parts, (cues[own], as_cue[own], flat[every], as_word[every]), strict=True
        ):
            part.append(value)
        size = high - low
        firsts.append(np.full(size, first))
        lasts.append(np.full(size, last))
        ats.append(np.full(size, rows - first))
        rows += int(last - first)
    joined = [np.concatenate(p) if p else np.zeros((0, 9), dtype=np.float32) for p in parts]
    first_all, last_all, at_all = (
        np.concatenate(x).astype(np.int64) if x else np.zeros(0, dtype=np.int64)
        for x in (firsts, lasts, ats)
    )
    return Sheet(joined[0], joined[1], first_all, last_all, at_all, joined[2], joined[3])


def main(arguments: list[str]) -> int:
    """Print the attributions of the text on standard input, one JSON object a line."""
    text = sys.stdin.read()
    for found in Tagger(Path(arguments[0])).attributions(text):
        row: dict[str, Any] = dataclasses.asdict(found)
        row["words"] = [[text[s:e] for s, e in row[k]] for k in ("speaker", "cue", "content")]
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
