"""The network.

It is the MiniLM encoder with features of case and quotation, a tagger of cues, and a head that
labels every word for each cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from model.labels import CUE_LABELS, ROLE_LABELS
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from citecheck.detect.tagger.pieces import CASES, QUOTE_STATES

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
READ_PIECES = 384  # the longest window of inference
PAIR = 128
# Distances in words between a cue and a word, one bucket each; farther ones share a bucket.
DISTANCES = (1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 28, 40, 56, 80, 112, 160)


class Layer(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states after this layer; `mask` is true where a piece may be looked at."""
        rows, length, _ = x.shape
        qkv = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits of cues and of roles without a cue, and the two sides of the role head."""

    cues: torch.Tensor
    flat: torch.Tensor
    as_cue: torch.Tensor
    as_word: torch.Tensor


class RoleHead(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """Labels for a word seen from a cue: from their sum with their distance, and their product."""

    def __init__(self) -> None:
        super().__init__()
        self.cue_side = nn.Linear(WIDTH, 2 * PAIR)
        self.word_side = nn.Linear(WIDTH, 2 * PAIR)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, PAIR)
        self.mixed = nn.Linear(PAIR, len(ROLE_LABELS), bias=False)
        self.product = nn.Linear(PAIR, len(ROLE_LABELS), bias=False)
        nn.init.normal_(self.distance.weight, std=0.2)

    def forward(
        self, as_cue: torch.Tensor, as_word: torch.Tensor, flat: torch.Tensor, offset: torch.Tensor
    ) -> torch.Tensor:
        """Logits [cue, word, label].

        They come from the cue's side [cue, 2d], the words' [cue, word, 2d], the words' logits
        without a cue, and their distances from the cue in words.
        """
        mixed = as_cue[:, None, :PAIR] + as_word[..., :PAIR] + self.distance(bucket(offset))
        product = as_cue[:, None, PAIR:] * as_word[..., PAIR:]
        return flat + self.mixed(functional.relu(mixed)) + self.product(product)


def bucket(offset: torch.Tensor) -> torch.Tensor:
    """The number of the distance bucket; negative distances (word before cue) come first."""
    edges = torch.tensor(DISTANCES)
    size = torch.bucketize(offset.abs(), edges, right=True)
    return torch.where(offset < 0, len(DISTANCES) - size, len(DISTANCES) + size)


class Tagger(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """The whole network."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.quotes = nn.Embedding(QUOTE_STATES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.cue = nn.Linear(WIDTH, len(CUE_LABELS))
        self.flat = nn.Linear(WIDTH, len(ROLE_LABELS))
        self.roles = RoleHead()
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.quotes.weight)

    def hidden(self, ids: torch.Tensor, cases: torch.Tensor, quotes: torch.Tensor) -> torch.Tensor:
        """The last layer's states."""
        mask = (ids != 0)[:, None, None, :]
        places = torch.arange(ids.shape[1]) + self._first_place(ids.shape[1])
        x = self.words(ids) + self.places(places) + self.kinds.weight[0]
        x = self.drop(self.norm(x + self.cases(cases) + self.quotes(quotes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def _first_place(self, length: int) -> int:
        # In training a window may begin at any place, so that all places are learnt.
        if not self.training:
            return 0
        return int(torch.randint(0, max(1, READ_PIECES - length + 1), ()))

    def forward(
        self, ids: torch.Tensor, cases: torch.Tensor, quotes: torch.Tensor, word_at: torch.Tensor
    ) -> Scores:
        """Scores for the words whose first pieces are `word_at` [row, word]."""
        x = self.hidden(ids, cases, quotes)
        x = x.gather(1, word_at[..., None].expand(-1, -1, WIDTH))
        return Scores(self.cue(x), self.flat(x), self.roles.cue_side(x), self.roles.word_side(x))


def load_base(network: Tagger, path: Path) -> None:
    """Copy the encoder's published weights into the network."""
    w = load_file(str(path))
    w = {k.removeprefix("bert."): v for k, v in w.items()}
    e = "embeddings."
    with torch.no_grad():
        network.words.weight.copy_(w[e + "word_embeddings.weight"])
        network.places.weight.copy_(w[e + "position_embeddings.weight"])
        network.kinds.weight.copy_(w[e + "token_type_embeddings.weight"])
        _copy(network.norm, w, e + "LayerNorm")
        for n, layer in enumerate(network.layers):
            p = f"encoder.layer.{n}."
            sides = [p + "attention.self." + s for s in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([w[s + ".weight"] for s in sides]))
            layer.qkv.bias.copy_(torch.cat([w[s + ".bias"] for s in sides]))
            _copy(layer.out, w, p + "attention.output.dense")
            _copy(layer.norm1, w, p + "attention.output.LayerNorm")
            _copy(layer.up, w, p + "intermediate.dense")
            _copy(layer.down, w, p + "output.dense")
            _copy(layer.norm2, w, p + "output.LayerNorm")


def _copy(part: nn.Module, weights: dict[str, torch.Tensor], name: str) -> None:
    part.weight.copy_(weights[name + ".weight"])
    part.bias.copy_(weights[name + ".bias"])
