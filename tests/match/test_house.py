from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.match.house import acceptance
from citecheck.model import Finding, House, HouseReason
from citecheck.wording.house import acceptance_sentence, house_name, reason_words

Check = Callable[..., Finding]
PAGE = (
    "“We was told that the, um, harbour is closed, and we don't like it one bit,” said Bo Ek. "
    "“It costs twelve crowns a day to moor here.”"
)
WHOLE = "We was told that the, um, harbour is closed, and we don't like it one bit"
EVERYWHERE = dict.fromkeys(House, True)
NOWHERE = dict.fromkeys(House, False)
GUARDIAN = {**NOWHERE, House.GUARDIAN: True}
BUT_OWN = {**EVERYWHERE, House.OWN: False}
GAPPED = WHOLE.replace("told that the, um,", "told … the, um,")


@pytest.mark.parametrize(
    ("quote", "reason", "accepted"),
    [
        (WHOLE, HouseReason.WORD_FOR_WORD, EVERYWHERE),
        (WHOLE.replace("harbour", "Harbour"), HouseReason.TYPOGRAPHY, EVERYWHERE),
        (WHOLE.replace("harbour", "harbor"), HouseReason.SPELLING, BUT_OWN),
        (WHOLE.replace("don't", "do not"), HouseReason.CONTRACTION, GUARDIAN),
        (WHOLE.replace(" um,", ""), HouseReason.FILLER, GUARDIAN),
        (WHOLE.replace("was", "were"), HouseReason.GRAMMAR, GUARDIAN),
        (GAPPED, HouseReason.MARKED_OMISSION, EVERYWHERE),
        (WHOLE.replace("that the, um, ", ""), HouseReason.SILENT_OMISSION, NOWHERE),
        (WHOLE.replace("closed", "shut"), HouseReason.WORDS_CHANGED, NOWHERE),
        (WHOLE.replace("don't", "do"), HouseReason.CONCERN, NOWHERE),
        ("“We own every boat in this harbour and on the moon”", HouseReason.NOT_FOUND, NOWHERE),
    ],
)  # fmt: skip
def test_each_house_accepts_what_its_rules_accept(
    check: Check, quote: str, reason: HouseReason, accepted: dict[House, bool]
) -> None:
    finding = check(quote, page=PAGE)

    told = {house: acceptance(finding, quote, house) for house in House}

    assert {house: answer.accepted for house, answer in told.items()} == accepted
    assert {answer.reason for answer in told.values()} == {reason}


def test_ap_wants_no_fragments_and_no_ellipsis_at_either_end(check: Check) -> None:
    fragment = check("twelve crowns a day", page=PAGE)
    quote = "It costs twelve crowns a day to moor …"
    trailing = check(quote, page=PAGE)

    assert acceptance(fragment, "twelve crowns a day", House.AP).reason is HouseReason.FRAGMENT
    assert acceptance(fragment, "twelve crowns a day", House.REUTERS).accepted
    assert acceptance(trailing, quote, House.AP).reason is HouseReason.MARKED_AT_EDGE
    assert acceptance(trailing, quote, House.GUARDIAN).accepted


def test_a_profile_changes_nothing_of_the_finding(check: Check) -> None:
    quote = WHOLE.replace("was", "were")
    finding = check(quote, page=PAGE)
    edits = finding.evidence.edits if finding.evidence else ()

    told = acceptance(finding, quote, House.GUARDIAN)

    assert finding == check(quote, page=PAGE)
    assert tuple(answer.edit for answer in told.edits) == edits


def test_every_reason_and_house_has_its_words(check: Check) -> None:
    finding = check(WHOLE, page=PAGE)
    sentences = {acceptance_sentence(acceptance(finding, WHOLE, house)) for house in House}

    assert len({reason_words(reason) for reason in HouseReason}) == len(HouseReason)
    assert len({house_name(house) for house in House}) == len(House) == len(sentences)
