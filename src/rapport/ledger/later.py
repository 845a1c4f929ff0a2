"""What the ledger does at night: seal the books of the day."""

import json
from datetime import date, datetime

from django.utils import translation

from rapport.domain.chain import START, root
from rapport.domain.scopes import Scope
from rapport.journal.outbox import write_mail
from rapport.kit.tongues import say
from rapport.ledger.models import Book, Fact, Seal
from rapport.ledger.verify import seal_folder
from rapport.people.models import Agency, Member


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
    _mail(seal, now)
    return seal


def _mail(seal: Seal, now: datetime) -> None:
    """Send the root to the owners: a copy that nobody with the database's password can take back."""
    for owner in Member.objects.filter(kind=Member.Kind.STAFF, left_on=None).select_related("agency"):
        if owner.scope_of("people.approve") is Scope.ALL:
            with translation.override(owner.language):
                subject = say("The books of %(agency)s are sealed for %(day)s", "Sổ của %(agency)s đã niêm phong ngày %(day)s",
                              agency=owner.agency.name, day=f"{seal.on:%d/%m/%Y}")  # fmt: skip
                body = say(
                    "%(facts)s facts in %(books)s books.\nRoot: %(root)s\nThe night before: %(previous)s\n\nKeep this mail: with it, any later "
                    "change of the books can be proved.",
                    "%(facts)s bút toán trong %(books)s sổ.\nGốc: %(root)s\nĐêm trước: %(previous)s\n\nHãy giữ mail này: nhờ nó có thể chứng minh "
                    "mọi thay đổi sổ về sau.",
                    facts=seal.fact_count, books=seal.book_count, root=seal.root, previous=seal.previous,
                )  # fmt: skip
                write_mail(to=[owner.email], subject=str(subject), body=str(body), by=owner, now=now, kind="seal", subject_id=seal.id)
