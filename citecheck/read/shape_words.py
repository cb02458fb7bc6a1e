"""Patterns of dates and names in the languages that bylines and datelines are told in.

English, German, French, Spanish and Ukrainian; numeric dates in any. For use inside other patterns.
"""

from __future__ import annotations

_ENGLISH_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_OTHER_MONTHS = (
    *("Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"),
    *("September", "Oktober", "November", "Dezember"),
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("setiembre", "octubre", "noviembre", "diciembre"),
    *("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня"),
    *("жовтня", "листопада", "грудня"),
)
_MONTH = f"(?:{_ENGLISH_MONTH}|{'|'.join(dict.fromkeys(_OTHER_MONTHS))})"
_OTHER_WEEKDAYS = (
    *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"),
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    *("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    *("понеділок", "вівторок", "середа", "четвер", "п[’']ятниця", "субота", "неділя"),
)

DATE = (
    rf"(?:{_ENGLISH_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:\.|er|st|nd|rd|th)? (?:de )?{_MONTH}(?: de|,)? \d{{4}}(?: року| р\.)?"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{4}年\d{1,2}月\d{1,2}日)"
)
WEEKDAY = (
    r"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
    rf"|{'|'.join(_OTHER_WEEKDAYS)}),?(?: den)? )?"
)
PUBLISHED = (
    r"(?:(?:First )?(?:Published|Updated|Posted|Last updated|Last modified)(?: on| at)?"
    r"|(?:Veröffentlicht|Aktualisiert|Erschienen)(?: am)?|Stand|(?:Publié|Mis à jour)(?: le)?"
    r"|(?:Publicado|Actualizado)(?: el)?|Опубліковано|Оновлено)"
)
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĮĶĻĽŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄҐ]"
PERSON = (
    rf"{CAPITAL}[\w.'’-]{{0,30}}"
    rf"(?: (?:de|del|da|di|du|van|von|zu|der|den|al|bin|la|le|{CAPITAL}[\w.'’-]{{0,30}})){{0,4}}"
)
_FULL_NAME = rf"{CAPITAL}[\w.'’-]{{0,30}} {PERSON}"
BY_OTHERS = (
    r"(?:Von|VON|Par|PAR|Por|POR|Автори?:|Текст:|Autor(?:in)?:|Autore?s?:|Auteure?s?:|Текст) "
    rf"(?P<names>{_FULL_NAME}(?:(?:, | und | et | y | та | і | й | / | & ){PERSON}){{0,4}})"
)
"""A line that names who wrote it; two words at least, because "Von Berlin" is a title."""

AGENCIES = r"(?:dpa|afp|apa|ots|sda|epd|kna|efe|ansa|ats|belga|pap|tass|dts)(?:[/-]\w{1,12})?"
"""Agencies that write their names low."""

COMMENTS_HEADING = (
    r"(?:\d{1,5} )?(?:(?:readers?[’']?s?[’']? )?(?:comments?|responses|replies)"
    r"|(?:leser)?kommentare|commentaires|comentarios|коментарі)(?: \(\d{1,5}\))?:?"
    r"|leave a (?:comment|reply)"
)
