"""What nobody said is no claim."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution
from tests.detect.test_foreign import read

ENGLISH = "The mill has waited ten years for its road, and the ferry has run out of money."


def english(text: str, *, quick: bool = True, attitudes: bool = False) -> list[Attribution]:
    article = Article(f"{ENGLISH}\n\n{text}")
    return list(detect_attributions(article, quick=quick, attitudes=attitudes))


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Nobody could say how much the road would cost.",
        "No one at the ministry said that the mill was closed.",
        "None of the engineers said that the mill was safe.",
        "No official told Reuters that the mill was safe.",
        "Neither Osten nor Marlot said that the mill was safe.",
        "Neither company said that the mill was safe.",
        "Not a single engineer said that the mill was safe.",
        "Hardly anyone said that the mill was safe.",
        "“The mill is safe,” said no one.",
    ],
)
def test_what_nobody_said_is_no_claim(text: str, *, quick: bool) -> None:
    assert english(text, quick=quick) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Nobody said it would be easy,” said Karl Osten.", "Karl Osten"),
        ("None other than Karl Osten said that the mill was safe.", "Karl Osten"),
        ("Nobody but Karl Osten said that the mill was safe.", "Karl Osten"),
        ("A few residents said that the mill was safe.", "A few residents"),
        ("One of the few said that the mill was safe.", "One of the few"),
        ("Few residents said that the mill was safe.", "Few residents"),
        ("Almost all engineers said that the mill was safe.", "Almost all engineers"),
    ],
)
def test_somebody_beside_a_denial_is_heard(text: str, name: str) -> None:
    assert [one.speaker_name for one in english(text, quick=False)] == [name]


def test_what_nobody_said_is_an_attitude_for_those_who_ask() -> None:
    (found,) = english("Nobody said that the mill was safe.", attitudes=True)

    assert not found.reports


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Niemand konnte sagen, wie viel die Straße kostet."),
        ("de", "Keiner der Ingenieure sagte, dass das Sperrwerk sicher sei."),
        ("de", "Weder Osten noch Marlot sagte, dass das Sperrwerk sicher sei."),
        ("de", "Tom Osten sagte nicht, dass das Sperrwerk sicher sei."),
        ("fr", "Personne n’a dit que le barrage ouvrirait en mai."),
        ("fr", "Aucun responsable n’a déclaré que le barrage ouvrirait en mai."),
        ("fr", "« Le barrage est sûr », n’a dit personne."),
        ("fr", "Ni Garnier ni Marlot n’ont dit que le barrage ouvrirait en mai."),
        ("es", "Nadie dijo que la presa abriría en mayo."),
        ("es", "Ninguno de los ingenieros dijo que la presa era segura."),
        ("es", "Irene Marlot no dijo que la presa era segura."),
        ("uk", "Ніхто не сказав, що гребля відкриється у травні."),
        ("uk", "Жоден з інженерів не заявив, що гребля безпечна."),
        ("uk", "Ні Петренко, ні Марченко не сказали, що гребля безпечна."),
        ("ar", "لا أحد قال إن السد سيفتح في مايو."),
    ],
)
def test_what_nobody_said_is_no_claim_in_any_language(language: str, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "„Niemand hat uns gefragt“, sagte Karl Osten.", "Karl Osten"),
        ("de", "Karl Osten sagte nicht nur, dass das Sperrwerk sicher sei.", "Karl Osten"),
        ("fr", "« Personne ne nous a demandé », a dit Paul Garnier.", "Paul Garnier"),
        ("fr", "Une personne a dit que le barrage était sûr.", "Une personne"),
        ("es", "«Nadie nos preguntó», dijo Paula Garnier.", "Paula Garnier"),
        ("uk", "«Ніхто нас не питав», – сказав Петренко.", "Петренко"),
        ("ar", "«السد جاهز»، بحسب ما قال سمير حداد.", "سمير حداد"),
    ],
)
def test_a_denial_among_the_words_denies_no_speaker(language: str, text: str, name: str) -> None:
    assert [one.speaker_name for one in read(language, text)] == [name]
