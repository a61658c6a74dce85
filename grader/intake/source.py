"""The bytes of a module: UTF-8, one kind of line end, no byte order mark."""

from __future__ import annotations

import codecs

from grader.intake.files.tree import Refused, too_long
from grader.text import Text

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = Text(
    "is not UTF-8 (byte {position}, perhaps {guess}): save it again with the encoding UTF-8",
    "n’est pas en UTF-8 (octet {position}, peut-être {guess}) : l’enregistrer avec l’encodage UTF-8",
)


def normalised(content: bytes, limit: int) -> bytes:
    """Return `content` without byte order mark, with line feeds at the end of lines.

    Raises:
        Refused: it is not UTF-8, or longer than `limit` bytes.
    """
    if content.startswith(_UTF16):
        raise Refused(_ENCODING.format(position=0, guess="UTF-16"))
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(_ENCODING.format(position=error.start, guess="Windows-1252, Latin-1")) from error
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(content) > limit:
        raise too_long(limit)
    return content
