from __future__ import annotations

from citecheck.match.copies import copy_groups
from citecheck.model import Block, BlockKind, PageText, Span, Zone

WIRE = (
    "Fishermen in the northern harbours will be paid for every net that they bring back from the "
    "seabed, the ministry said on Monday. The scheme starts in May and costs three million crowns. "
    "“We do not know how many nets lie down there,” said its director, Ada Renner. Divers found "
    "nineteen of them in one morning last autumn, most of them tangled around the old wreck."
)
OTHER = (
    "The choir of Orrin refuses to sing in the golden hall because the room swallows every soft "
    "note, its conductor wrote to the council this week. The hall's director answered that three "
    "experts had tested the acoustics and were satisfied. The next concert is planned for Easter "
    "in the old church by the river, where the roof is kinder and the benches are much harder."
)


def test_copies_of_one_report_are_one_group() -> None:
    retitled = PageText("Nets for cash\n\n" + WIRE.replace("“", '"').replace("”", '"'))
    trimmed = PageText(WIRE[: len(WIRE) * 2 // 3] + " Our own reporter adds a line of her own.")

    groups = copy_groups([PageText(WIRE), PageText(OTHER), retitled, trimmed])

    assert groups == (0, 1, 0, 0)


def test_two_reports_of_one_event_that_share_a_quotation_are_no_copies() -> None:
    own = (
        "Money for old nets is what the government promises from this spring. The quay was full "
        "of sceptical skippers when the news came in, and few of them had a good word for it. “We "
        "do not know how many nets lie down there,” said its director, Ada Renner. Nobody asked "
        "her who would steer the boats, pay the divers or burn what they bring up from the mud."
    )

    assert copy_groups([PageText(WIRE), PageText(own)]) == (0, 1)


def test_menus_around_different_articles_make_no_copies() -> None:
    menu = "Home News Sport Weather Opinion Culture Letters Archive Shop Contact Imprint " * 8

    def page(article: str) -> PageText:
        blocks = (
            Block(BlockKind.PARAGRAPH, Span(0, len(menu)), zone=Zone.NAVIGATION),
            Block(BlockKind.PARAGRAPH, Span(len(menu), len(menu + article)), zone=Zone.ARTICLE),
        )
        return PageText(menu + article, blocks)

    assert copy_groups([page(WIRE), page(OTHER), page(WIRE)]) == (0, 1, 0)


def test_short_and_empty_pages_are_copies_only_when_their_words_are_the_same() -> None:
    pages = [PageText(""), PageText("No access."), PageText("no access"), PageText("No cookies.")]

    assert copy_groups(pages) == (0, 1, 1, 2)


def test_no_pages_make_no_groups() -> None:
    assert copy_groups([]) == ()


def test_a_hundred_copies_are_one_page() -> None:
    pages = [PageText(f"Edition {k}\n\n{WIRE}") for k in range(100)]

    assert set(copy_groups(pages)) == {0}
