"""Calls of libalmanac through the Arrow C stream interface."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

_REJECTED = 2


class _Stream(ctypes.Structure):
    """struct ArrowArrayStream."""

    _fields_ = [
        ("get_schema", ctypes.c_void_p),
        ("get_next", ctypes.c_void_p),
        ("get_last_error", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(str(Path(__file__).parent / "lib" / "libalmanac.so"))
    for name in ("almanac_forecast", "almanac_backtest", "almanac_regression"):
        function = getattr(library, name)
        function.restype = ctypes.c_int
        function.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.POINTER(_Stream),
            ctypes.POINTER(ctypes.c_void_p),
        ]
    library.almanac_version.restype = ctypes.c_char_p
    library.almanac_version.argtypes = []
    library.almanac_free.restype = None
    library.almanac_free.argtypes = [ctypes.c_void_p]
    return library


_library = _load()
_pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
_pointer_of.restype = ctypes.c_void_p
_pointer_of.argtypes = [ctypes.py_object, ctypes.c_char_p]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or worth knowing."""

    code: str
    """The code that ``almanac explain`` knows, such as ``D001``."""
    message: str
    """What is wrong."""
    place: str | None = None
    """Where: ``options``, ``data``, or a row of the data."""
    help: str | None = None
    """What to do about it."""

    def __str__(self) -> str:
        return self.message + (f" ({self.help})" if self.help else "")

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Problem:
        """The problem of an entry of a report."""
        return cls(entry["code"], entry["message"], entry.get("place"), entry.get("help"))


class AlmanacError(ValueError):
    """Options or data that cannot be used, with everything that is wrong with them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def version() -> str:
    """The version of the library."""
    text: bytes = _library.almanac_version()
    return text.decode()


def call(function: str, data: Any, options: Mapping[str, Any]) -> tuple[pa.Table, dict[str, Any]]:
    """Calls a function of the library.

    :param function: ``forecast``, ``backtest`` or ``regression``.
    :param data: something with ``__arrow_c_stream__``.
    :param options: the options, see almanac.h; None stands for a key that is missing.
    :returns: the result and the report.
    :raises AlmanacError: where options or data cannot be used.
    """
    # The library moves the stream out of the capsule and releases it.
    capsule = data.__arrow_c_stream__()
    text = json.dumps({key: value for key, value in options.items() if value is not None})
    result = _Stream()
    pointer = ctypes.c_void_p()
    status = getattr(_library, f"almanac_{function}")(
        _pointer_of(capsule, b"arrow_array_stream"),
        text.encode(),
        ctypes.byref(result),
        ctypes.byref(pointer),
    )
    try:
        report = json.loads(ctypes.string_at(pointer.value)) if pointer.value else {}
    finally:
        _library.almanac_free(pointer)
    if status == _REJECTED:
        raise AlmanacError([Problem.of(entry) for entry in report.get("errors", [])])
    reader = pa.RecordBatchReader._import_from_c(ctypes.addressof(result))
    return reader.read_all(), report
