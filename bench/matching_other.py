"""
A second world of statements with known truth, made of other suppositions than matching_noise.py: what an engine fits in one of them
must hold in the other, too.

Few clients owe much here: most amounts are round and met again at others, senders write with and without diacritics, in English, with
orders, telephone numbers and days among the words; some banks spoil the letters; a parent company pays for two clients from one
account; some invoices are in dollars. `generate(seed, lines=…, items=…)` answers what matching_noise.generate does.
"""

import random
import unicodedata
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from matching_other_words import BRANDS, ENDINGS, ENGLISH, FORMS, GREETINGS, PEOPLE, REASONS, VERBS

FIRST = date(2026, 1, 5)
OURS = ("CONG TY TNHH QUANG CAO BEN MOI", "0371000456789")
# Shares of lines, but for what the name says otherwise.
SHARES = {
    "exact": 0.66, "joint": 0.11, "partial": 0.07, "fee": 0.04, "withheld": 0.04, "over": 0.01, "nothing": 0.05, "reversed": 0.01, "refund": 0.01,
}  # fmt: skip
KEYS, SPOILT_KEYS, STRANGERS, NO_ACCOUNT, UNCONFIRMED, PARENTS, DOLLARS, WRONG_NUMBER = 0.5, 0.15, 0.05, 0.15, 0.15, 0.02, 0.03, 0.01


def bare(text: str) -> str:
    """Write a text in capitals without diacritics."""
    flat = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in flat if not unicodedata.combining(letter)).upper()


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


class World:
    """One agency with its clients and invoices, and a statement of the money that came."""

    def __init__(self, seed: int, lines: int, items: int, clients: int) -> None:
        self.rng = random.Random(f"other {seed}")
        self.items: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.truth: dict[str, list[str]] = {}
        self.reversed: dict[str, str] = {}
        self.clients = [self.client(place) for place in range(clients or max(items // 14, 4))]
        self.parents()
        self.invoices(items)
        while len(self.lines) < lines:
            self.money()
        self.rng.shuffle(self.lines)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # --- who owes what --------------------------------------------------------------------------------------------------
    def client(self, place: int) -> dict[str, Any]:
        rng = self.rng
        brand = " ".join(rng.sample(BRANDS, rng.choice((1, 2, 2, 3)))) + rng.choice(ENDINGS)
        return {
            "id": place, "brand": brand, "name": f"{rng.choice(FORMS)} {brand}", "tax": f"03{rng.randrange(10**7, 10**8)}",
            "account": f"{rng.randrange(10**8, 10**14)}", "confirmed": not self.chance(UNCONFIRMED), "open": [], "late": rng.choice((-5, 0, 3, 8, 20, 45)),
            "size": rng.choice((1, 1, 1, 2, 3, 8)), "base": rng.choice((5, 12, 25, 40, 75, 120)) * 1_000_000, "dollars": self.chance(DOLLARS),
            "contract": f"{rng.randrange(1, 300):03d}/{rng.choice(('2025', '2026'))}/{rng.choice(('HDDV', 'HĐQC', 'HDNT'))}", "boss": rng.choice(PEOPLE),
        }  # fmt: skip

    def parents(self) -> None:
        """Let some clients share the account of one payer."""
        for _ in range(int(len(self.clients) * PARENTS)):
            one, other = self.rng.sample(self.clients, 2)
            other["account"], other["confirmed"] = one["account"], one["confirmed"]

    def invoices(self, count: int) -> None:
        rng = self.rng
        days = sorted(FIRST + timedelta(rng.randrange(300)) for _ in range(count))
        for serial, day in enumerate(days, 1):
            client = rng.choices(self.clients, [each["size"] for each in self.clients])[0]
            if client["dollars"]:
                net = gross = Decimal(rng.randrange(400, 30_000))
            else:
                net = Decimal(
                    rng.choice(
                        (client["base"], rng.randrange(2, 400) * 500_000, rng.randrange(2, 400) * 500_000, rng.randrange(10**6, 2 * 10**8))
                    )
                )
                gross = rounded(net * Decimal(rng.choice(("1.08", "1.08", "1.08", "1.10", "1"))))
            made = {
                "id": f"inv-{serial}", "key": f"RP2026{serial:06d}", "symbol": rng.choice(("1C26TBM", "1C26TBM", "1K26TBM")), "number": f"{serial + 412:08d}",
                "open": str(gross), "net": str(net), "client": client["id"], "tax_code": client["tax"], "payer_names": [client["name"]],
                "issued_on": day.isoformat(), "due_on": (day + timedelta(rng.choice((7, 15, 30, 45, 60)))).isoformat(),
                "contracts": [client["contract"]] if self.chance(0.5) else [], "currency": "USD" if client["dollars"] else "VND",
            }  # fmt: skip
            self.items.append(made)
            client["open"].append(made)

    # --- what comes -----------------------------------------------------------------------------------------------------
    def money(self) -> None:
        rng = self.rng
        kind = rng.choices(list(SHARES), list(SHARES.values()))[0]
        client = rng.choice(self.clients)
        if kind == "nothing":
            self.no_invoice(client)
            return
        if not client["open"]:
            return
        count = min(rng.choices((2, 3, 4, 5, 7), (50, 25, 12, 8, 5))[0], len(client["open"])) if kind == "joint" else 1
        start = 0 if self.chance(0.65) else rng.randrange(len(client["open"]) - count + 1)
        items = [client["open"].pop(start) for _ in range(count)]
        total = sum((Decimal(item["open"]) for item in items), Decimal(0))
        is_vnd = items[0]["currency"] == "VND"
        amount, part = total, ""
        if kind == "fee":
            amount -= (
                Decimal(rng.choice((1_100, 3_300, 5_500, 11_000, 22_000, 55_000, 110_000))) if is_vnd else Decimal(rng.choice((10, 15, 25)))
            )
        elif kind == "withheld":
            amount -= rounded(Decimal(items[0][rng.choice(("net", "open"))]) * Decimal(rng.choice(("0.1", "0.05", "0.02", "0.01"))))
        elif kind == "partial":
            amount = max(rounded(total * rng.choice((20, 30, 40, 50, 50, 60, 70)) / 100), Decimal(1))
            part = rng.choice(("dot 1", "lan 1", "tam ung", "50%", "", "", "part payment"))
        elif kind == "over":
            amount += rng.choice((1_000, 10_000, 500_000))
        self.paid(kind, client, items, amount, part)

    def paid(self, kind: str, client: dict[str, Any], items: list[dict[str, Any]], amount: Decimal, part: str) -> None:
        rng = self.rng
        day = date.fromisoformat(items[-1]["due_on"]) + timedelta(client["late"] + rng.randrange(-7, 10))
        day = max(day, date.fromisoformat(items[-1]["issued_on"]) + timedelta(rng.randrange(3)))
        stranger = self.chance(STRANGERS)
        words = self.words(client, items, part, stranger=stranger)
        name, account = (
            (rng.choice((client["boss"], rng.choice(PEOPLE))), f"{rng.randrange(10**9, 10**13)}")
            if stranger
            else (client["name"], client["account"])
        )
        line = self.wrapped(words, name, account, amount, day, items[0]["currency"])
        ids = [item["id"] for item in items]
        if kind in ("reversed", "refund"):
            back = dict(line, id=f"b{len(self.lines)}", amount=str(-amount))
            back["on"] = (day + timedelta(rng.choice((0, 0, 1, 3)))).isoformat()
            back["memo"] = (
                rng.choice(("HOAN TRA GD LOI ", "REVERSAL ", "Tra lai tien chuyen nham ", "HUY GD "))
                + line["memo"][: rng.choice((0, 40, 90))]
            )
            self.keep(line, [])
            self.keep(back, [])
            self.reversed[back["id"]] = line["id"]
            client["open"] += items
        else:
            self.keep(line, ids)

    def no_invoice(self, client: dict[str, Any]) -> None:
        rng = self.rng
        day = FIRST + timedelta(rng.randrange(30, 330))
        amount = Decimal(rng.choice((rng.randrange(5_000, 9_000_000), rng.randrange(1, 80) * 1_000_000)))
        memo, name, account = rng.choice((
            ("Lai tien gui khong ky han", "", ""), ("CREDIT INTEREST", "", ""), (f"{rng.choice(PEOPLE)} hoan ung cong tac phi", rng.choice(PEOPLE), ""),
            ("Nop tien mat", rng.choice(PEOPLE), ""), ("dat coc du an moi", client["name"], client["account"]), ("chuyen tien", rng.choice(PEOPLE), "9" * 10),
            ("Vay von luu dong theo KUNN 12/2026", "", ""), (f"tam ung hop dong {rng.randrange(300, 400)}/2026", client["name"], client["account"]),
        ))  # fmt: skip
        self.keep(self.wrapped(memo, name, account, amount, day, "VND"), [])

    def keep(self, line: dict[str, Any], paid: list[str]) -> None:
        line["id"] = line.get("id") or f"n{len(self.lines)}"
        self.lines.append(line)
        self.truth[line["id"]] = paid

    # --- what is written ------------------------------------------------------------------------------------------------
    def words(self, client: dict[str, Any], items: list[dict[str, Any]], part: str, *, stranger: bool) -> str:
        rng = self.rng
        english = self.chance(0.12)
        who = client["brand"] if self.chance(0.5) else client["name"]
        reference = self.reference(client, items)
        words = [rng.choice(ENGLISH if english else VERBS), reference, part]
        if self.chance(0.4):
            words.append(rng.choice(REASONS))
        if self.chance(0.45) or (stranger and self.chance(0.7)):
            words.insert(0, who)
        if self.chance(0.15):
            words.append(rng.choice(GREETINGS))
        if self.chance(0.1):
            words.append(
                rng.choice(
                    (
                        f"PO {rng.randrange(4_500_000_000, 4_600_000_000)}",
                        f"LH 09{rng.randrange(10**8)}",
                        f"ngay {rng.randrange(1, 29)}/{rng.randrange(1, 13)}/2026",
                    )
                )
            )
        text = " ".join(word for word in words if word)
        text = bare(text) if self.chance(0.65) else text if self.chance(0.5) else text.lower()
        if self.chance(0.05):
            place = rng.randrange(len(text) + 1)
            text = (
                text[:place] + text[place + 1 :]
                if self.chance(0.5)
                else text[:place] + rng.choice("abcdeghiklmnopqrstuvxy0123456789") + text[place:]
            )
        if not text.isascii() and self.chance(0.15):
            text = text.encode().decode("latin-1") if self.chance(0.5) else "".join(letter if letter.isascii() else "?" for letter in text)
        return text

    def reference(self, client: dict[str, Any], items: list[dict[str, Any]]) -> str:
        rng = self.rng
        if self.chance(KEYS):
            named = items if self.chance(0.7) else items[:1]
            return rng.choice((" ", ", ", "+", " va ")).join(self.key(item["key"]) for item in named)
        style = rng.random()
        numbers = [item["number"] for item in items]
        if self.chance(WRONG_NUMBER):
            numbers = [rng.choice(self.items)["number"]]
        short = [number.lstrip("0") for number in numbers]
        if style < 0.2:
            return f"{rng.choice(('HD', 'hóa đơn', 'HDGTGT số', 'inv'))} {items[0]['symbol']} so {', '.join(numbers)}"
        if style < 0.45:
            return f"{rng.choice(('hóa đơn số', 'HD so', 'HĐ', 'invoice no.', 'inv#', 'theo HĐ GTGT'))} {rng.choice((', ', ' va ', '; ', '+')).join(numbers)}"
        if style < 0.65:
            if len(short) > 2 and int(short[-1]) - int(short[0]) == len(short) - 1:
                return f"HD {short[0]}-{short[-1]}"
            return f"{rng.choice(('HD', 'hóa đơn', 'HĐ số', 'INV'))} {', '.join(short)}"
        if style < 0.75:
            return f"{rng.choice(('HD so', 'theo hợp đồng', 'HĐ'))} {client['contract']}"
        return ""

    def key(self, key: str) -> str:
        rng = self.rng
        if not self.chance(SPOILT_KEYS):
            return key if self.chance(0.9) else key.lower()
        year, serial = key[2:6], key[6:]
        place = rng.randrange(2, 12)
        return rng.choice((
            f"RP{year} {serial}", f"RP {year}-{serial}", f"RP.{year}.{serial}", f"R P{year}{serial}", f"RP{year}{serial[:3]} {serial[3:]}", f"TT{key}HD", f"{key}TT",
            key.replace("0", "O"), key[:-1], key[:-2], key[1:], key[2:], f"{key[:place]}{rng.choice('0123456789')}{key[place + 1 :]}", f"{key[:place]}{key[place + 1 :]}",
            key.replace("1", "I"), f"RP2{year[1:]}/{serial}",
        ))  # fmt: skip

    def wrapped(self, text: str, name: str, account: str, amount: Decimal, day: date, currency: str) -> dict[str, Any]:
        rng = self.rng
        style = rng.randrange(9)
        reference = f"FT26{rng.randrange(1, 366):03d}{rng.randrange(10**9):09d}"
        shown = bare(name) if self.chance(0.8) else name
        if self.chance(0.1):
            shown = shown[: rng.choice((18, 24, 30))]
        account = "" if self.chance(NO_ACCOUNT) else account
        number = rng.randrange(10**9, 10**12)
        if style == 0 and account:
            memo = f"MBVCB.{number}.{rng.randrange(10**5, 10**6)}.{text}.CT tu {account} {bare(name)} toi {OURS[1]} {OURS[0]} tai MB"
            shown, account = "", ""
        else:
            memo = (
                text, f"MBVCB.{number}.{rng.randrange(10**5)}.{text}", f"IBFT {text}", f"{reference} {text}", f"CT nhanh 247 den: {text}", f"NAPAS {number} {text}",
                f"MB(FT) {text}; thoi gian GD: {day:%d/%m/%Y} 09:12:44", f"{text} - Ma GD ACSP/ {number}", f"REM Tfr Ac: {number} O@L_080001_0_0_{text}",
            )[style]  # fmt: skip
        if self.chance(0.06):
            memo = memo[: rng.choice((30, 45, 60, 80))]
        if self.chance(0.12):
            shown = ""
        return {"amount": str(amount), "memo": memo, "counterparty": shown, "counterparty_account": account, "on": day.isoformat(),
                "reference": reference, "currency": currency}  # fmt: skip

    def payers(self) -> list[dict[str, Any]]:
        return [
            {
                "client": each["id"], "accounts": [each["account"]] if each["confirmed"] else [], "names": [], "tax_codes": [],
                "aliases": [each["boss"]] if self.chance(0.05) else [], "days_late": each["late"] if self.chance(0.6) else None,
            }
            for each in self.clients
        ]  # fmt: skip


def generate(seed: int, *, lines: int, items: int, clients: int = 0) -> dict[str, Any]:
    """Answer items, lines, payers, settings, `truth` (line → items it pays) and `reversed` (money out → the line it takes back)."""
    world = World(seed, lines, items, clients)
    return {
        "items": world.items, "lines": world.lines, "payers": world.payers(), "settings": {},
        "truth": world.truth, "reversed": world.reversed,
    }  # fmt: skip
