"""
Search by the beginnings of words, without diacritics: `dat vi` finds Đất Việt, `260012` the job of that number.

Under row-level security only comparisons use an index, so each word is a row and a prefix is a range (house.md, the wall).
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from rapport.domain.names import search_form, search_words
from rapport.journal.models import SearchEntry, SearchWord
from rapport.kit.subjects import subject_named, subject_of

LONGEST_WORD = 60
MOST_WORDS = 8
# How far a word is counted to find the rarest; beyond it, it is common.
COUNTED = 300
MOST_ENTRIES = 200
END = "\U0010ffff"


def index(records: Iterable[Any]) -> None:
    """Let records be found by their present words; called by the journal after each command, and by commands that make many."""
    for record in records:
        subject = subject_of(type(record))
        if subject is None or subject.found_by is None:
            continue
        label, title = subject.found_by(record)
        label, title = label[:120], title[:300]
        entry = SearchEntry.objects.filter(kind=subject.kind, subject_id=record.pk).first()
        if entry is None:
            entry = SearchEntry(agency_id=record.agency_id, kind=subject.kind, subject_id=record.pk)
        elif (entry.label, entry.title) == (label, title):
            continue
        else:
            entry.words.all().delete()
        entry.label, entry.title = label, title
        entry.save()
        SearchWord.objects.bulk_create(SearchWord(agency_id=record.agency_id, entry=entry, word=word) for word in _words(label, title))


def _words(label: str, title: str) -> set[str]:
    """The words of both, and the label in one: `BLU-26-0012` is found by `blu260012`, too."""
    return {word[:LONGEST_WORD] for word in [*search_words(label), *search_words(title), search_form(label).replace(" ", "")] if word}


@dataclass(frozen=True)
class Found:
    kind: str
    label: str
    title: str
    url: str


def matching(words: str, kind: str = "") -> QuerySet[SearchEntry]:
    """Answer the entries (of one kind) that have a word beginning like each of the words typed; nothing typed: none."""
    wanted = [word[:LONGEST_WORD] for word in search_words(words)[:MOST_WORDS]]
    if not wanted:
        return SearchEntry.objects.none()
    entries = SearchEntry.objects.filter(kind=kind) if kind else SearchEntry.objects.all()
    for word in _rarest_first(wanted):
        entries = entries.filter(id__in=SearchWord.objects.filter(_begins(word)).values("entry_id"))
    return entries


def ids_found(words: str, kind: str) -> QuerySet[SearchEntry, Any]:
    """Answer the ids of the records of one kind that the words find, for the list of that kind."""
    return matching(words, kind).values("subject_id")


def found(words: str, member: Any, kinds: Iterable[str], most: int) -> list[Found]:
    """
    Answer the records of these kinds that the words find and this member sees, kind by kind, the newest first.

    What one may not see is not found, not counted and leaves no trace: each kind is asked of its own room.
    """
    answers: list[Found] = []
    entries = list(matching(words).filter(kind__in=(kinds := list(kinds))).order_by("-subject_id")[:MOST_ENTRIES])
    for kind in kinds:
        of_kind = {entry.subject_id: entry for entry in entries if entry.kind == kind}
        if not of_kind:
            continue
        subject = subject_named(kind)
        seen: dict[uuid.UUID, Any] = {record.pk: record for record in subject.visible(member).filter(pk__in=of_kind)}
        answers += [Found(kind, entry.label, entry.title, subject.url(seen[pk])) for pk, entry in of_kind.items() if pk in seen]
    return answers[:most]


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + END)


def _rarest_first(words: list[str]) -> list[str]:
    if len(words) == 1:
        return words
    counts = {word: SearchWord.objects.filter(_begins(word)).order_by()[:COUNTED].count() for word in words}
    return sorted(words, key=lambda word: counts[word])
