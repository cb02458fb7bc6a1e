"""What a person says of the claims of an article: marked, changed, taken away."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from citecheck.model.attribution import Attribution


class MarkState(enum.Enum):
    """What holds of one claim since a person said so."""

    STANDS = "stands"
    GONE = "gone"
    AS_DETECTED = "as detected"


@dataclass(frozen=True, slots=True)
class HandMark:
    """A person's word on one claim; the newest for a key counts, whatever is detected later.

    Attributes:
        key: ``Attribution.key`` of the claim.
        state: it stands as ``attribution`` says, it is gone (changed into another one, joined,
            split, deleted), or what is detected holds again.
        attribution: the claim as it stands, or stood before it went; None with ``AS_DETECTED``.
    """

    key: str
    state: MarkState
    attribution: Attribution | None = None

    def __post_init__(self) -> None:
        if (self.attribution is None) != (self.state is MarkState.AS_DETECTED):
            msg = f"a mark that says {self.state.value!r} of {self.attribution}"
            raise ValueError(msg)
