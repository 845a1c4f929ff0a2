"""Failures of the machine, not of Rapport: each said in one line, with what to type."""

import errno

FULL, NO_TABLE = "53100", "42P01"


def told(error: BaseException) -> str:
    """Answer the line for a failure that the reader can mend; "" for any other, which is ours."""
    causes = [one for one in (error, error.__cause__) if one is not None]
    states = {getattr(one, "sqlstate", None) for one in causes}
    if FULL in states or any(isinstance(one, OSError) and one.errno == errno.ENOSPC for one in causes):
        return "the disk is full: make room on the one that holds the data, or set RAPPORT_DATA to a folder on another"
    if not any(type(one).__name__ == "OperationalError" for one in causes) and NO_TABLE not in states:
        return ""
    words = str(error).strip()
    if NO_TABLE in states or "does not exist" in words:
        return "the database is not set up yet: type make run, or rapport migrate"
    if "connect" in words:
        return f"the database does not answer ({words.splitlines()[0]}): start it with make run, or correct DATABASE_URL"
    return ""
