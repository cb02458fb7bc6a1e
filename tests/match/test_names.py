"""Who bears which name: whether two descriptions are one speaker's, and what of them is a name."""

from __future__ import annotations

import pytest

from citecheck.match.names import is_same_speaker, name_tokens

BY_FAMILY_NAME = [
    ("Mara Lindqvist", "Lindqvist", True),
    ("Lindqvist", "Board chair Mara Lindqvist, 54, who was elected in May", True),
    ("Sen. Claire McCaskill (D-Mo.)", "McCaskill", True),
    ("Calderon", "Felipe Calderón", True),
    ("Donald Trump Jr.", "Trump", True),
    ("NATO", "North Atlantic Treaty Organization", True),
    ("Mara Lindqvist", "Tom Okafor", False),
    ("Bill Clinton", "Hillary Clinton", False),
    ("President Clinton", "Hillary Clinton", True),
    ("Charlie King", "King", None),
    ("Charlie King", "Charlie King, a lawyer", True),
    ("Attorney General", "Tom Okafor", None),
    ("he", "Tom Okafor", None),
    ("White House Spokeswoman", "Tom Okafor", None),
    ("Labour MP", "Tom Okafor", None),
    ("Detective Inspector", "Tom Okafor", None),
    ("State Department Official", "Tom Okafor", None),
    ("Apple CEO", "Tom Okafor", None),
    ("Apple CEO Tim Cook", "Tom Okafor", False),
    ("Metropolitan Police", "Tom Okafor", False),
    ("Elizabeth Bishop", "Tom Okafor", False),
    ("Mr. King", "Tom Okafor", False),
    ("John Major", "Tom Okafor", False),
    ("Judge Baker", "Tom Okafor", False),
    ("Officials at Harbour Office", "Harbour Office", True),
    ("officials at the Ministry of Health", "Ministry of Health", True),
    ("Officials at Homeland Security", "Government Accountability Office", False),
    ("Officials at Homeland Security", "Tom Okafor", None),
    ("Researchers at Princeton University", "Jo Vance", None),
    ("Archbishop Justin Welby", "Mary Welby", False),
    ("The official", "Tom Okafor", None),
    ("Trump campaign spokesman", "Tom Okafor", None),
    ("Obama's former strategist", "Tom Okafor", None),
    ("", "Tom Okafor", None),
    ("🙂", "Tom Okafor", None),
]
BY_WHAT_STANDS_AROUND_IT = [
    ("Florida Sen. Ekman", "Mara Ekman", True),
    ("Bill Ekman", "William Jefferson Ekman", True),
    ("Mr. Ekman", "Hilda Ekman", False),
    ("President Ekman", "Hilda Ekman", True),
    ("Mike Ekman", "Mabel Ekman", False),
    ("Muhammad Sayed", "Mohammed Sayed", True),
    ("Karim al-Hadid", "Hadid", True),
    ("Bill de Witt", "Hilda de Witt", False),
    ("European Commission President van der Meer", "Ursula van der Meer", True),
    ("Mary Holm", "Mary Holm-Ek", True),
    ("Secretary of State Hilda Ekman", "Tom Okafor", False),
    ("Secretary of State Hilda Ekman", "Ekman", True),
    ("University of Vik professor Tom Okafor", "Tom Okafor", True),
    ("Health and Harbour Services Secretary Tom Okafor", "Tom Okafor", True),
    ("University of Oslo", "University of Bergen", False),
    ("Department of Justice", "Department of Defense", False),
    ("Department of Justice", "Justice Department", True),
    ("FBI", "Federal Bureau of Investigation", True),
    ("CDC", "Centers for Disease Control and Prevention", True),
    ("Tom Okafor and Jo Vance", "Vance", True),
    ('Robert "Bobby" Ekman', "Bobby Ekman", True),
    ("Ann Ekman MP", "Tom Okafor MP", False),
    ("Leeds North MP", "Tom Okafor", None),
    ("Aaron Judge", "Tom Okafor", False),
    ("District Judge", "Tom Okafor", None),
    ("Catholic Bishop", "Tom Okafor", None),
    ("Dana Sheriff", "Tom Okafor", False),
    ("County Sheriff", "Tom Okafor", None),
    ("UN Secretary-General", "Tom Okafor", None),
    ("Editor-in-Chief", "Tom Okafor", None),
    ("friends of House Speaker Paul Ekman", "Tom Okafor", None),
]


@pytest.mark.parametrize(("one", "other", "same"), [*BY_FAMILY_NAME, *BY_WHAT_STANDS_AROUND_IT])
def test_names_are_told_apart_from_either_side_and_roles_are_nobody(
    one: str,
    other: str,
    same: bool | None,  # noqa: FBT001 - the expectation
) -> None:
    assert is_same_speaker(one, other) is same
    assert is_same_speaker(other, one) is same


def test_titles_are_no_part_of_a_name() -> None:
    assert name_tokens("President Dr. Mara Lindqvist, chair of the board") == ("Mara", "Lindqvist")


def test_titles_abroad_and_degrees_are_no_part_of_a_name() -> None:
    assert name_tokens("Señora Inés Duarte") == ("Inés", "Duarte")
    assert name_tokens("Herr Vogt") == ("Vogt",)
    assert name_tokens("Ada Renner PhD") == ("Ada", "Renner")
    assert name_tokens("Jan van der Meer") == ("Jan", "Meer")
