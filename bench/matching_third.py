"""
A third world of statements with known truth, on which no weight is fitted: it judges whether what was learnt in the other two holds.

Its suppositions are again others. An agency bills by instalments (30/40/30) and by months; two own series share their numbers; clients
are households, chains with branches, foreign groups; payers write for their accountants (`chi phi T9`, numbers with the day, ranges,
`RP` alone with the last digits), paste the name of the agency, pay rounded sums, keep back fees or tax, settle in haste before a holiday
or in one run a month. Banks cut names at 20 letters, memos at 50, drop blanks at the end of lines, glue words together.
"""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

FIRST = date(2025, 11, 3)
HEADS = ("CONG TY TNHH", "CTY CP", "CONG TY CO PHAN", "HKD", "CN CONG TY TNHH", "DNTN", "CONG TY TNHH MTV", "VPDD", "JSC")
TRADES = ("THUC PHAM", "NUOC GIAI KHAT", "BAT DONG SAN", "DUOC", "MY PHAM", "NOI THAT", "VAN TAI", "GIAO DUC", "THOI TRANG", "")
FIRST_WORDS = ("AN", "BINH", "CHAU", "DAI", "DUC", "GIA", "HA", "HOA", "HUNG", "KIM", "LAM", "LONG", "MINH", "NAM", "NGOC", "PHU", "QUANG", "SON",
               "TAN", "THIEN", "THANH", "TRUNG", "VAN", "VIET", "VINH", "XUAN", "YEN", "DONG", "TAY", "BAC")  # fmt: skip
LAST_WORDS = ("PHAT", "THINH", "LOC", "TIN", "NGHIA", "KHANG", "SANG", "HUY", "LINH", "ANH", "BAO", "CUONG", "DAT", "GIANG", "HIEP", "KHOI", "LAN",
              "MY", "NHAT", "OANH", "PHONG", "QUOC", "SINH", "THAO", "UYEN", "VUONG")  # fmt: skip
FOREIGN = (
    "NORDLYS ASIA PTE LTD",
    "KOBAYASHI FOODS",
    "ARGENTA SAVON",
    "BLUE HARBOUR TRADING",
    "HANA BEAUTY CO LTD",
    "MERIDIAN PHARMA",
    "OAK AND IRON",
)
PERSONS = ("NGUYEN THI HONG", "TRAN VAN DUC", "LE THI MAI", "PHAM QUOC BAO", "HOANG ANH TUAN", "VU THI NGA", "DANG VAN LOI", "BUI THI HANH")
SUBJECTS = ("chi phi quang cao", "phi DV truyen thong", "san xuat clip", "thiet ke nhan dien", "phi quan ly fanpage", "booking bao", "su kien ra mat",
            "phi creative", "chup hinh menu")  # fmt: skip
KINDS = {
    "one": 0.70, "run": 0.09, "two": 0.04, "share": 0.05, "fee": 0.03, "tax": 0.03, "rounded": 0.01, "foreign_to_us": 0.04, "taken_back": 0.01,
}  # fmt: skip


def whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


class World:
    """One agency: clients with contracts billed in instalments or months, and what their accountants send."""

    def __init__(self, seed: int, lines: int, items: int) -> None:
        self.rng = random.Random(f"third {seed}")
        self.items: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.truth: dict[str, list[str]] = {}
        self.reversed: dict[str, str] = {}
        self.clients = [self.client(place) for place in range(max(items // 9, 5))]
        bills = sorted((bill for client in self.clients for bill in self.bills(client)), key=lambda bill: bill["on"])
        while len(bills) < items:
            bills += self.bills(self.rng.choice(self.clients))
        for serial, bill in enumerate(sorted(bills[:items], key=lambda bill: bill["on"]), 1):
            self.issue(serial, bill)
        while len(self.lines) < lines:
            self.money()
        self.rng.shuffle(self.lines)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def client(self, place: int) -> dict[str, Any]:
        rng = self.rng
        brand = f"{rng.choice(FIRST_WORDS)} {rng.choice(LAST_WORDS)}"
        if self.chance(0.3):
            brand += f" {rng.choice(FIRST_WORDS)}"
        name = f"{rng.choice(FOREIGN)} {rng.choice(LAST_WORDS)}" if self.chance(0.06) else " ".join(
            word for word in (rng.choice(HEADS), rng.choice(TRADES), brand) if word)  # fmt: skip
        return {
            "id": f"k{place}", "brand": brand, "name": name, "tax": f"0{rng.randrange(10**8, 10**9)}", "run_day": rng.choice((0, 0, 5, 15, 25)),
            "account": f"{rng.choice(('190', '007', '101', '68'))}{rng.randrange(10**7, 10**10)}", "confirmed": self.chance(0.85),
            "terms": rng.choice((7, 15, 30, 30, 45, 60)), "late": rng.choice((-2, 0, 1, 4, 10, 18, 35)), "open": [],
            "said": self.chance(0.65), "person": rng.choice(PERSONS), "serial": rng.randrange(1, 200),
        }  # fmt: skip

    def bills(self, client: dict[str, Any]) -> list[dict[str, Any]]:
        """One contract's bills: three instalments, some months of a fee, or a single one."""
        rng = self.rng
        day = FIRST + timedelta(rng.randrange(340))
        contract = (
            f"{client['serial']:02d}/{day.year}/{rng.choice(('HDDV', 'HDQC'))}/{''.join(word[0] for word in client['brand'].split())}"
        )
        client["serial"] += 1
        style = rng.random()
        if style < 0.4:
            price = rng.randrange(20, 900) * 1_000_000 + rng.choice((0, 0, 0, rng.randrange(10**6)))
            shares, gap = rng.choice(((30, 40, 30), (50, 50), (40, 60))), rng.randrange(15, 50)
            nets = [whole(Decimal(price) * share / 100) for share in shares]
        elif style < 0.65:
            fee = rng.choice((8, 12, 15, 18, 25, 35, 50)) * 1_000_000 + rng.choice((0, 0, 0, 500_000))
            nets, gap = [Decimal(fee)] * rng.choice((2, 3, 4, 6)), 30
        else:
            nets, gap = [Decimal(rng.randrange(10**6, 3 * 10**8))], 0
        rate = rng.choice(("1.08", "1.08", "1.08", "1.1"))
        return [{"client": client, "net": net, "gross": whole(net * Decimal(rate)), "on": day + timedelta(gap * place), "contract": contract}
                for place, net in enumerate(nets)]  # fmt: skip

    def issue(self, serial: int, bill: dict[str, Any]) -> None:
        client = bill["client"]
        series = ("C26TRP", "K26TRP")[serial % 2]
        made = {
            "id": f"hd{serial}", "key": f"RP{bill['on'].year}{serial:06d}", "symbol": f"1{series}", "number": str(serial // 2 + 1), "open": str(bill["gross"]),
            "net": str(bill["net"]), "client": client["id"], "tax_code": client["tax"], "payer_names": [client["name"]],
            "issued_on": bill["on"].isoformat(), "due_on": (bill["on"] + timedelta(client["terms"])).isoformat(), "contracts": [bill["contract"]],
        }  # fmt: skip
        self.items.append(made)
        client["open"].append(made)

    def money(self) -> None:
        rng = self.rng
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        client = rng.choice(self.clients)
        if kind == "foreign_to_us":
            self.nothing(client)
            return
        if not client["open"]:
            return
        count = {"run": rng.choice((2, 2, 3, 3, 4, 6)), "two": 2}.get(kind, 1)
        # A run takes neighbours; two are any.
        start = 0 if self.chance(0.75) else rng.randrange(len(client["open"]))
        items = client["open"][start : start + count]
        if kind == "two":
            items = rng.sample(client["open"], min(2, len(client["open"])))
        client["open"] = [item for item in client["open"] if item not in items]
        total = sum((Decimal(item["open"]) for item in items), Decimal(0))
        amount, words = total, ""
        if kind == "share":
            amount, words = (
                max(whole(total * rng.choice((30, 50, 50, 70)) / 100), Decimal(1)),
                rng.choice(("dot 1", "tam ung 50%", "lan 1", "", "TT truoc")),
            )
        elif kind == "fee":
            amount = max(total - rng.choice((2_200, 5_500, 8_800, 11_000, 16_500, 33_000)), Decimal(1))
        elif kind == "tax":
            amount -= whole(Decimal(items[0]["net"]) * Decimal(rng.choice(("0.1", "0.05", "0.01"))))
        elif kind == "rounded":
            amount = total // 1_000 * 1_000 + rng.choice((0, 1_000))
        line = self.sent(client, items, amount, words)
        if kind == "taken_back":
            self.take_back(line, items, client)

    def sent(self, client: dict[str, Any], items: list[dict[str, Any]], amount: Decimal, words: str) -> dict[str, Any]:
        rng = self.rng
        day = date.fromisoformat(items[-1]["due_on"]) + timedelta(client["late"] + round(rng.triangular(-6, 12, 0)))
        if client["run_day"]:
            day = day.replace(day=client["run_day"]) + timedelta(rng.randrange(3))
        day = max(day, date.fromisoformat(items[-1]["issued_on"]))
        third = self.chance(0.04)
        sender = (
            (rng.choice((client["person"], rng.choice(PERSONS))), f"97{rng.randrange(10**8, 10**11)}")
            if third
            else (client["name"], client["account"])
        )
        parts = [rng.choice(("TT", "Thanh toan", "CTY thanh toan", "CK", "T/t", "Tt tien", "")), self.reference(client, items), words]
        if self.chance(0.45):
            parts.append(f"{rng.choice(SUBJECTS)}{rng.choice(('', f' T{day.month}', f' thang {day.month}/{day.year}'))}")
        if self.chance(0.9 if third else 0.35):
            parts.insert(0, client["brand"] if self.chance(0.6) else client["name"])
        if self.chance(0.2):
            parts.append(
                rng.choice(
                    ("cho Cty Nho Rung", "den cty quang cao NHO RUNG", "theo thoa thuan", f"ngay {day:%d.%m.%y}", f"MST{client['tax']}")
                )
            )
        text = " ".join(part for part in parts if part)
        if self.chance(0.06):
            text = self.slip(text)
        if self.chance(0.05):
            text = text.replace(" ", "")
        line = self.banked(text, *sender, amount, day)
        self.keep(line, [item["id"] for item in items])
        return line

    def reference(self, client: dict[str, Any], items: list[dict[str, Any]]) -> str:
        rng = self.rng
        if self.chance(0.5):
            named = items if self.chance(0.65) else items[:1]
            keys = [item["key"] if self.chance(0.86) else self.damaged(item["key"]) for item in named]
            return rng.choice((" ", ",", " & ", "/")).join(keys)
        numbers, symbols = [item["number"] for item in items], items[0]["symbol"][1:]
        style = rng.random()
        if style < 0.24:
            return (
                f"HD {symbols}-{numbers[0].zfill(8)}"
                if len(items) == 1
                else f"HD {symbols} so {'; '.join(number.zfill(8) for number in numbers)}"
            )
        if style < 0.5:
            return (
                f"{rng.choice(('HD so', 'hoa don so', 'HDGTGT', 'HD'))} {', '.join(number.zfill(rng.choice((7, 8))) for number in numbers)}"
            )
        if style < 0.66:
            dated = f" ngay {date.fromisoformat(items[0]['issued_on']):%d/%m/%Y}" if self.chance(0.5) else ""
            return f"{rng.choice(('HD', 'HDon', 'so HD', 'HD so'))} {' va '.join(numbers)}{dated}"
        if style < 0.8:
            return f"theo {rng.choice(('hop dong', 'HD', 'HDKT so'))} {items[0]['contracts'][0] if self.chance(0.6) else '/'.join(items[0]['contracts'][0].split('/')[:2])}"
        return ""

    def damaged(self, key: str) -> str:
        rng = self.rng
        return rng.choice((
            f"RP {key[2:]}", f"RP {key[2:6]} {key[6:]}", f"RP-{key[2:6]}/{key[6:]}", f"ma {key}nhe", key[:10], key[:11], key[3:], self.slip(key), self.slip(key),
            key.replace("0", "O"), f"so{key}",
        ))  # fmt: skip

    def slip(self, text: str) -> str:
        rng = self.rng
        place = rng.randrange(max(len(text) - 1, 1))
        letter = rng.choice("0123456789" if text[place : place + 1].isdigit() else "aehinostu")
        return rng.choice((text[:place] + text[place + 1 :], text[:place] + letter + text[place + 1 :],
                           text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]))  # fmt: skip

    def banked(self, text: str, name: str, account: str, amount: Decimal, day: date) -> dict[str, Any]:
        rng = self.rng
        number = rng.randrange(10**9, 10**12)
        style = rng.randrange(8)
        if style == 0:
            memo, name, account = f"MBVCB.{number}.{text}.CT tu {account} {name} toi 0451000111222 CTY QC NHO RUNG tai VIETCOMBANK", "", ""
        else:
            memo = (f"{text}", f"IBFT {number} {text}", f"CT nhanh 247 den: {text}", f"FT26{rng.randrange(1, 366):03d}{rng.randrange(10**8)} {text}",
                    f"MB({number}) {text}; thoi gian GD: {day:%d/%m/%Y} 10:11:12", f"ND: {text} -Ma GD {number}", f"NAPAS {number} {text}")[style - 1]  # fmt: skip
        if self.chance(0.12):
            memo = memo[:50]
        name = name[: rng.choice((20, 24))] if self.chance(0.2) else "" if self.chance(0.1) else name
        return {"amount": str(amount), "memo": memo, "counterparty": name, "counterparty_account": "" if self.chance(0.15) else account,
                "on": day.isoformat(), "reference": f"R{number}", "currency": "VND"}  # fmt: skip

    def nothing(self, client: dict[str, Any]) -> None:
        rng = self.rng
        day = FIRST + timedelta(rng.randrange(20, 380))
        memo, name, account, amount = rng.choice((
            ("TRA LAI TIEN GUI KKH", "", "", rng.randrange(1_000, 900_000)), ("Lai nhap von", "", "", rng.randrange(1_000, 90_000)),
            (f"{client['brand']} dat coc hop dong moi", client["name"], client["account"], rng.choice((10, 20, 50)) * 1_000_000),
            ("hoan tra tien thua", rng.choice(PERSONS), f"97{number(rng)}", rng.randrange(10**5, 10**7)),
            ("Nop tien vao tai khoan", rng.choice(PERSONS), "", rng.randrange(1, 90) * 1_000_000), ("ck", rng.choice(PERSONS), f"97{number(rng)}", rng.randrange(10**5, 10**8)),
            ("DIEU CHUYEN VON NOI BO", "CTY QC NHO RUNG", "", rng.randrange(1, 30) * 10_000_000),
        ))  # fmt: skip
        self.keep(self.banked(memo, name, account, Decimal(amount), day), [])

    def take_back(self, line: dict[str, Any], items: list[dict[str, Any]], client: dict[str, Any]) -> None:
        rng = self.rng
        back = dict(
            line,
            id=f"r{len(self.lines)}",
            amount=f"-{line['amount']}",
            memo=f"{rng.choice(('HOAN TRA LENH', 'Huy GD', 'RETURNED'))} {line['memo'][:70]}",
        )
        back["on"] = (date.fromisoformat(line["on"]) + timedelta(rng.choice((0, 1, 2)))).isoformat()
        self.keep(back, [])
        self.truth[line["id"]] = []
        self.reversed[back["id"]] = line["id"]
        client["open"] += items

    def keep(self, line: dict[str, Any], paid: list[str]) -> None:
        line["id"] = line.get("id") or f"s{len(self.lines)}"
        self.lines.append(line)
        self.truth[line["id"]] = paid

    def payers(self) -> list[dict[str, Any]]:
        return [{"client": each["id"], "accounts": [each["account"]] if each["confirmed"] else [], "names": [], "tax_codes": [], "aliases": [],
                 "days_late": each["late"] if each["said"] else None} for each in self.clients]  # fmt: skip


def number(rng: random.Random) -> int:
    return rng.randrange(10**8, 10**11)


def generate(seed: int, *, lines: int, items: int) -> dict[str, Any]:
    """Answer items, lines, payers, settings, `truth` and `reversed`, as matching_noise.generate does."""
    world = World(seed, lines, items)
    return {
        "items": world.items, "lines": world.lines, "payers": world.payers(), "settings": {}, "truth": world.truth, "reversed": world.reversed,
    }  # fmt: skip
