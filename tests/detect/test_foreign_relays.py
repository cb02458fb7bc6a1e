"""Outlets that hand on, and statements side by side, in other languages than English."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.read.article import read_plain
from tests.detect.test_foreign import OPENINGS, read

Told = tuple[str | None, str | None, str]


def told(language: str, text: str) -> list[Told]:
    """Return speaker, outlet and content of each statement."""
    whole = f"{OPENINGS[language]}\n\n{text}"
    return [
        (
            one.speaker_name,
            one.outlet.name if one.outlet else None,
            "".join(s.of(whole) for s in one.content),
        )
        for one in read(language, text)
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Wie die FAZ unter Berufung auf Hafenkreise berichtet, fehlt das Geld seit Mai.",
            (
                "Frankfurter Allgemeine Zeitung",
                "Frankfurter Allgemeine Zeitung",
                "fehlt das Geld seit Mai",
            ),
        ),
        (
            "Wie die „Frankfurter Allgemeine Zeitung“ am Montag meldet, fehlt das Geld seit Mai.",
            (
                "Frankfurter Allgemeine Zeitung",
                "Frankfurter Allgemeine Zeitung",
                "fehlt das Geld seit Mai",
            ),
        ),
        (
            "Wie die FAZ berichtet, die das Papier kennt, fehlt das Geld seit Mai.",
            (
                "Frankfurter Allgemeine Zeitung",
                "Frankfurter Allgemeine Zeitung",
                "fehlt das Geld seit Mai",
            ),
        ),
        (
            "Wie Irene Marlot der FAZ sagte, fehlt das Geld seit Mai.",
            ("Irene Marlot", "Frankfurter Allgemeine Zeitung", "fehlt das Geld seit Mai"),
        ),
        (
            "Wie das Ministerium mitteilte, fehlt das Geld seit Mai.",
            ("das Ministerium", None, "fehlt das Geld seit Mai"),
        ),
        (
            "Wie Reuters meldete, sagte Irene Marlot: „Uns fehlt das Geld.“",
            ("Irene Marlot", "Reuters", "„Uns fehlt das Geld.“"),
        ),
        (
            "Dem Hafen fehlt das Geld seit Mai, wie der „Spiegel“ zuerst berichtet hatte.",
            ("Der Spiegel", "Der Spiegel", "Dem Hafen fehlt das Geld seit Mai"),
        ),
        (
            "Wie der „Hafenbote“ zuerst berichtet hatte, fehlt das Geld seit Mai.",
            ("Hafenbote", "Hafenbote", "fehlt das Geld seit Mai"),
        ),
        (
            "Laut „Spiegel“ fehlt dem Hafen das Geld seit Mai.",
            ("Der Spiegel", "Der Spiegel", "fehlt dem Hafen das Geld seit Mai"),
        ),
        (
            "Die „Zeit“ berichtet, dass dem Hafen das Geld fehlt.",
            ("Die Zeit", "Die Zeit", "dass dem Hafen das Geld fehlt"),
        ),
    ],
)
def test_a_german_clause_says_who_reported_the_rest(text: str, statement: Told) -> None:
    assert told("de", text) == [statement]


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        (
            "fr",
            "Le port n’a plus d’argent, comme l’a rapporté Le Monde.",
            ("Le Monde", "Le Monde", "Le port n’a plus d’argent"),
        ),
        (
            "uk",
            "У порту немає грошей, як повідомляє «Українська правда».",
            ("Ukrainska Pravda", "Ukrainska Pravda", "У порту немає грошей"),
        ),
        (
            "uk",
            "«Українська правда» повідомила, що у порту немає грошей.",
            ("Ukrainska Pravda", "Ukrainska Pravda", "що у порту немає грошей"),
        ),
    ],
)
def test_an_outlet_reports_what_stands_before_or_behind(
    language: str, text: str, statement: Told
) -> None:
    assert told(language, text) == [statement]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "قال سمير حداد: «سيفتح السد في مايو». وأضاف: «لن نغلق العبارة».",
            [
                ("سمير حداد", None, "«سيفتح السد في مايو»"),
                ("سمير حداد", None, "«لن نغلق العبارة»"),
            ],
        ),
        (
            "قالت ليلى منصور: «العبارة ستستمر» وأضافت أن المال كاف.",
            [("ليلى منصور", None, "«العبارة ستستمر»"), ("ليلى منصور", None, "أن المال كاف")],
        ),
        (
            "قال سمير حداد إن «السد سيفتح». ونقلت رويترز عن ليلى منصور قولها: «لا مال لدينا».",
            [
                ("سمير حداد", None, "«السد سيفتح»"),
                ("ليلى منصور", "Reuters", "«لا مال لدينا»"),
            ],
        ),
        (
            "قال سمير حداد: «السد جاهز». وذكرت وكالة فرانس برس أن الطريق لم يكتمل.",
            [
                ("سمير حداد", None, "«السد جاهز»"),
                ("Agence France-Presse", "Agence France-Presse", "أن الطريق لم يكتمل"),
            ],
        ),
    ],
)
def test_an_arabic_quotation_ends_where_the_next_verb_begins(
    text: str, statements: list[Told]
) -> None:
    assert told("ar", text) == statements


@pytest.mark.parametrize(
    ("text", "name", "outlet"),
    [
        ("ونقلت رويترز عن الوزير سمير حداد قوله: «السد جاهز».", "الوزير سمير حداد", "Reuters"),
        (
            "ونقلت صحيفة «البيان» عن سمير حداد، وزير النقل، قوله: «السد جاهز».",
            "سمير حداد",
            "البيان",
        ),
        ("ونُقل عن سمير حداد قوله: «السد جاهز».", "سمير حداد", None),
    ],
)
def test_whom_an_arabic_outlet_quotes_is_the_speaker(
    text: str, name: str, outlet: str | None
) -> None:
    assert told("ar", text) == [(name, outlet, "«السد جاهز»")]


def test_an_arabic_outlet_that_quotes_nobody_speaks_itself() -> None:
    text = "ونقلت رويترز أن الطريق لم يكتمل."

    assert told("ar", text) == [("Reuters", "Reuters", "أن الطريق لم يكتمل")]


def test_an_arabic_outlet_quotes_whoever_spoke_last() -> None:
    text = "قال سمير حداد: «السد جاهز». ونقلت رويترز عنه قوله: «الطريق مغلق»."

    assert told("ar", text)[1] == ("سمير حداد", "Reuters", "«الطريق مغلق»")


def test_the_paragraph_behind_a_dateline_is_read() -> None:
    article = read_plain(
        "Hafen ohne Geld\n\n"
        "BERLIN – Ministerin Irene Marlot hat den Hafen besucht. „Uns fehlt das Geld für die "
        "Straße“, sagte Marlot der Deutschen Presse-Agentur am Dienstag.\n\n"
        "Der Hafen wartet seit zehn Jahren auf seine Straße, und der Fähre geht das Geld aus."
    )

    (found,) = detect_attributions(article, quick=True)

    assert found.outlet is not None
    assert (found.speaker_name, found.outlet.name) == ("Marlot", "Deutsche Presse-Agentur")


def test_a_full_stop_behind_a_closing_mark_ends_the_sentence() -> None:
    text = "Irene Marlot sagte: »Uns fehlt das Geld«. Tom Reel sagte: »Wir bleiben hier«."

    assert told("de", text) == [
        ("Irene Marlot", None, "»Uns fehlt das Geld«"),
        ("Tom Reel", None, "»Wir bleiben hier«"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Die Zeitung „Hafenbote“ berichtet, dass das Sperrwerk öffnet.", "Hafenbote"),
        ("de", "Laut der Zeitung „Hafenbote“ öffnet das Sperrwerk im Mai.", "Hafenbote"),
        ("fr", "Le journal « La Voix du Port » a écrit que le pont ouvrirait.", "La Voix du Port"),
        ("es", "El diario «La Voz» informó que la presa abriría en mayo.", "La Voz"),
        ("uk", "Газета «Голос Порту» повідомила, що гребля відкриється.", "Голос Порту"),
        ("ar", "ذكرت صحيفة «البيان الجديد» أن السد سيفتح في مايو.", "البيان الجديد"),
    ],
)
def test_an_outlet_in_marks_behind_its_noun_speaks_itself(
    language: str, text: str, name: str
) -> None:
    (found,) = told(language, text)

    assert found[:2] == (name, name)


def test_an_arabic_also_opens_a_statement_of_its_own() -> None:
    (found,) = told("ar", "كما قال سمير حداد، في مؤتمر صحفي، إن السد جاهز تماما.")

    assert found == ("سمير حداد", None, "إن السد جاهز تماما")
