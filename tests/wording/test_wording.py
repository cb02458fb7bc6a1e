"""Every value that a person may meet has its words, and translations can replace them."""

from __future__ import annotations

import gettext

import pytest

from citecheck.model import (
    AttributionKind,
    Concern,
    ErrorCode,
    FetchOutcome,
    Finding,
    FindingKind,
    KnownError,
    Verdict,
)
from citecheck.wording import translate
from citecheck.wording.errors import sentence
from citecheck.wording.outcomes import outcome_sentence, outcome_word
from citecheck.wording.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from citecheck.wording.signs import (
    FINDING_SIGNS,
    VERDICT_SIGNS,
    Group,
    concern_sentence,
    concern_word,
    finding_sentence,
    finding_word,
    group_of,
    kind_word,
    verdict_word,
)

pytestmark = pytest.mark.usefixtures("english_again")
NEVER = ("true", "false", "fake", "fabricated")


def everything_said() -> list[str]:
    said = [f(kind) for kind in FindingKind for f in (finding_word, finding_sentence)]
    said += [f(concern) for concern in Concern for f in (concern_word, concern_sentence)]
    said += [f(outcome) for outcome in FetchOutcome for f in (outcome_word, outcome_sentence)]
    said += [verdict_word(verdict) for verdict in (None, *Verdict)]
    said += [kind_word(kind) for kind in AttributionKind]
    said += [sentence(KnownError(code, "S", "D")) for code in ErrorCode]
    return said


def test_every_value_has_words_and_none_passes_judgement_on_the_world() -> None:
    for words in everything_said():
        assert words.strip()
        assert not any(word in words.casefold().split() for word in NEVER), words
        assert "{" not in words


def test_every_finding_and_verdict_has_a_sign_of_its_own() -> None:
    assert len(set(FINDING_SIGNS.values())) == len(FindingKind)
    assert len(set(VERDICT_SIGNS.values())) == len(Verdict)


def test_a_found_quote_with_a_concern_is_to_be_looked_at() -> None:
    assert group_of(Finding(FindingKind.EXACT)) is Group.FOUND
    assert group_of(Finding(FindingKind.EXACT, concerns=(Concern.SPEAKER,))) is Group.LOOK
    assert group_of(Finding(FindingKind.CUT, concerns=(Concern.NUMBER,))) is Group.WRONG
    assert group_of(None) is Group.OPEN


def test_an_error_names_its_subject() -> None:
    assert "page.html" in sentence(KnownError(ErrorCode.MISSING_FILE, "page.html"))
    assert sentence(KnownError(ErrorCode.EMPTY_INPUT)).startswith("There is no text in the input")


def test_a_subject_with_braces_is_shown_as_it_is() -> None:
    assert "{x}" in sentence(KnownError(ErrorCode.MISSING_FILE, "{x}"))


def test_a_catalogue_replaces_the_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    monkeypatch.setattr(translate, "_catalogue", [Loud()])

    assert finding_word(FindingKind.EXACT) == "EXACT"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_colours_can_be_read_on_page_and_panel(palette: Palette) -> None:
    for ground in (palette.page, palette.panel):
        for ink in (palette.text, palette.quiet, *(palette.group(g) for g in Group)):
            assert contrast(ink, ground) >= 5.4, (ink, ground)


@pytest.mark.parametrize("palette", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_high_contrast_means_seven_to_one(palette: Palette) -> None:
    for ground in (palette.page, palette.panel):
        inks = (palette.text, palette.quiet, palette.accent, palette.hairline)
        for ink in (*inks, *(palette.group(g) for g in Group)):
            assert contrast(ink, ground) >= 7, (ink, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2.2 (1.4.3), 1.0 to 21.0."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize(
    ("code", "spoken"), [("de", "de"), ("de_AT", "de"), ("tlh", "en"), ("", "en")]
)
def test_a_language_of_a_country_is_spoken_as_the_language(code: str, spoken: str) -> None:
    translate.use_language(code)

    assert translate.language() == spoken


def test_a_help_page_that_a_language_lacks_is_shown_in_english() -> None:
    translate.use_language("tlh")

    assert translate.help_text("findings").startswith("# ")
    assert translate.language() == "en"
