"""Words of the preferences."""

from __future__ import annotations

from citecheck.model import House
from citecheck.wording.house import house_name
from citecheck.wording.keys import plain_action
from citecheck.wording.retention import WORDS as RETENTION_WORDS
from citecheck.wording.retention import age_word
from citecheck.wording.translate import later, tr

WORDS = {
    "title": later("Preferences"),
    "search": later("Search the preferences"),
    "none": later("No preference has these words."),
    "reset": later("Reset all"),
    "undo": later("Undo"),
    "browse": later("Choose …"),
    "keys_hint": later("Choose a row, press the new key. Backspace alone takes the key away."),
    "keys_table": later("Actions and their keys"),
    "keys_action": later("Action"),
    "keys_key": later("Key"),
    "keys_field": later("New key"),
    "keys_shipped": later("Usual key"),
    "keys_none": later("no key"),
}

SECTIONS = {
    "general": later("General"),
    "look": later("Look"),
    "network": later("Network"),
    "archives": later("Archives"),
    "library": later("Library"),
    "keys": later("Keys"),
}

FIELDS = {
    "language": (later("Language"), later("Of the window and the reports.")),
    "reviewer": (later("Your initials"), later("Written with each verdict.")),
    "advance": (
        later("Go on after a verdict"),
        later("The next claim without a verdict is chosen by itself."),
    ),
    "house_profile": (
        later("House rules for quotations"),
        later("Tells which findings your house would let pass; it hides none."),
    ),
    "theme": (later("Colours"), later("Of the system, or your own choice.")),
    "zoom": (later("Size of type"), later("Also with Ctrl++ and Ctrl+-.")),
    "reader_font": (
        later("Face of article and page"),
        later("Ours, or one of the system's."),
    ),
    "reader_width": (later("Letters in a line"), later("Of the article at most, 40 to 72.")),
    "deadline_s": (later("Seconds for one page"), later("Redirects included.")),
    "pages_at_once": (later("Pages at once"), later("Over all sites.")),
    "pages_per_host": (later("Pages at once from one site"), later("Two is polite.")),
    "host_delay_s": (
        later("Seconds between two requests to a site"),
        later("0 to 60. A site's own wish counts as well."),
    ),
    "skip_hosts": (
        later("Sites that are never asked"),
        later("One a line, subdomains included: example.org"),
    ),
    "robots": (later("Obey robots.txt"), later("One page that you ask for is your own visit.")),
    "proxy": (later("Proxy"), later("http, https, socks5 or socks5h; empty for none.")),
    "trust": (later("Certificate authorities"), later("Whom to trust for secure pages.")),
    "ca_bundle": (
        later("Further authorities"),
        later("A PEM file, as newsroom networks hand out; empty for none."),
    ),
    "contact_url": (
        later("Address for site owners"),
        later("Told with every request; the project's own page where empty."),
    ),
    "archives": (
        later("Look in web archives"),
        later("For pages that cannot be had. Archives are only read."),
    ),
    "archive_url": (later("The archive"), later("It must speak as the Wayback Machine does.")),
    "memento_timegate": (
        later("Memento time gate"),
        later("Asked before the archive; empty for none."),
    ),
    "keep_pages": (
        later("Keep received pages"),
        later("Of checks not worked on for longer; what would go is shown before it is removed."),
    ),
    "keep_evidence": (
        RETENTION_WORDS["keep_marked"],
        RETENTION_WORDS["keep_marked_hint"],
    ),
    "keys": (later("Keys"), later("Double-click a row to change its key.")),
}

CHOICES = {
    "theme": {
        "system": later("of the system"),
        "light": later("light"),
        "dark": later("dark"),
        "contrast": later("high contrast"),
    },
    "robots": {
        "batch": later("for batches and re-checks"),
        "always": later("always"),
        "never": later("never"),
    },
    "archives": {
        "ask": later("when I ask for it"),
        "always": later("for every page that cannot be had"),
        "never": later("never"),
    },
    "trust": {
        "shipped": later("those that come with the program"),
        "system": later("those of this computer"),
    },
}

FAULTS = {
    "skip_hosts": later("A line names no site. Write it like example.org."),
    "proxy": later("Write it like http://host:port."),
    "ca_bundle": later("There is no such file."),
    "reader_width": later("Between 40 and 72."),
    "contact_url": later("Write it like https://example.org/about."),
    "archive_url": later("Write it like https://web.archive.org."),
    "memento_timegate": later("Write it like https://example.org/timegate/."),
}

LANGUAGES = {
    "": later("of the system"),
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "uk": "Українська",
}
"""Languages under their own names."""


def word(name: str) -> str:
    """Return the word or sentence that the preferences call ``name``."""
    return tr(WORDS[name])


def section_word(name: str) -> str:
    """Return the heading of a section."""
    return tr(SECTIONS[name])


def field_words(name: str) -> tuple[str, str]:
    """Return name and explanation of a preference."""
    label, hint = FIELDS[name]
    return tr(label), tr(hint)


def choice_word(field: str, value: str) -> str:
    """Return what a value of a choice is called."""
    if field == "house_profile":
        return house_name(House(value)) if value else tr("none")
    if field == "keep_pages":
        return age_word(value)
    if field == "language":
        name = LANGUAGES.get(value, value)
        return name if value else tr(name)
    return tr(CHOICES[field][value])


def fault_sentence(field: str) -> str:
    """Return what is wrong with the value of a field."""
    return tr(FAULTS[field]) if field in FAULTS else tr("This value cannot be used.")


def key_taken(key: str, other: str) -> str:
    """Return that a key belongs to another action."""
    return tr("{key} belongs to “{other}” already.", key=key, other=plain_action(other))


def key_bare(key: str) -> str:
    """Return why a key of typing cannot call this action."""
    return tr("{key} alone would act while you type; add Ctrl or Alt.", key=key)


def percent(value: int) -> str:
    """Return "150 %"."""
    return tr("{value} %", value=value)
