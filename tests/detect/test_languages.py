"""Which language a part is written in."""

from __future__ import annotations

import pytest

from citecheck.detect.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Oui.", "en"),
        ("The mill will close on Friday, and nobody has told the men who work there.", "en"),
        ("Le moulin fermera vendredi, et personne ne l’a dit aux hommes qui y travaillent.", "fr"),
        ("Die Mühle schließt am Freitag, und niemand hat es den Leuten dort gesagt.", "de"),
        ("El molino cierra el viernes y nadie se lo ha dicho a los que trabajan allí.", "es"),
        ("Млин зачиняється у п’ятницю, і ніхто не сказав про це людям, які там працюють.", "uk"),
        ("ستغلق الطاحونة يوم الجمعة ولم يخبر أحد الرجال الذين يعملون هناك.", "ar"),
        ("„Wir brauchen sofort mehr Geld“, sagte Karl Osten.", "de"),
        ("Мельница закрывается в пятницу, и никто не сказал об этом рабочим.", "ru"),
    ],
)
def test_a_sentence_or_two_are_enough(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "NATO AFP Reuters Kramatorsk Donetsk Zelensky Goncharenko Kuleba Stefanishyna 2024",
        "https://paper.example/mill?utm=1 https://other.example/a/b/c/d/e/f/g/h/i/j",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\ud800" * 50 + " the mill is closed",
    ],
)
def test_lists_of_names_and_noise_count_as_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_foreign_quotation_does_not_make_an_english_article_foreign() -> None:
    text = (
        "The captain was in no mood for talk on Monday. “Nous restons ici et nous attendons le "
        "bateau,” he said in the harbour, and that was all that he would say to the reporters."
    )

    assert language_of(text) == "en"
