"""The control words of RTF that stand for characters, for places without text, for code pages."""

from __future__ import annotations

import webencodings

CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
PASSED_OVER = frozenset(
    {"pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr"}
    | {"footerf", "colortbl", "annotation", "atnid", "atnauthor", "atndate", "atnref", "atrfstart"}
    | {"atrfend", "pntext", "listtext", "pn", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "revtbl"}
    | {
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "datastore",
        "nonshppict",
    }
    | {
        "latentstyles",
        "filetbl",
        "datafield",
        "author",
        "operator",
        "company",
        "keywords",
        "comment",
    }
    | {"subject", "doccomm", "manager", "category", "creatim", "revtim", "printim", "buptim"}
    | {"hlinkbase", "userprops", "xmlnstbl", "mmathPr", "template", "formfield", "ffname", "upr"}
    | {"shprslt", "nonesttables"}
)
"""Places whose words are no part of the text."""

CHARSETS = {
    0: 1252,
    77: 10000,
    128: 932,
    129: 949,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
}
"""The code page of each character set of a font."""

_LABELS = {
    932: "shift_jis",
    936: "gbk",
    949: "euc-kr",
    950: "big5",
    10000: "macintosh",
    65001: "utf-8",
    28591: "windows-1252",
    874: "windows-874",
    20866: "koi8-r",
    866: "ibm866",
}


def encoding_of(page: int) -> webencodings.Encoding | None:
    """Return the encoding of a Windows code page, or None for one that the web does not know."""
    return webencodings.lookup(_LABELS.get(page, f"windows-{page}"))
