"""Minutes of acceptance (biên bản nghiệm thu), over one or many jobs of one company."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rapport.clients.models import ClientEntity
from rapport.clients.queries.terms import terms_of
from rapport.domain.banks import bank_of
from rapport.domain.figures import grouped
from rapport.domain.law.documents import DOCUMENTS
from rapport.domain.vat import NOT_TAXED, vat_groups
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.documents import pdf
from rapport.people.models import LegalEntity, OwnBankAccount
from rapport.production.documents.texts import TEXTS
from rapport.production.models import Acceptance, AcceptanceLine
from rapport.production.queries.grounds import contracts_of

TEMPLATE = Path(__file__).resolve().parent / "acceptance.typ"
LAWS = ("Luật 91/2015/QH13", "Luật 36/2005/QH11")


def acceptance_pdf(acceptance: Acceptance, language: str) -> bytes:
    """Set the minutes as PDF, in Vietnamese or English: grounds, parties, what is accepted, what is to pay, signatures."""
    words: dict[str, Any] = TEXTS[language]
    lines = list(acceptance.lines.select_related("job", "order__contract", "acceptance__client").order_by("position"))
    groups = vat_groups([(line.net_amount, line.vat_code) for line in lines])
    net, vat = sum((group.net for group in groups), Decimal(0)), sum((group.vat for group in groups), Decimal(0))
    sums = [[words["net"], _n(net, language)]]
    sums += [[_rate(words, group.code, group.net, language), _n(group.vat, language)] for group in groups]
    sums.append([words["total"], _n(net + vat, language)])
    client, seller = acceptance.client_entity, acceptance.legal_entity
    total = int(net + vat)
    return pdf(TEMPLATE, {
        "lang": language, "state": words["state"], "title": words["title"], "number": words["number"].format(number=acceptance.number),
        "place": words["today"].format(day=_long(acceptance.minutes_on, words)), "grounds": _grounds(acceptance, lines, words),
        "client": [words["client"].format(name=client.name), _client_rows(client, words)],
        "seller": [words["seller"].format(name=seller.name), _seller_rows(seller, words)],
        "accepted": words["accepted"], "opening": words["opening"], "heads": words["heads"], "rows": _rows(lines, language), "sums": sums,
        "notes": _notes(lines, words, language), "confirmed": words["confirmed"], "payment": words["payment"],
        "to_pay": words["to_pay"].format(total=_n(net + vat, language)),
        "words": words["in_words"].format(words=in_vietnamese(total) if language == "vi" else in_english(total)),
        "terms": _terms(acceptance, words), "closing": words["closing"], "copies": words["copies"],
        "left": [words["for_client"], words["sign"], client.representative], "right": [words["for_seller"], words["sign"], seller.representative],
    })  # fmt: skip


def _n(amount: Decimal, language: str) -> str:
    return grouped(amount, language)


def _rate(words: dict[str, Any], code: str, net: Decimal, language: str) -> str:
    return str(words["no_vat"][code] if code in NOT_TAXED else words["vat"].format(rate=code, net=_n(net, language)))


def _long(day: date, words: dict[str, Any]) -> str:
    return str(words["long_day"].format(day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year, short=f"{day:%d/%m/%Y}"))


def _grounds(acceptance: Acceptance, lines: list[AcceptanceLine], words: dict[str, Any]) -> list[str]:
    """The laws in force on the day of the minutes, the contracts of their lines, and what was really done."""
    found = [words["law"][key] for key in LAWS if DOCUMENTS[key].holds(acceptance.minutes_on)]
    signed = {line.order.contract.number: line.order.contract.signed_on for line in lines if line.order and line.order.contract}
    terms = terms_of(acceptance.client, acceptance.minutes_on)
    if terms and terms.framework_number:
        signed.setdefault(terms.framework_number, terms.framework_signed_on)
    for number in dict.fromkeys(filter(None, contracts_of(lines).values())):
        day = signed.get(number)
        found.append((words["contract_of_day"] if day else words["contract"]).format(number=number, day=f"{day:%d/%m/%Y}" if day else ""))
    return [*found, words["result"]]


def _client_rows(company: ClientEntity, words: dict[str, Any]) -> list[list[str]]:
    values = (company.address, company.tax_code, company.phone, company.representative, company.representative_title)
    return [[label, value] for label, value in zip(words["party"], values, strict=True) if value]


def _seller_rows(company: LegalEntity, words: dict[str, Any]) -> list[list[str]]:
    values = (company.address, company.tax_code, company.phone, company.representative, company.representative_title)
    found = [[label, value] for label, value in zip(words["party"], values, strict=True) if value]
    account = OwnBankAccount.objects.filter(legal_entity=company, closed_on=None, is_waiting=False).order_by("-is_default", "id").first()
    if account:
        bank = bank_of(account.bank_bin)
        found.append([words["account"], f"{account.number}, {bank.name if bank else account.bank_bin}"])
    return found


def _rows(lines: list[AcceptanceLine], language: str) -> list[list[str]]:
    return [
        [str(line.position), f"{line.text} ({line.job.number})", f"{line.completed_on:%d/%m/%Y}", _n(line.contracted_amount, language),
         _n(line.deduction_amount, language) if line.deduction_amount else "–", _n(line.net_amount, language)]
        for line in lines
    ]  # fmt: skip


def _notes(lines: list[AcceptanceLine], words: dict[str, Any], language: str) -> list[str]:
    """Say of each line that is not accepted in full why, and whether the rest comes later."""
    return [
        words["way"][line.way].format(
            place=line.position, amount=_n(line.deduction_amount, language), reason=f": {line.reason}" if line.reason else ""
        )
        for line in lines
        if line.deduction_amount
    ]


def _terms(acceptance: Acceptance, words: dict[str, Any]) -> str:
    terms = terms_of(acceptance.client, acceptance.minutes_on)
    return str(words["clock"][terms.clock].format(days=terms.days)) if terms else str(words["no_clock"])
