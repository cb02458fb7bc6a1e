"""Small documents made by code: no binary files lie among the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMES = (
    f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" xmlns:style="{_ODF}style:1.0"'
    f' xmlns:table="{_ODF}table:1.0" xmlns:meta="{_ODF}meta:1.0" xmlns:draw="{_ODF}drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="b1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="own"><w:name w:val="House"/><w:basedOn w:val="q"/></w:style>'
    '<w:style w:styleId="q"><w:name w:val="Quote"/></w:style>'
)


def zipped(parts: Mapping[str, str | bytes], *, stored: str = "") -> bytes:
    """Return a zip file; the part called ``stored`` stands first and is not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        if stored:
            file.writestr(stored, parts[stored], zipfile.ZIP_STORED)
        for name, content in parts.items():
            if name != stored:
                file.writestr(name, content)
    return target.getvalue()


def docx(
    body: str, *, links: Mapping[str, str] | None = None, notes: str = "", **more: str
) -> bytes:
    """Return a Word document; ``more`` are further parts, "__" standing for "/"."""
    relations = "".join(
        f'<Relationship Id="{key}" Target="{url}" TargetMode="External"/>'
        for key, url in (links or {}).items()
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{STYLES}</w:styles>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/_rels/footnotes.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{notes}</w:footnotes>"
    return zipped(parts)


def odt(body: str, *, styles: str = "", manifest: str = "<manifest/>", meta: str = "") -> bytes:
    """Return an OpenDocument text."""
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f"<office:document-content {ODF_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    told = (
        f"<office:document-meta {ODF_NAMES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>"
    )
    parts = {
        "mimetype": kind,
        "content.xml": content,
        "meta.xml": told,
        "META-INF/manifest.xml": manifest,
    }
    return zipped(parts, stored="mimetype")
