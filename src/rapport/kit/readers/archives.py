"""A statement that its bank packed into an archive: the one file in it, unpacked within limits."""

import io
import zipfile

from rapport.domain.statements.lines import StatementRefused

MOST_RATIO, SMALL = 250, 16 * 1024 * 1024
MOST_PARTS = 5_000
# What makes an archive the document of a program: that is read as a whole, or refused by its own reader.
DOCUMENTS = ("[Content_Types].xml", "mimetype", "xl/workbook.xml", "META-INF/manifest.xml")


def unpacked(content: bytes, most_bytes: int) -> bytes:
    """
    Answer the one file of an archive; the archive itself where it is a workbook, or damaged so that its reader says so.

    Folders, and what systems put beside (`__MACOSX`, hidden files), are no files of the bank.

    :raises StatementRefused: `unknown_format` where it holds several files or none, `too_large` before unpacking, `encrypted`, `broken`
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return content
    with archive:
        names = set(archive.namelist())
        if names & set(DOCUMENTS) or len(names) > MOST_PARTS or any(name.startswith("xl/") for name in names):
            return content
        parts = [part for part in archive.infolist() if not part.is_dir() and not _is_beside(part.filename)]
        if len(parts) != 1:
            said = f"the archive holds {len(parts)} files: unpack it and read each by itself" if parts else "the archive is empty"
            raise StatementRefused("unknown_format", said)
        return _content_of(archive, parts[0], len(content), most_bytes)


def _is_beside(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _content_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo, packed: int, most_bytes: int) -> bytes:
    if part.flag_bits & 1:
        raise StatementRefused("encrypted", "the archive is locked with a password")
    if part.file_size > most_bytes or (part.file_size > SMALL and part.file_size > packed * MOST_RATIO):
        raise StatementRefused("too_large", f"the archive unpacks to {part.file_size // 1024**2} MB")
    try:
        with archive.open(part) as file:
            found = file.read(part.file_size + 1)
    except Exception as error:
        if isinstance(error, zipfile.BadZipFile | ValueError | OSError | EOFError | RuntimeError | NotImplementedError) or type(
            error
        ).__module__ in ("zlib", "lzma", "_compression"):
            raise StatementRefused("broken", "the archive is damaged") from error
        raise
    return found
