"""Faults of the world, as values that a person can be told about."""

from __future__ import annotations

import enum


class ErrorCode(enum.Enum):
    """What went wrong outside our own code; ``wording.errors`` has a sentence for each."""

    EMPTY_INPUT = "empty_input"
    BINARY_INPUT = "binary_input"
    INPUT_TOO_LARGE = "input_too_large"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNSUPPORTED_FILE = "unsupported_file"
    LOCKED_FILE = "locked_file"
    BROKEN_FILE = "broken_file"
    MISSING_FILE = "missing_file"
    IS_A_FOLDER = "is_a_folder"
    NO_TEXT_LAYER = "no_text_layer"
    NOT_EVIDENCE = "not_evidence"
    UNREADABLE_FILE = "unreadable_file"
    UNREADABLE_PAGE = "unreadable_page"
    BAD_URL = "bad_url"
    NOT_FETCHED = "not_fetched"
    BAD_BATCH_LINE = "bad_batch_line"
    NO_SUCH_CHECK = "no_such_check"
    AMBIGUOUS_CHECK = "ambiguous_check"
    NO_SUCH_PART = "no_such_part"
    LIBRARY_IN_USE = "library_in_use"
    LIBRARY_DAMAGED = "library_damaged"
    LIBRARY_TOO_NEW = "library_too_new"
    NOT_A_LIBRARY = "not_a_library"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    CANNOT_WRITE = "cannot_write"
    BAD_CONFIG = "bad_config"
    ARCHIVES_OFF = "archives_off"
    NOT_STAMPED = "not_stamped"
    NO_SCREEN = "no_screen"
    NO_WINDOW = "no_window"


class KnownError(Exception):
    """A fault of the world: told to the user in one sentence, never shown as a traceback.

    Attributes:
        code: which fault; ``wording.errors.sentence(error)`` words it for people.
        subject: what it is about (a path, a URL, a line number); may be empty.
        detail: the system's own words, for the log and the second line; may be empty.
    """

    def __init__(self, code: ErrorCode, subject: str = "", detail: str = "") -> None:
        super().__init__(code.value, subject, detail)
        self.code = code
        self.subject = subject
        self.detail = detail
