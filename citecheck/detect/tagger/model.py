"""The model's files: found, checked against their digests, loaded once."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Protocol

import numpy as np

from citecheck.detect.tagger.decode import Found, Scores, Settings, decode
from citecheck.detect.tagger.files import (
    GRAPH,
    HEAD,
    TOKENIZER,
    checked_file,
    checked_path,
    description,
    model_folder,
)
from citecheck.detect.tagger.paths import Floats
from citecheck.detect.tagger.pieces import (
    BEGIN,
    SEPARATOR,
    SPECIAL_CASE,
    SPECIAL_QUOTE,
    Encode,
    Ints,
    Pieces,
    read_pieces,
)
from citecheck.detect.tagger.roles import Head, ScoreGatherer
from citecheck.detect.tagger.windows import Window, cut_windows

_THREADS = 2
_ERRORS_ONLY = 3
_KEPT_TEXTS = 16
"""Texts whose statements are kept, so that looking again at an article costs nothing."""


class _Session(Protocol):
    def run(self, outputs: None, feeds: dict[str, Ints]) -> list[Floats]:
        """Return the graph's outputs; any thread may call."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """The model, ready. The same text gives the same answer; any thread may ask."""

    version: str
    encode: Encode
    session: _Session
    head: Head
    settings: Settings
    limit: int
    overlap: int

    def statements(self, text: str) -> tuple[Found, ...]:
        """Return the statements of ``text`` in the order of their cues; linear in its length."""
        pieces, scores = self.scores(text)
        return decode(pieces, scores, self.settings) if len(pieces.starts) else ()

    def scores(self, text: str) -> tuple[Pieces, Scores]:
        """Return the pieces of ``text``, and what the network says of its words."""
        pieces = read_pieces(text, self.encode)
        gatherer = ScoreGatherer(pieces, self.head, self.settings.reach)
        for window in cut_windows(pieces, self.limit, self.overlap):
            outputs = self.session.run(None, _feeds(pieces, window))
            gatherer.add(window, [output[0] for output in outputs])
        return pieces, gatherer.scores


@cache
def load_tagger() -> Tagger | None:
    """Return the shipped model, or None where it is missing; it is loaded once a process.

    Raises:
        ModelDamagedError: a file is not the one that ``model.json`` describes.
    """
    folder = model_folder()
    return None if folder is None else tagger_of(folder)


@lru_cache(maxsize=_KEPT_TEXTS)
def kept_statements(tagger: Tagger, text: str) -> tuple[Found, ...]:
    """Return ``tagger.statements(text)``, kept for the last texts asked for."""
    return tagger.statements(text)


def tagger_of(folder: Path) -> Tagger:
    """Return the model in ``folder``; takes about 0.3 s.

    Raises:
        ModelDamagedError: a file is not the one that ``model.json`` describes.
    """
    described = description(folder)
    graph = checked_path(folder, GRAPH, described)
    head, words = (checked_file(folder, name, described) for name in (HEAD, TOKENIZER))
    with np.load(io.BytesIO(head), allow_pickle=False) as arrays:
        weights = Head.from_arrays(dict(arrays))
    return Tagger(
        version=described["version"],
        encode=encoder(words),
        session=_session(graph),
        head=weights,
        settings=Settings(**described["decoding"]),
        limit=described["window"]["pieces"] - 2,
        overlap=described["window"]["overlap"],
    )


def encoder(content: bytes) -> Encode:
    """Return what cuts paragraphs into pieces, from the content of ``tokenizer.json``."""
    # Importing takes a tenth of a second that only who needs the model should wait.
    from tokenizers import Tokenizer  # noqa: PLC0415  as said

    return partial(Tokenizer.from_buffer(content).encode_batch, add_special_tokens=False)


def _session(graph: Path) -> _Session:
    # Its own packages report to their maker unless this is said before they are loaded; the call
    # below comes after the first report, and is for systems that don't know the variable.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415  as above

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Waiting threads sleep: a desk has other work for its processor.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # A third less memory at the same speed: lengths vary from window to window, weights are small.
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.disable_prepacking", "1")
    options.log_severity_level = _ERRORS_ONLY
    made: _Session = onnxruntime.InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"]
    )
    return made


def _feeds(pieces: Pieces, window: Window) -> dict[str, Ints]:
    """Return the network's inputs for one window."""

    def framed(values: Ints, first: int, last: int) -> Ints:
        return np.concatenate(([first], values[window.start : window.end], [last]))[None]

    return {
        "ids": framed(pieces.ids, BEGIN, SEPARATOR),
        "cases": framed(pieces.cases, SPECIAL_CASE, SPECIAL_CASE),
        "quotes": framed(pieces.quotes, SPECIAL_QUOTE, SPECIAL_QUOTE),
    }
