"""What stands on small parts of the window that several views share."""

from __future__ import annotations

from citecheck.wording.translate import tr


def clear_field() -> str:
    """Return the name of the button that empties a field."""
    return tr("Empty the field")


def about_title() -> str:
    """Return the title of the dialog that tells what the program is."""
    return tr("About citecheck")


def version_line(version: str) -> str:
    """Return which version runs: "Version 0.1.0"."""
    return tr("Version {version}", version=version)


def letters_missing(letter: str) -> str:
    """Return that letters of an article are shown as boxes; ``letter`` is one of them."""
    return tr(
        "This computer has no font for some letters of the article (U+{code}). They are shown as "
        "boxes; the text itself is whole, and is compared as it is.",
        code=f"{ord(letter):04X}",
    )


def nested_name(menu: str, name: str) -> str:
    """Return an entry of a submenu with the submenu's name: "Export: HTML"."""
    return tr("{menu}: {name}", menu=menu, name=name)


def nothing_to_choose() -> str:
    """Return what stands in the place of evidence in an article without claims."""
    return tr("No claim was found in this article.")


def how_to_mark(action: str, key: str) -> str:
    """Return how a claim is marked by hand; ``key`` is empty where the action has none."""
    if key:
        return tr("To mark one by hand, select its words in the article and press {key}.", key=key)
    return tr(
        "To mark one by hand, select its words in the article and choose “{action}”.",
        action=action,
    )


def nothing_to_search() -> str:
    """Return why a search of all checks finds nothing: there are none."""
    return tr("There are no checks to search yet: open or paste an article first.")
