"""
Both languages side by side: `say("Add a client", "Thêm khách hàng")`.

Vietnamese and English are both first languages here, so each sentence is written in both, where it is used: neither can be
missing, and a change to one is made in sight of the other (docs/decisions/0003). Templates have `{% t "…" "…" %}`.
"""

import re
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language


def in_vietnamese() -> bool:
    """Answer whether the reader's language is Vietnamese; every other language reads English."""
    return (get_language() or "vi").startswith("vi")


def said_now(en: str, vi: str, values: dict[str, Any] | None) -> str:
    """Answer words in the language of this moment's reader, as text: for templates, which write them at once."""
    words = vi if in_vietnamese() else _counted(en, values)
    return words % {name: str(value) for name, value in values.items()} if values else words


def _counted(words: str, values: dict[str, Any] | None) -> str:
    """Choose between one and many by `n`: `%(n)s (job|jobs)`; Vietnamese needs no such choice."""
    if not values or "|" not in words:
        return words
    place = 1 if str(values.get("n")) == "1" else 2
    return ONE_OR_MANY.sub(lambda found: found[place], words)


ONE_OR_MANY = re.compile(r"\(([^()|]*)\|([^()|]*)\)")
_lazily = lazy(said_now, str)


def say(en: str, vi: str, **values: Any) -> str:
    """Answer words that read in the language of whoever reads them; `%(name)s` stands for a value, `(job|jobs)` for one or `n`."""
    return _lazily(en, vi, values)
