"""Zip packages and their XML parts, read within limits: docx and odt are such."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from citecheck.model import ErrorCode, KnownError

MAX_PARTS = 5_000
MAX_PART_BYTES = 24 * 2**20
"""Of one part, unpacked: the text of a long book is a fifth of this."""

_DOCTYPE_WITHIN = 4096
_ENCRYPTED = 0x1


class Package:
    """The parts of a zip file, by name; nothing is unpacked before it is asked for.

    Raises:
        KnownError: ``BROKEN_FILE`` when it is no zip file or has too many parts.
    """

    def __init__(self, data: bytes, subject: str) -> None:
        self._subject = subject
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise broken(subject, str(error)) from error
        if len(self._file.filelist) > MAX_PARTS:
            raise broken(subject, f"{len(self._file.filelist)} parts")
        # Of two parts of one name the last counts, as zipfile has it.
        self.names = frozenset(self._file.namelist())

    def part(self, name: str) -> bytes:
        """Return a part unpacked; empty when there is none.

        Raises:
            KnownError: ``LOCKED_FILE`` when it wants a password, ``BROKEN_FILE`` when it is
                damaged or unpacks to more than ``MAX_PART_BYTES``.
        """
        if name not in self.names:
            return b""
        info = self._file.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise KnownError(ErrorCode.LOCKED_FILE, self._subject)
        try:
            with self._file.open(info) as unpacked:
                # What the directory says of its size may be a lie: counted while unpacking.
                data = unpacked.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
            raise broken(self._subject, str(error)) from error
        except RuntimeError as error:
            raise KnownError(ErrorCode.LOCKED_FILE, self._subject, str(error)) from error
        if len(data) > MAX_PART_BYTES:
            raise broken(self._subject, f"{name} unpacks to more than {MAX_PART_BYTES} bytes")
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, or None when there is no such part.

        Raises:
            KnownError: as ``part`` and ``parsed_xml``.
        """
        data = self.part(name)
        return parsed_xml(data, self._subject) if data else None


def parsed_xml(data: bytes, subject: str) -> etree._Element:
    """Return the root of an XML document that declares no entities; nothing is loaded.

    Nesting is limited by libxml2 to 256 elements.

    Raises:
        KnownError: ``BROKEN_FILE`` when it is no well-formed XML, or has a document type: no
            writer of office documents makes one, and entities are only declared there.
    """
    if b"<!DOCTYPE" in data[:_DOCTYPE_WITHIN] or b"<!ENTITY" in data:
        raise broken(subject, "a document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(subject, str(error)) from error
    return root


def broken(subject: str, detail: str) -> KnownError:
    """Return the fault of a file that is damaged or not what it says."""
    return KnownError(ErrorCode.BROKEN_FILE, subject, " ".join(detail.split())[:200])
