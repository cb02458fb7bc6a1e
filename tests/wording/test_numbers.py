"""Numbers are written as the language writes them."""

from __future__ import annotations

import gettext

import pytest

from citecheck.wording.numbers import grouped, with_tenths
from citecheck.wording.translate import use_catalogue

pytestmark = pytest.mark.usefixtures("english_again")


class Elsewhere(gettext.NullTranslations):
    """Marks as on the continent."""

    def pgettext(self, context: str, message: str) -> str:
        return {"1,000": "1.000", "0.5": "0,5"}.get(message, super().pgettext(context, message))


def test_english_groups_with_commas_and_has_a_decimal_point() -> None:
    assert (grouped(1234567), grouped(12), with_tenths(0.42)) == ("1,234,567", "12", "0.4")


def test_a_catalogue_brings_its_own_marks() -> None:
    use_catalogue(Elsewhere())

    assert (grouped(1234567), with_tenths(0.42)) == ("1.234.567", "0,4")
