"""Judged claims are shown together, and long lists of claims in pieces."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from citecheck.gui.session.gathering import PIECE, Gathering, InPieces
from tests.gui.many_claims import checked_of

IDS = tuple(f"a{n}" for n in range(3 * PIECE))


def test_the_newest_of_each_judged_claim_is_handed_over_once(qtbot: QtBot) -> None:
    owner = QObject()
    gathering = Gathering(owner)
    first, second = checked_of(2).claims
    newer = checked_of(1).claims[0]

    with qtbot.waitSignal(gathering.due):
        for claim in (first, second, newer):
            gathering.add(claim)

    assert gathering.taken() == {"a1": newer, "a2": second}
    assert gathering.taken() == {}


def test_a_few_claims_are_told_at_once(qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    owner = QObject()

    InPieces(told.append, owner).tell(IDS[:PIECE])

    assert told == [IDS[:PIECE]]


def test_many_claims_are_told_in_pieces_that_hold_each_of_them_once(qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    owner = QObject()
    pieces = InPieces(told.append, owner)

    pieces.tell(IDS, first=IDS[-1])
    at_once = list(told)
    qtbot.waitUntil(lambda: sum(map(len, told)) == len(IDS))

    assert [len(piece) for piece in at_once] == [PIECE]
    assert at_once[0][0] == IDS[-1]
    assert sorted(one for piece in told for one in piece) == sorted(IDS)


def test_what_is_not_told_yet_is_forgotten_with_its_check(qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    owner = QObject()
    pieces = InPieces(told.append, owner)
    pieces.tell(IDS)

    pieces.forget()
    pieces.tell(("b1",))

    assert told == [IDS[:PIECE], ("b1",)]
