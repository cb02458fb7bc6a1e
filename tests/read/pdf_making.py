"""Small PDFs written byte by byte, for tests."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Left and baseline in points, size, words (of Latin-1; brackets and backslashes escaped)."""


def pdf_bytes(pages: Sequence[Sequence[Line]], info: str = "") -> bytes:
    """Return a PDF with the given lines on its pages; ``info`` goes into its Info dictionary."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {points} Tf 1 0 0 1 {left} {bottom} Tm ({words}) Tj ET"
            for left, bottom, points, words in lines
        )
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        size = len(shown.encode("cp1252"))
        bodies.append(f"<< /Length {size} >>\nstream\n{shown}\nendstream")
    bodies.append(f"<< {info} >>")
    return _file(bodies)


def _file(bodies: Sequence[str]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
        f"startxref\n{len(written)}\n%%EOF\n"
    )
    return written + end.encode("ascii")


def column(left: float, top: float, lines: Sequence[str], size: float = 10) -> list[Line]:
    """Return ``lines`` below each other, 12 points apart."""
    return [(left, top - 12 * at, size, words) for at, words in enumerate(lines)]
