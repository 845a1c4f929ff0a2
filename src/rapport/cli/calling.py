"""Call one command by name with JSON, as `rapport do` and `rapport play` do."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from rapport.cli.people import acting_as
from rapport.cli.saying import UnknownPerson
from rapport.kit import clock
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY
from rapport.kit.refusal import ArgumentsRefused, Refused
from rapport.kit.subjects import finder


def call(verb: str, email: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Answer what `rapport do` prints: ok and the result, or the refusal with its code, message and what is missing."""
    spec = REGISTRY.get(verb)
    if spec is None:
        return {"ok": False, "refused": "unknown_verb", "message": f"There is no command named {verb}.", "missing": []}
    try:
        with acting_as(email) as member:
            now = clock.now()
            offered = {"by": member, "now": now, "today": clock.day_of(now, member.agency)}
            read = spec.read(arguments, finder(member))
            result = spec.call(**read, **{name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)})
            return {"ok": True, "result": told(result)}
    except UnknownPerson:
        return {"ok": False, "refused": "unknown_person", "message": f"Nobody here has the e-mail {email}.", "missing": []}
    except ArgumentsRefused as refused:
        errors = {name: str(why) for name, why in refused.errors.items()}
        return {"ok": False, "refused": refused.code, "message": str(refused.message), "missing": list(refused.missing), "errors": errors}
    except Refused as refused:
        return {"ok": False, "refused": refused.code, "message": str(refused.message), "missing": list(refused.missing)}


def told(record: Any) -> dict[str, Any]:
    """Tell a record by its id, its number, and the ids of what was made with it."""
    if not isinstance(record, Model):
        return {"value": str(record)}
    answer: dict[str, Any] = {"id": str(record.pk), "kind": record._meta.model_name}
    for name in ("number", "code", "net_amount", "vat_amount", "total_amount", "amount"):
        value = getattr(record, name, None)
        if value is not None and value != "":
            answer[name] = f"{value:f}".removesuffix(".00") if hasattr(value, "quantize") else value
    for field in record._meta.fields:
        if field.is_relation and field.name != "agency" and getattr(record, field.attname) is not None:
            answer.setdefault(f"{field.name}_id", str(getattr(record, field.attname)))
    answer |= _inside(record)
    return answer


def _inside(record: Model) -> dict[str, Any]:
    """Ids of the records that follow from this one, so that a script can go on from it."""
    with transaction.atomic():
        match record._meta.model_name:
            case "quote":
                version = record.versions.order_by("-position").first()  # type: ignore[attr-defined]
                return {"version_id": str(version.id), "version": version.position}
            case "job":
                quote = record.quotes.order_by("-position").first()  # type: ignore[attr-defined]
                if quote is None:
                    return {}
                version = quote.versions.order_by("-position").first()
                return {"quote_id": str(quote.id), "quote_number": quote.number, "version_id": str(version.id)}
            case "acceptance" | "invoice":
                rows = record.lines.order_by("position")  # type: ignore[attr-defined]
                return {"lines": [str(row.id) for row in rows]}
    return {}
