"""Story 10: articles in Arabic and Ukrainian: direction, outlets as they are inflected, quotes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from citecheck.fetch.recorded import RecordedAnswer
from citecheck.model import Attribution, AttributionKind, FindingKind
from tests.gui.stories.conftest import HTML, Story, page

URL = "http://www.voice-of-the-estuary.example/2026/03/interview"
ARABIC = (
    "ينتظر السد طريقه منذ عشر سنوات، والعبارة التي تخدم الجزيرة على وشك الإفلاس.",
    "سيفتح السد في مايو ولن ننتظر المدينة أكثر من ذلك",
)
UKRAINIAN = (
    "Гребля вже десять років чекає на дорогу, а порому на острів бракує грошей.",
    "Гребля відкриється у травні, і міста ми більше не чекатимемо",
)


def read(story: Story, opening: str, line: str, words: str) -> None:
    story.web.answers = [RecordedAnswer(URL, headers=HTML, body=page(words))]
    story.paste(html=f"<p>{opening}</p><p>{line}</p>", text=opening)
    story.press_check()


def found_exactly(story: Story, quote: str, speaker: str, outlet: str) -> Attribution:
    """Return what the one claim says, which stands word by word on its page."""
    (claim,) = story.check.claims
    assert claim.attribution.quote(story.check.article.text) == quote
    assert claim.attribution.speaker_name == speaker
    assert claim.attribution.outlet is not None
    assert claim.attribution.outlet.name == outlet
    assert claim.finding is not None
    assert claim.finding.kind is FindingKind.EXACT
    return claim.attribution


def test_an_arabic_article_stands_at_the_right_and_its_quote_is_found(story: Story) -> None:
    opening, said = ARABIC
    line = f"قال سمير حداد <a href='{URL}'>لوكالة فرانس برس</a>: «{said}»."
    read(story, opening, line, f"«{said}»، قال سمير حداد.")

    found = found_exactly(story, f"«{said}»", "سمير حداد", "Agence France-Presse")
    assert found.kind is AttributionKind.DIRECT
    view = story.window.article
    first = view.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    opening_box = view.boxes(found.speaker[0])[0].place
    assert opening_box.right() > view.viewport().width() / 2
    assert "سمير حداد" in story.rows()[0]
    assert said in story.evidence()


def test_a_ukrainian_article_names_its_outlet_in_an_inflected_form(story: Story) -> None:
    opening, said = UKRAINIAN
    line = f"«{said}», – сказала Ірина Марченко <a href='{URL}'>Укрінформу</a>."
    read(story, opening, line, f"«{said}», – сказала Ірина Марченко.")

    found_exactly(story, f"«{said}»", "Ірина Марченко", "Ukrinform")
    first = story.window.article.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.LeftToRight
    assert "Укрінформу" in story.evidence()
