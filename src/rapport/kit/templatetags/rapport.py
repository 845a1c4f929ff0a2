"""The words of Rapport's templates: both languages, amounts, shares, days, status, forms of commands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from rapport.domain.figures import grouped, money, percent, short_money
from rapport.kit.clashes import both_texts, place_words
from rapport.kit.command import REGISTRY
from rapport.kit.ids import fresh_id
from rapport.kit.inputs import choice_label, hidden_of, inputs_of
from rapport.kit.labels import label_of, note_of
from rapport.kit.pages import ROUTES
from rapport.kit.refusal import Clash
from rapport.kit.tongues import in_vietnamese, said_now, say

register = template.Library()


def language() -> str:
    return "vi" if in_vietnamese() else "en"


@register.simple_tag
def t(en: str, vi: str, **values: Any) -> str:
    """Say something in the reader's language: `{% t "Clients" "Khách hàng" %}`; `%(name)s` stands for a value."""
    return said_now(en, vi, values)


@register.filter
def plain(value: Any) -> str:
    """Write a number with its thousands parted and no currency; nothing is a dash."""
    return "–" if value is None or value == "" else grouped(Decimal(value), language())


@register.filter
def amount(value: Any) -> str:
    """Write an amount with its currency; nothing is a dash."""
    return "–" if value is None or value == "" else money(Decimal(value), language())


@register.filter
def short(value: Any) -> str:
    return "–" if value is None or value == "" else short_money(Decimal(value), language())


@register.filter
def share(value: Any) -> str:
    """Write a share as a percentage with two decimals; unknown is a dash."""
    return "–" if value is None or value == "" else percent(Decimal(value), language())


@register.filter
def day(value: Any) -> str:
    """Write a day: 23/11/2026; nothing is a dash."""
    if not value:
        return "–"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


WEEKDAYS = (
    ("Monday", "thứ Hai"), ("Tuesday", "thứ Ba"), ("Wednesday", "thứ Tư"), ("Thursday", "thứ Năm"), ("Friday", "thứ Sáu"),
    ("Saturday", "thứ Bảy"), ("Sunday", "Chủ nhật"),
)  # fmt: skip


@register.filter
def weekday(value: date) -> str:
    """Name the day of the week."""
    return str(say(*WEEKDAYS[value.weekday()]))


@register.filter
def late_by(due: date, today: date) -> str:
    """Say by how many days something is late."""
    days = (today - due).days
    return str(say("%(n)s days late", "trễ %(n)s ngày", n=days) if days != 1 else say("1 day late", "trễ 1 ngày"))


@register.filter
def points(value: Any) -> str:
    """Write a distance from the floor in points, sign and word: `hở −1,1`, `+2,4`; unknown is a dash."""
    if value is None or value == "":
        return "–"
    words = grouped(Decimal(value), language(), 2)
    return str(say("%(n)s short", "thiếu %(n)s", n=words)) if Decimal(value) < 0 else f"+{words}"


@register.filter
def number(value: Any) -> str:
    """Write a quantity without superfluous decimals."""
    if value is None:
        return "–"
    text = f"{Decimal(value).normalize():f}"
    return text.replace(".", ",") if in_vietnamese() else text


@register.filter
def dot(value: Any) -> str:
    """Write a number for an input: no superfluous decimals, a point where it has some."""
    return "" if value is None or value == "" else f"{Decimal(value).normalize():f}"


@register.filter
def shortfall(value: Any) -> str:
    """Write how much is missing: a negative room as an amount."""
    return money(abs(Decimal(value)), language())


@register.filter
def nth(rows: Sequence[Any], place: int) -> Any:
    """Answer the row at a place."""
    return rows[place]


@register.filter
def pull(value: Any) -> str:
    """Write by how many points something lifts (+) or drags (−); unknown is a dash."""
    if value is None or value == "":
        return "–"
    return f"{'+' if value > 0 else ''}{grouped(Decimal(value), language(), 2)}"


@register.filter
def line_cost(worked: Any) -> Any:
    return worked.external + (worked.own_cost or 0)


@register.filter
def received_less_paid(figures: Mapping[str, Any]) -> Any:
    return figures["collected"] - figures["paid"]


@register.filter
def word(value: Any, kind: str = "choice") -> str:
    """Write a code as a word: a station, a state, a way."""
    return str(choice_label(type(kind, (), {}), str(value)))


@register.filter
def label(name: str) -> str:
    """Write the label of an argument or a verb."""
    return str(label_of(name))


@register.filter
def figure_word(name: str) -> str:
    """Write the words of a figure by its public name."""
    return str(label_of(f"figure.{name}"))


@register.filter
def at(table: Mapping[str, Any] | None, name: str) -> Any:
    """Answer what stands under a name, or nothing."""
    return (table or {}).get(name)


@register.filter
def of_list(views: Any, kind: str) -> list[Any]:
    """Answer the saved views of the list of this kind of record."""
    return list(views.filter(listing=kind).select_related("member")) if views is not None else []


@register.filter
def in_views(query: str, views: Sequence[Any]) -> bool:
    return any(view.query == query for view in views)


@register.filter
def verb_at(address: str) -> str:
    """Answer the verb that an address of ours calls: `/time/…/undoing/?why` is `undo_time`."""
    return str(resolve(address.partition("?")[0]).url_name)


@register.simple_tag
def figure(name: str, value: Any, href: str = "") -> SafeString:
    """Show a figure with its mark for machines and its way to the facts."""
    if value is None or value == "":
        return format_html('<data data-figure="{}" data-value="">–</data>', name)
    plain_value = f"{value:f}" if name.endswith("share") else f"{Decimal(value):.0f}"
    words = percent(Decimal(value), language()) if name.endswith("share") else grouped(Decimal(value), language())
    # Figures are our own words and digits; a page has hundreds.
    inner = f'<data data-figure="{name}" data-value="{plain_value}">{words}</data>'
    return SafeString(f'<a class="plain" href="{escape(href)}">{inner}</a>' if href else inner)


@register.inclusion_tag("kit/form.html", takes_context=True)
def command_form(
    context: Context,
    verb: str,
    only: str = "",
    submit: str = "",
    next: str = "",
    look: str = "",
    values: Mapping[str, Any] | None = None,
    **given: Any,
) -> dict[str, Any]:
    """
    Show the form of a command from its signature: `{% command_form "record_payment" client=client.id only="amount,received_on" %}`.

    Keyword values are given: those that the address names go into it, the others are hidden inputs. `values` prefills.
    """
    spec = REGISTRY[verb]
    declared = ROUTES[verb]
    in_path = {name: value for name, value in given.items() if f":{name}>" in declared.pattern}
    hidden = {name: value for name, value in given.items() if name not in in_path}
    names = [name for name in only.split(",") if name]
    inputs = inputs_of(spec, context["request"].member, given=given.keys(), only=names, typed=values or {}, within=given)
    return {
        "spec": spec, "inputs": inputs, "hidden": hidden_of(spec, hidden), "action": reverse(verb, kwargs=in_path), "next": next,
        "submit": submit or label_of(verb), "look": look, "has_file": any(item.kind == "file" for item in inputs),
        "csrf_token": context.get("csrf_token"), "note": note_of(verb) if inputs else "",
    }  # fmt: skip


@register.simple_tag
def sent_once() -> SafeString:
    """Put the id of what a form makes into it: sent twice, it is answered with the first."""
    return format_html('<input type="hidden" name="new_id" value="{}">', fresh_id())


ADDS = frozenset({"add", "accept", "create", "draft", "log", "open", "place", "receive", "record", "grant", "import"})


@register.inclusion_tag("kit/link.html")
def command_link(verb: str, en: str, vi: str, only: str = "", next: str = "", **given: Any) -> dict[str, Any]:
    """
    Show a command's form when it is asked for: `{% command_link "hold_job" "Put on hold" "Tạm dừng" job=job.id %}`.

    A verb that adds something has a plus before it. The form is fetched when the reader opens it, so that a page costs no query for forms that nobody opens.
    """
    declared = ROUTES[verb]
    in_path = {name: value for name, value in given.items() if f":{name}>" in declared.pattern}
    rest = {name: str(value) for name, value in given.items() if name not in in_path}
    rest |= {name: value for name, value in (("only", only), ("next", next)) if value}
    address = reverse(verb, kwargs=in_path)
    adds = verb.partition("_")[0] in ADDS
    return {"verb": verb, "adds": adds, "label": say(en, vi), "address": f"{address}?{urlencode(rest)}" if rest else address}


@register.inclusion_tag("kit/refusal.html")
def refusal(spec: Any, refused: Any, errors: Mapping[str, Any], clashes: Sequence[Clash] = ()) -> dict[str, Any]:
    """Show why something was refused, and for which input; where two changed the same, both texts to choose from."""
    named = [(name, place_words(spec.name, name), why) for name, why in errors.items()]
    # A refusal that says the same of its one input is said once.
    of = named[0][0] if len(named) == 1 and str(named[0][2]) == str(refused.message) else ""
    return {"refused": refused, "errors": named, "of": of, "clashes": both_texts(spec.name, clashes)}
