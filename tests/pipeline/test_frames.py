"""Messages between the program and its readers."""

from __future__ import annotations

import enum
import io
import os
import pickle

import pytest

from citecheck import model
from citecheck.model import Span, Zone
from citecheck.pipeline.frames import Kind, packed, read_frame, unpacked, write_frame

ENUMS = [
    kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, enum.Enum)
]
MEMBERS = [member for kind in ENUMS for member in kind]


def by_attribute(member: enum.Enum, _protocol: int) -> tuple[object, tuple[type, str]]:
    """Reduce a member as Python 3.11.0 to 3.11.3 do."""
    return getattr, (type(member), member.name)


def test_a_member_of_every_enum_comes_through_whatever_python_makes_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(enum.Enum, "__reduce_ex__", by_attribute)

    assert Zone.ARTICLE in MEMBERS
    assert unpacked(packed(Kind.VALUE, MEMBERS)) == (Kind.VALUE, MEMBERS)


def test_values_of_the_model_come_through() -> None:
    value = {"at": (Span(1, 4), Zone.CAPTION), "bytes": b"a", "score": 0.5, "none": None}

    assert unpacked(packed(Kind.VALUE, value)) == (Kind.VALUE, value)


def test_a_reader_names_nothing_but_values_of_the_model() -> None:
    with pytest.raises(pickle.UnpicklingError, match="system"):
        unpacked(pickle.dumps(("value", os.system)))


def test_a_message_that_breaks_off_is_no_message() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, packed(Kind.READY))

    whole = pipe.getvalue()

    assert unpacked(read_frame(io.BytesIO(whole))) == (Kind.READY, None)
    for size in range(len(whole)):
        with pytest.raises(EOFError):
            read_frame(io.BytesIO(whole[:size]))
