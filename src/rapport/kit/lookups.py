"""`id__among=ids`: as `in`, for long lists of ids: one array for PostgreSQL, not a thousand values that Django prepares one by one."""

from typing import Any

from django.db.models import ForeignObject, Lookup, UUIDField


class Among(Lookup):
    """Match a column of ids with any of a collection of ids (no queryset: that is what `in` is for)."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = any(%s::uuid[])", (*params, list(self.rhs))


def register() -> None:
    """Make the lookup known, on ids and on foreign keys; called once, when the kit is ready."""
    UUIDField.register_lookup(Among)
    ForeignObject.register_lookup(Among)
