"""
The words for commands and their arguments, one place for page, command line and API: the same word for the same thing.

Rooms add theirs in `AppConfig.ready()`; a test asks that no argument of any command goes without.
"""

from rapport.kit.refusal import Words

_labels: dict[str, Words] = {}
_notes: dict[str, Words] = {}


def add(words: dict[str, Words]) -> None:
    """Add labels: `argument` or, where the word differs for one verb, `verb.argument`; verbs themselves as `verb`."""
    _labels.update(words)


def label_of(verb: str, argument: str = "") -> Words:
    """Answer the label of a verb or of one of its arguments; KeyError where no room has given it one."""
    if not argument:
        return _labels[verb]
    *_, last = argument.split(".")
    return _labels.get(f"{verb}.{last}") or _labels[last]


def explain(notes: dict[str, Words]) -> None:
    """Add what a form says under its name, by verb, or under an input, by `verb.argument`: what follows, what to type; never what the label says."""
    _notes.update(notes)


def note_of(verb: str, argument: str = "") -> Words:
    """Answer what is to be known before a verb is done or an argument typed, or ""."""
    return _notes.get(f"{verb}.{argument}" if argument else verb, "")


def has_label(verb: str, argument: str = "") -> bool:
    try:
        label_of(verb, argument)
    except KeyError:
        return False
    return True
