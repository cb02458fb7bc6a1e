"""Parts of several languages, languages without word lists, and mixtures of everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Part, Span

# An opening of narrative, long enough for the language to be told.
OPENINGS = {
    "fr": "Le barrage attend sa route depuis dix ans et le bac de l’île n’a plus d’argent.",
    "de": "Das Sperrwerk wartet seit Jahren auf seine Straße, und der Fähre geht das Geld aus.",
    "es": "La presa espera su carretera desde hace años y al barco de la isla le falta dinero.",
    "uk": "Гребля вже десять років чекає на дорогу, а порому на острів бракує грошей.",
    "ar": "ينتظر السد طريقه منذ عشر سنوات، والعبارة التي تخدم الجزيرة على وشك الإفلاس.",
}


def test_each_part_is_read_in_its_own_language() -> None:
    english = (
        "“We stay,” Orla Fenwick told Reuters. The mill has been closed for nine years now.\n\n"
    )
    french = f"{OPENINGS['fr']}\n\n« Nous restons », a déclaré Irène Marlot à l’AFP."
    parts = (Part(Span(0, len(english))), Part(Span(len(english), len(english + french))))

    found = detect_attributions(Article(english + french, parts=parts), quick=True)

    assert [(one.id, one.part, one.speaker_name) for one in found] == [
        ("a1", 0, "Orla Fenwick"),
        ("a2", 1, "Irène Marlot"),
    ]


def test_of_other_languages_direct_quotations_are_read_and_said_so() -> None:
    text = (
        "La diga aspetta la sua strada da dieci anni e il traghetto dell’isola non ha più soldi. "
        "«La diga aprirà quando sarà sicura e non prima», ha detto Irene Marlot all’ANSA."
    )

    (found,) = detect_attributions(Article(text), quick=True)

    assert found.speaker_name is None
    assert [span.of(text) for span in found.content] == [
        "«La diga aprirà quando sarà sicura e non prima»"
    ]
    assert "it" in found.why[0]
    assert found.confidence < 0.5


@given(
    st.lists(
        st.sampled_from(
            [
                "«",
                "»",
                "„",
                "“",
                ",",
                ".",
                ":",
                "–",
                "قال",
                "ل",
                "و",
                "إن",
                "selon",
                "que",
                "a-t-il",
                "dit",
                "l’",
                "AFP",
                "сказав",
                "що",
                "за",
                "словами",
                "zufolge",
                "sagte",
                "der",
                "dpa",
                "\n\n",
                "M.",
            ]
        ),
        max_size=60,
    )
)
def test_any_mixture_of_marks_and_cues_is_read_without_fault(words: list[str]) -> None:
    for opening in OPENINGS.values():
        text = f"{opening}\n\n{' '.join(words)}"
        for one in detect_attributions(Article(text), quick=True):
            assert all(0 <= s.start < s.end <= len(text) for s in (*one.content, *one.speaker))
