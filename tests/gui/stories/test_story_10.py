"""Story 10: articles in Arabic and Ukrainian: direction, outlets as they are inflected, quotes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from citecheck.fetch.recorded import RecordedAnswer
from citecheck.model import AttributionKind, FindingKind
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


def test_an_arabic_article_stands_at_the_right_and_its_quote_is_found(story: Story) -> None:
    opening, said = ARABIC
    line = f"قال سمير حداد <a href='{URL}'>لوكالة فرانس برس</a>: «{said}»."
    read(story, opening, line, f"«{said}»، قال سمير حداد.")

    (claim,) = story.check.claims
    view = story.window.article
    assert claim.attribution.kind is AttributionKind.DIRECT
    assert claim.attribution.quote(story.check.article.text) == f"«{said}»"
    assert claim.attribution.speaker_name == "سمير حداد"
    assert claim.attribution.outlet is not None
    assert claim.attribution.outlet.name == "Agence France-Presse"
    assert claim.finding is not None
    assert claim.finding.kind is FindingKind.EXACT
    first = view.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    opening_box = view.boxes(claim.attribution.speaker[0])[0].place
    assert opening_box.right() > view.viewport().width() / 2
    assert "سمير حداد" in story.rows()[0]
    assert said in story.evidence()


def test_a_ukrainian_article_names_its_outlet_in_an_inflected_form(story: Story) -> None:
    opening, said = UKRAINIAN
    line = f"«{said}», – сказала Ірина Марченко <a href='{URL}'>Укрінформу</a>."
    read(story, opening, line, f"«{said}», – сказала Ірина Марченко.")

    (claim,) = story.check.claims
    assert claim.attribution.quote(story.check.article.text) == f"«{said}»"
    assert claim.attribution.speaker_name == "Ірина Марченко"
    assert claim.attribution.outlet is not None
    assert claim.attribution.outlet.name == "Ukrinform"
    assert claim.finding is not None
    assert claim.finding.kind is FindingKind.EXACT
    first = story.window.article.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.LeftToRight
    assert "Укрінформу" in story.evidence()
