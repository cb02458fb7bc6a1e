"""French, German, Spanish, Ukrainian and Arabic articles."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, AttributionKind, Link, Span

# An opening of narrative, long enough for the language to be told.
OPENINGS = {
    "fr": "Le barrage attend sa route depuis dix ans et le bac de l’île n’a plus d’argent.",
    "de": "Das Sperrwerk wartet seit Jahren auf seine Straße, und der Fähre geht das Geld aus.",
    "es": "La presa espera su carretera desde hace años y al barco de la isla le falta dinero.",
    "uk": "Гребля вже десять років чекає на дорогу, а порому на острів бракує грошей.",
    "ar": "ينتظر السد طريقه منذ عشر سنوات، والعبارة التي تخدم الجزيرة على وشك الإفلاس.",
}


def read(language: str, text: str) -> list[Attribution]:
    return list(detect_attributions(Article(f"{OPENINGS[language]}\n\n{text}"), quick=True))


def contents(one: Attribution, article: str) -> list[str]:
    return [span.of(article) for span in one.content]


def only(language: str, text: str) -> tuple[Attribution, str]:
    (found,) = read(language, text)
    return found, f"{OPENINGS[language]}\n\n{text}"


@pytest.mark.parametrize(
    ("language", "text", "name", "outlet", "said"),
    [
        (
            "fr",
            "« Le barrage ouvrira en mai », a déclaré Irène Marlot, l’ingénieure en chef, à l’AFP.",
            "Irène Marlot",
            "Agence France-Presse",
            "« Le barrage ouvrira en mai »",
        ),
        (
            "fr",
            "« Le barrage ouvrira en mai », a déclaré à l’AFP Irène Marlot.",
            "Irène Marlot",
            "Agence France-Presse",
            "« Le barrage ouvrira en mai »",
        ),
        (
            "de",
            "„Das Sperrwerk öffnet im Mai“, sagte Irene Marlot der Nachrichtenagentur dpa.",
            "Irene Marlot",
            "Deutsche Presse-Agentur",
            "„Das Sperrwerk öffnet im Mai“",
        ),
        (
            "de",
            "Kapitän Tom Reel sagte gegenüber der Nachrichtenagentur Reuters: »Wir bleiben hier.«",
            "Tom Reel",
            "Reuters",
            "»Wir bleiben hier.«",
        ),
        (
            "es",
            "«La presa abrirá en mayo», dijo Irene Marlot a la agencia Efe.",
            "Irene Marlot",
            "EFE",
            "«La presa abrirá en mayo»",
        ),
        (
            "es",
            "“La presa abrirá en mayo”, dijo Irene Marlot en una entrevista con Reuters.",
            "Irene Marlot",
            "Reuters",
            "“La presa abrirá en mayo”",
        ),
        (
            "uk",
            "«Гребля відкриється у травні», – сказала Ірина Марченко Укрінформу.",
            "Ірина Марченко",
            "Ukrinform",
            "«Гребля відкриється у травні»",
        ),
        (
            "uk",
            "Ірина Марченко в інтерв’ю Суспільному заявила: «Гребля відкриється у травні».",
            "Ірина Марченко",
            "Suspilne",
            "«Гребля відкриється у травні»",
        ),
        (
            "ar",
            "قال سمير حداد لوكالة فرانس برس: «سيفتح السد في مايو».",
            "سمير حداد",
            "Agence France-Presse",
            "«سيفتح السد في مايو»",
        ),
        (
            "ar",
            "«سيفتح السد في مايو»، قال سمير حداد لرويترز.",
            "سمير حداد",
            "Reuters",
            "«سيفتح السد في مايو»",
        ),
    ],
)
def test_whoever_told_an_outlet_is_named_with_the_words(
    language: str, text: str, name: str, outlet: str, said: str
) -> None:
    found, whole = only(language, text)

    assert found.speaker_name == name
    assert found.outlet is not None
    assert found.outlet.name == outlet
    assert contents(found, whole) == [said]
    assert found.kind is AttributionKind.DIRECT


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        (
            "fr",
            "« On nous oublie », dit Tom Réal au quotidien La Voix de l’Estuaire.",
            "La Voix de l’Estuaire",
        ),
        ("de", "„Man vergisst uns“, sagte Tom Reel der Zeitung „Mündungsbote“.", "Mündungsbote"),
        (
            "es",
            "«Nos olvidan», dijo Tomás Real al diario La Voz del Estuario.",
            "La Voz del Estuario",
        ),
        ("uk", "«Про нас забули», – сказав Тарас Рилько газеті «Голос лиману».", "Голос лиману"),
        ("ar", "«نسونا تماما»، قال طارق رياض لصحيفة صوت المصب.", "صحيفة صوت المصب"),
    ],
)
def test_an_outlet_that_the_table_lacks_is_named_as_written(
    language: str, text: str, outlet: str
) -> None:
    found, whole = only(language, text)

    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == (outlet, None)
    assert found.outlet.span is not None
    assert found.outlet.span.of(whole) == outlet


@pytest.mark.parametrize(
    ("language", "text", "source", "said"),
    [
        (
            "fr",
            "Selon le rapport annuel du port, le nombre de passagers a baissé.",
            "le rapport annuel du port",
            "le nombre de passagers a baissé",
        ),
        (
            "de",
            "Laut dem Jahresbericht des Hafens sank die Zahl der Fahrgäste.",
            "dem Jahresbericht des Hafens",
            "sank die Zahl der Fahrgäste",
        ),
        (
            "de",
            "Dem Ministerium zufolge wird der Hafen nicht verkauft.",
            "Dem Ministerium",
            "wird der Hafen nicht verkauft",
        ),
        (
            "es",
            "Según el informe anual del puerto, el número de pasajeros cayó.",
            "el informe anual del puerto",
            "el número de pasajeros cayó",
        ),
        (
            "uk",
            "За словами капітана Тараса Рилька, острів залежить від порома.",
            "Тараса Рилька",
            "острів залежить від порома",
        ),
        (
            "ar",
            "وبحسب التقرير السنوي للميناء، انخفض عدد الركاب بنحو الخمس.",
            "التقرير السنوي للميناء",
            "انخفض عدد الركاب بنحو الخمس",
        ),
    ],
)
def test_according_to_names_its_source(language: str, text: str, source: str, said: str) -> None:
    found, whole = only(language, text)

    assert found.speaker_name == source
    assert contents(found, whole) == [said]
    assert found.kind is AttributionKind.INDIRECT


@pytest.mark.parametrize(
    ("language", "first", "second", "name"),
    [
        (
            "fr",
            "« Le barrage ouvrira », a dit Irène Marlot à l’AFP.",
            "« Personne ne l’écrit », a-t-elle ajouté.",
            "Irène Marlot",
        ),
        (
            "de",
            "„Das Sperrwerk öffnet“, sagte Irene Marlot der dpa.",
            "„Das will keiner hören“, fügte sie hinzu.",
            "Irene Marlot",
        ),
        (
            "es",
            "«La presa abrirá», dijo Irene Marlot a EFE.",
            "«Nadie lo escribe», añadió.",
            "Irene Marlot",
        ),
        (
            "uk",
            "«Гребля відкриється», – сказала Ірина Марченко Укрінформу.",
            "«Ніхто цього не пише», – додала вона.",
            "Ірина Марченко",
        ),
        ("ar", "قال سمير حداد لرويترز: «سيفتح السد».", "وأضاف: «لا أحد يكتب ذلك».", "سمير حداد"),
    ],
)
def test_a_pronoun_or_a_verb_alone_goes_on_with_speaker_and_outlet(
    language: str, first: str, second: str, name: str
) -> None:
    before, after = read(language, f"{first}\n\n{second}")

    assert (before.speaker_name, after.speaker_name) == (name, name)
    assert before.outlet is not None
    assert after.outlet is not None
    assert after.outlet.name == before.outlet.name


def test_a_woman_is_never_he_and_a_surname_is_the_full_name() -> None:
    text = (
        "« Le barrage ouvrira », a dit Mme Irène Marlot. « On nous oublie », a dit M. Tom Réal. "
        "« C’est faux », a-t-elle répondu. « Je reste », a lancé Réal."
    )

    found = read("fr", text)

    assert [one.speaker_name for one in found] == [
        "Irène Marlot",
        "Tom Réal",
        "Irène Marlot",
        "Tom Réal",
    ]


def test_a_name_in_two_cases_is_one_person() -> None:
    text = "За словами Тараса Рилька, пором уже дуже старий. «Ми лишаємося», – сказав Рилько."

    found = read("uk", text)

    assert [one.speaker_name for one in found] == ["Тараса Рилька", "Тараса Рилька"]


def test_words_of_the_writer_inside_the_marks_are_the_cue() -> None:
    french, french_text = only("fr", "« Nous restons, a-t-il dit, et nous attendons. »")
    ukrainian, ukrainian_text = only("uk", "«Ми лишаємося, – сказав Іван Леонов, – і чекаємо».")

    assert contents(french, french_text) == ["« Nous restons", "et nous attendons. »"]
    assert [span.of(french_text) for span in french.cue] == ["a-t-il dit"]
    assert contents(ukrainian, ukrainian_text) == ["«Ми лишаємося", "і чекаємо»"]
    assert ukrainian.speaker_name == "Іван Леонов"


def test_a_clause_keeps_the_words_quoted_inside_it() -> None:
    found, text = only(
        "de", "Der Bürgermeister Jan Lenor erklärte, dass die Stadt „die Hälfte“ zahle."
    )

    assert contents(found, text) == ["dass die Stadt „die Hälfte“ zahle"]
    assert found.kind is AttributionKind.MIXED
    assert found.speaker_name == "Jan Lenor"


def test_a_quotation_that_goes_on_belongs_to_the_statement_before() -> None:
    found, text = only("es", "«Nos olvidan», dijo Tomás Real. «Nadie viene».")

    assert contents(found, text) == ["«Nos olvidan»", "«Nadie viene»"]


def test_people_without_a_name_are_anonymous() -> None:
    french, _ = only("fr", "« Personne ne signera », confie un responsable du port.")
    arabic, _ = only("ar", "وقال مسؤول لرويترز إن الطريق سيكلف الكثير.")

    assert (french.anonymous, arabic.anonymous) == (True, True)
    assert french.speaker_name == "un responsable du port"


def test_an_outlet_that_reports_is_the_speaker_itself() -> None:
    found, text = only("fr", "La route coûtera 340 millions, rapporte Le Monde.")

    assert (found.speaker_name, contents(found, text)) == (
        "Le Monde",
        ["La route coûtera 340 millions"],
    )
    assert found.outlet is not None
    assert found.outlet.name == "Le Monde"


@pytest.mark.parametrize(
    ("language", "text", "outlet", "said"),
    [
        ("fr", "Comme l’a rapporté Reuters, le bac sera vendu.", "Reuters", "le bac sera vendu"),
        (
            "uk",
            "Як повідомляє Укрінформ, пором продадуть у червні.",
            "Ukrinform",
            "пором продадуть у червні",
        ),
        ("es", "Según fuentes citadas por EFE, el barco se venderá.", "EFE", "el barco se venderá"),
    ],
)
def test_as_the_outlet_reports_hands_over_the_main_clause(
    language: str, text: str, outlet: str, said: str
) -> None:
    found, whole = only(language, text)

    assert found.outlet is not None
    assert (found.outlet.name, contents(found, whole)) == (outlet, [said])


def test_a_relative_clause_stands_between_speaker_and_cue() -> None:
    found, _ = only("es", "Juan Lenor, que dirige la ciudad, aseguró a EFE que nadie se irá.")

    assert found.speaker_name == "Juan Lenor"


def test_a_link_on_the_cue_shows_the_statement() -> None:
    text = f"{OPENINGS['fr']}\n\n« Le barrage ouvrira », a déclaré Irène Marlot à l’AFP."
    start = text.index("a déclaré")
    href = "https://www.afp.com/fr/infos/barrage-2026"

    (found,) = detect_attributions(
        Article(text, links=(Link(href, Span(start, start + 9)),)), quick=True
    )

    assert found.links == (href,)
