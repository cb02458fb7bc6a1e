"""Length-prefixed messages between the program and its reader processes."""

from __future__ import annotations

import copyreg
import enum
import io
import pickle
import struct
from dataclasses import dataclass
from typing import IO, Any

from citecheck import model

MAX_FRAME_BYTES = 256 * 2**20
_LENGTH = struct.Struct(">Q")
_OWN_VALUES = "citecheck.model."


class Kind(enum.Enum):
    """What a message of a reader says."""

    READY = "ready"
    VALUE = "value"
    KNOWN_ERROR = "known_error"
    NO_MEMORY = "no_memory"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Request:
    """What to call in the reader.

    Attributes:
        target: "module:function".
        arguments: by name; plain values.
        limit_s: after this many seconds the reader ends itself, should nobody end it before.
    """

    target: str
    arguments: dict[str, Any]
    limit_s: float


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Send ``payload`` as one message.

    Raises:
        OSError: the other side has gone.
    """
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """Return the next message; waits for it.

    Raises:
        EOFError: the other side has gone, or sent what is no message.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(head)
    if size > MAX_FRAME_BYTES:
        raise EOFError
    payload = pipe.read(size)
    if len(payload) < size:
        raise EOFError
    return payload


class _ModelUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's signature
        if not module.startswith(_OWN_VALUES):
            msg = f"a reader may not send a {module}.{name}"
            raise pickle.UnpicklingError(msg)
        return super().find_class(module, name)


def _by_value(member: enum.Enum) -> tuple[type[enum.Enum], tuple[object]]:
    return type(member), (member.value,)


_ENUMS = tuple(kind for kind in vars(model).values() if isinstance(kind, enum.EnumMeta))
_FORMS: dict[type, Any] = {**copyreg.dispatch_table, **dict.fromkeys(_ENUMS, _by_value)}
"""Python 3.11.0 to 3.11.3 write a member of an enum as a call of ``getattr``: refused here."""


def packed(kind: Kind, value: object = None) -> bytes:
    """Return a reader's message as bytes."""
    message = io.BytesIO()
    pickler = pickle.Pickler(message, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _FORMS
    pickler.dump((kind.value, value))
    return message.getvalue()


def unpacked(payload: bytes) -> tuple[Kind, Any]:
    """Return a reader's message: plain values and values of ``citecheck.model`` alone.

    A reader works on foreign bytes, so it is not trusted to name what is built here.

    Raises:
        pickle.UnpicklingError: the message holds anything else.
    """
    kind, value = _ModelUnpickler(io.BytesIO(payload)).load()
    return Kind(kind), value
