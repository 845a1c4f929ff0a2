"""What the ledger does at night: seal the books of the day."""

import json
from datetime import date, datetime

from rapport.domain.chain import START, root
from rapport.ledger.models import Book, Fact, Seal
from rapport.ledger.verify import seal_folder
from rapport.people.models import Agency


def seal_night(agency: Agency, *, on: date, now: datetime) -> Seal:
    """
    Seal the books as they stand: the root over all heads, chained to the seal before, in the table and in a file of its own.

    The second call for the same day answers the first seal. The caller stands inside the agency's wall.
    """
    done = Seal.objects.filter(on=on).first()
    if done:
        return done
    known: dict[str, str] = {}
    last = None
    for last in Seal.objects.order_by("on"):
        known |= {book: head for book, (_seq, head) in last.heads.items()}
    heads = {str(book.id): (book.last_seq, book.head) for book in Book.objects.order_by("id")}
    fresh = {book: head for book, head in heads.items() if known.get(book) != head[1]}
    previous = last.root if last else START
    whole = {**known, **{book: head for book, (_seq, head) in fresh.items()}}
    seal = Seal.objects.create(
        agency=agency, on=on, root=root([*whole.items(), ("previous", previous)]), previous=previous, book_count=len(heads),
        fact_count=Fact.objects.count(), heads=fresh, sealed_at=now,
    )  # fmt: skip
    folder = seal_folder(agency)
    folder.mkdir(parents=True, exist_ok=True)
    content = {"on": on.isoformat(), "root": seal.root, "previous": previous, "books": len(heads), "heads": fresh}
    (folder / f"{on.isoformat()}.json").write_text(json.dumps(content, sort_keys=True, indent=1))
    return seal
