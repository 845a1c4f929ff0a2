from django.db import models

from rapport.kit.models import Ref, Walled


class SearchEntry(Walled):
    """What search shows of a record; who sees it is asked of its room at each search."""

    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    label = models.CharField(max_length=120)
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "kind", "subject_id"], name="record_is_found_once")]


class SearchWord(Walled):
    """One word of a record, without diacritics; prefix ranges find it (row-level security lets no trigram index work)."""

    entry = Ref(SearchEntry, related_name="words")
    word = models.CharField(max_length=60, db_collation="C")

    class Meta:
        indexes = [models.Index(fields=["agency", "word", "entry"], name="search_word_by_prefix")]
