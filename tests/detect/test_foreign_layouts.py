"""Statements of other languages without a plain tag: dialogues, colons, looks back."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution

LEADS = {
    "fr": "Le maire est dans la ville avec les élus et les habitants de la vallée.",
    "de": "Der Ort ist alt und die Leute sind mit dem Bus in der Stadt.",
    "es": "El pueblo es viejo y los vecinos están con el alcalde en la plaza.",
    "uk": "Місто старе, і люди їздять до центру автобусом, бо так зручно.",
}


def last_of(language: str, text: str) -> Attribution:
    return detect_attributions(Article(f"{LEADS[language]}\n\n{text}"))[-1]


@pytest.mark.parametrize(
    ("language", "text", "name", "content"),
    [
        ("fr", "Le pont fermera lundi, a annoncé mardi la maire, Anne Morel.", "Anne Morel", "Le"),
        (
            "fr",
            "« Nul n'écoute, regrette l'un d'eux, Paul Garnier, c'est fou. »",
            "Paul Garnier",
            "« Nul",
        ),
        (
            "fr",
            "Pour le député Karim Benali, « c'est un scandale d'État ».",
            "Karim Benali",
            "« c'est",
        ),
        ("fr", "À en croire le Guardian, deux clubs anglais attendent.", "Guardian", "deux"),
        (
            "de",
            "Die Brücke bleibt zu. Das sagte Landrätin Petra Lohmann am Montag.",
            "Petra Lohmann",
            "Die",
        ),
        (
            "de",
            "Das Unternehmen wies den Vorwurf zurück: „Wir halten uns daran.“",
            "Das Unternehmen",
            "„Wir",
        ),
        ("es", "—Ya lo veremos pronto —dijo una vecina.", "una vecina", "Ya"),
        ("es", "El puente se cierra. Así lo confirmó el club el martes.", "el club", "El puente"),
        ("es", "“Me voy —dijo el técnico, Marcos Valle— y no vuelvo”.", "Marcos Valle", "“Me voy"),
        ("uk", "«Нас не чули, — каже тренер Павло Гринь. — Тепер платимо».", "Павло Гринь", "«Нас"),
        ("uk", "Голова ОДА Андрій Лозовий запевнив, що міст відкриють.", "Андрій Лозовий", "що"),
    ],
)
def test_a_statement_is_found_and_named(language: str, text: str, name: str, content: str) -> None:
    found = last_of(language, text)

    assert found.speaker_name == name
    assert found.quote(f"{LEADS[language]}\n\n{text}").startswith(content)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Laut der Süddeutschen Zeitung kostet der Umbau zwei Millionen.", "Süddeutsche Zeitung"),
        (
            "Das sagte Petra Vorwerk der Neuen Zürcher Zeitung: „Es ist Zeit.“",
            "Neue Zürcher Zeitung",
        ),
        (
            "„Ich gehe“, sagte Petra Vorwerk der Frankfurter Allgemeinen Zeitung.",
            "Frankfurter Allgemeine Zeitung",
        ),
    ],
)
def test_german_outlets_are_known_in_every_case(text: str, outlet: str) -> None:
    found = last_of("de", text)

    assert found.outlet is not None
    assert found.outlet.name == outlet


def test_so_that_credits_nobody() -> None:
    text = f"{LEADS['de']} Die Akte wird geführt, so dass eine Versorgung der Leute möglich ist."

    assert detect_attributions(Article(text)) == ()


def test_a_relay_behind_the_source_is_no_part_of_what_is_said() -> None:
    text = "D'après une source proche du dossier, citée par Le Parisien, la facture double."

    found = last_of("fr", text)

    assert found.quote(f"{LEADS['fr']}\n\n{text}") == "la facture double"
    assert found.outlet is not None
    assert found.outlet.name == "Le Parisien"
