"""Training: seeded, resumable, one checkpoint an epoch."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from model.data import IGNORED, Batch, Document, collate, cut_samples, make_batches
from model.network import Scores, Tagger
from torch.nn import functional

TOLD_EVERY = 25  # batches


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. Learning rates are the peaks; `decay` is the factor from layer to layer down.

    `cycles` are numbers of epochs, each with a share of the peak rates: the rate rises, falls to
    nothing along a cosine, and begins anew.
    """

    seed: int = 1
    cycles: tuple[tuple[int, float], ...] = ((3, 1.0), (2, 0.6))
    window: int = 284
    batch_pieces: int = 3072
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    warm_up: float = 0.08
    weight_decay: float = 0.01
    dropout: float = 0.1
    average: float = 0.995
    flat_weight: float = 0.5
    reach: int = 112
    threads: int = 2


@dataclass(slots=True)
class State:
    """What a run needs to go on."""

    network: Tagger
    average: dict[str, Any]
    optimiser: torch.optim.Optimizer
    epoch: int


def train(documents: list[Document], network: Tagger, plan: Plan, folder: Path) -> dict[str, Any]:
    """The averaged weights after the last epoch.

    Goes on from `folder`'s checkpoint if there is one; about 5 minutes of two free cores an epoch.
    """
    torch.set_num_threads(plan.threads)
    state = State(network, _copy_of(network), _optimiser(network, plan), 0)
    checkpoint = folder / f"seed{plan.seed}.pt"
    if checkpoint.exists():
        _resume(state, checkpoint)
    per_epoch = len(_epoch_batches(documents, plan, 0))
    while state.epoch < sum(epochs for epochs, _ in plan.cycles):
        torch.manual_seed(1000 * plan.seed + state.epoch)
        _train_epoch(state, _epoch_batches(documents, plan, state.epoch), plan, per_epoch)
        state.epoch += 1
        _save(state, checkpoint)
    return state.average


def _train_epoch(state: State, batches: list[Any], plan: Plan, per_epoch: int) -> None:
    state.network.train()
    begun, seen, total = time.monotonic(), 0, 0.0
    for n, samples in enumerate(batches):
        done = state.epoch + n / len(batches)
        _set_rates(state.optimiser, rate_factor(done, plan))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = batch_loss(state.network, collate(samples), plan)
        state.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(_trained(state.network), 1.0)
        state.optimiser.step()
        step = state.epoch * per_epoch + n
        _take_into(state.average, state.network, min(plan.average, (step + 1) / (step + 10)))
        seen, total = seen + 1, total + loss.item()
        if seen == TOLD_EVERY or n == len(batches) - 1:
            spent = time.monotonic() - begun
            print(f"epoch {done:.2f} loss {total / seen:.4f} {spent:.0f} s", flush=True)
            seen, total = 0, 0.0


def batch_loss(network: Tagger, batch: Batch, plan: Plan) -> torch.Tensor:
    """Cross entropy of cues, of roles to each cue and of flat roles, over the batch's words."""
    word_at = torch.from_numpy(batch.word_at)
    arrays = (torch.from_numpy(x) for x in (batch.ids, batch.cases, batch.quotes))
    scores: Scores = network(*arrays, word_at)
    cues = torch.from_numpy(batch.cues)
    words = (cues != IGNORED).sum()
    loss = _cross_entropy(scores.cues, cues) / words
    loss = (
        loss + plan.flat_weight * _cross_entropy(scores.flat, torch.from_numpy(batch.flat)) / words
    )
    if len(batch.cue_row):
        rows, heads = torch.from_numpy(batch.cue_row), torch.from_numpy(batch.cue_word)
        width = word_at.shape[1]
        offset = torch.arange(-plan.reach, plan.reach + 1)[None, :]
        near = heads[:, None] + offset
        inside = (near >= 0) & (near < width)
        near = near.clamp(0, width - 1)
        gold = torch.from_numpy(batch.roles).gather(1, near).masked_fill(~inside, IGNORED)
        place = (rows[:, None] * width + near).reshape(-1)
        roles = network.roles(
            scores.as_cue.flatten(0, 1).index_select(0, rows * width + heads),
            scores.as_word.flatten(0, 1).index_select(0, place).view(*near.shape, -1),
            scores.flat.flatten(0, 1).index_select(0, place).view(*near.shape, -1),
            offset,
        )
        loss = loss + _cross_entropy(roles, gold) / words
    return loss


def _cross_entropy(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    flat = logits.reshape(-1, logits.shape[-1]).float()
    return functional.cross_entropy(flat, labels.reshape(-1), ignore_index=IGNORED, reduction="sum")


def _epoch_batches(documents: list[Document], plan: Plan, epoch: int) -> list[Any]:
    chance = random.Random(1000 * plan.seed + epoch)  # noqa: S311  repeatable on purpose
    samples = [s for d in documents for s in cut_samples(d, plan.window, chance)]
    return make_batches(samples, plan.batch_pieces, chance)


def _optimiser(network: Tagger, plan: Plan) -> torch.optim.Optimizer:
    # The word vectors stay as published: most words of an article are rare in the training data.
    network.words.weight.requires_grad_(requires_grad=False)
    groups: list[dict[str, Any]] = []
    low = plan.encoder_rate * plan.decay ** len(network.layers)
    embedding = [network.places, network.kinds, network.norm]
    groups.append({"params": [p for m in embedding for p in m.parameters()], "peak": low})
    for n, layer in enumerate(network.layers):
        rate = plan.encoder_rate * plan.decay ** (len(network.layers) - 1 - n)
        groups.append({"params": list(layer.parameters()), "peak": rate})
    heads = [network.cases, network.quotes, network.cue, network.flat, network.roles]
    groups.append({"params": [p for m in heads for p in m.parameters()], "peak": plan.head_rate})
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=plan.weight_decay, fused=True)


def rate_factor(done: float, plan: Plan) -> float:
    """The share of the peak rates after `done` epochs."""
    begun = 0.0
    for epochs, share in plan.cycles:
        if done < begun + epochs:
            part = (done - begun) / epochs
            if part < plan.warm_up:
                return share * max(part / plan.warm_up, 0.01)
            fall = (part - plan.warm_up) / (1 - plan.warm_up)
            return share * max(0.5 + 0.5 * math.cos(math.pi * fall), 0.01)
        begun += epochs
    return 0.0


def _set_rates(optimiser: torch.optim.Optimizer, factor: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor


def _trained(network: Tagger) -> Iterator[Any]:
    return (p for p in network.parameters() if p.requires_grad)


def _copy_of(network: Tagger) -> dict[str, Any]:
    return {k: v.detach().clone() for k, v in network.state_dict().items()}


def _take_into(average: dict[str, Any], network: Tagger, keep: float) -> None:
    with torch.no_grad():
        for name, value in network.named_parameters():
            if value.requires_grad:
                average[name].lerp_(value, 1 - keep)


def _save(state: State, path: Path) -> None:
    part = path.with_suffix(".part")
    values = {
        "network": state.network.state_dict(),
        "average": state.average,
        "optimiser": state.optimiser.state_dict(),
        "epoch": state.epoch,
    }
    torch.save(values, part)
    part.replace(path)


def _resume(state: State, path: Path) -> None:
    values = torch.load(path, weights_only=True)
    state.network.load_state_dict(values["network"])
    state.optimiser.load_state_dict(values["optimiser"])
    state.average, state.epoch = values["average"], values["epoch"]
    print(f"going on after epoch {state.epoch}", flush=True)
