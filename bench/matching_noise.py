"""Statements of an invented agency with known truth: seeded, and written without a line of the engine that is measured with them.

`generate(seed, lines=…, items=…)` answers the JSON that `rapport match` reads, and `truth`: line → the items it pays (none: []).
The shares of every kind of noise stand in Noise; they are choices of this bench, not measured on real statements.
"""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

SYLLABLES = [
    "Gạo",
    "Mùa",
    "Vàng",
    "Trà",
    "Vân",
    "Sương",
    "Bánh",
    "Cầu",
    "Gỗ",
    "Lăng",
    "Chài",
    "Động",
    "Cơ",
    "Mây",
    "Trắng",
    "Hòa",
    "An",
    "Bếp",
    "Lửa",
    "Hồng",
    "Phú",
    "Mỹ",
    "Sen",
    "Việt",
    "Đất",
    "Lành",
    "Nắng",
    "Xuân",
    "Hạ",
    "Thu",
    "Đông",
    "Biển",
    "Xanh",
    "Núi",
    "Rừng",
    "Sông",
    "Hương",
    "Cát",
    "Tường",
    "Minh",
    "Khang",
    "Thịnh",
    "Phát",
    "Tâm",
    "Đức",
    "Trí",
    "Dũng",
    "Hải",
    "Long",
    "Bảo",
    "Ngọc",
    "Kim",
    "Thành",
    "Quang",
    "Huy",
    "Nam",
    "Bắc",
    "Tây",
    "Đại",
    "Tín",
]
TRADES = (
    "Thực phẩm",
    "Thời trang",
    "Bất động sản",
    "Đồ uống",
    "Mỹ phẩm",
    "Nội thất",
    "Du lịch",
    "Giáo dục",
    "Dược phẩm",
    "Bán lẻ",
    "Công nghệ",
    "",
)
FORMS = ("Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH Một thành viên", "Công ty TNHH Thương mại Dịch vụ", "Công ty CP Sản xuất")
PEOPLE = ("NGUYEN THI LAN", "TRAN VAN HUNG", "LE QUANG HUY", "PHAM MINH TUAN", "VO THI MAI", "DANG NGOC ANH", "BUI THANH SON")
WORK = (
    "PHI DICH VU", "QUAY TVC", "SX PHIM QUANG CAO", "SOCIAL THANG 7", "BOOKING KOL", "TO CHUC SU KIEN", "QUANG CAO QUY 4", "THIET KE BAO BI",
    "CHI PHI TRUYEN THONG T10", "PHI DUY TRI THANG 9 2026", "TIEN HANG", "CHIEN DICH TET", "CHUP ANH SAN PHAM",
)  # fmt: skip
VERBS = ("TT", "THANH TOAN", "TT TIEN", "CHUYEN TIEN", "CK", "THANH TOAN CHO", "TRA TIEN")
FEES = (1_100, 2_200, 3_300, 5_500, 7_700, 11_000, 22_000, 33_000, 55_000)
WITHHELD = ("0.1", "0.05", "0.02", "0.01")
OURS = "CTY TNHH NGO NHO AGENCY"
FIRST = date(2026, 2, 2)


@dataclass(frozen=True)
class Noise:
    """How often each thing goes wrong; shares of lines unless said otherwise."""

    missing_key: float = 0.5
    damaged_key: float = 0.12  # of those with a key: spaced, glued, cut, mistyped
    no_number: float = 0.2  # of those without key: no number of an invoice either
    fee: float = 0.04
    withheld: float = 0.03
    partial: float = 0.06
    halves: float = 0.03  # one invoice by two transfers
    joint: float = 0.09
    stranger: float = 0.04  # paid by a person or company nobody knows
    not_ours: float = 0.03  # interest, refunds, advances, money nobody knows
    reversed: float = 0.005
    typo: float = 0.05  # a slip of a finger somewhere in the payer's words
    wrapped: float = 0.04  # a space inside, from a line's end
    truncated: float = 0.04  # the bank cut the memo
    account_missing: float = 0.12  # the statement does not tell the sender's account
    account_unconfirmed: float = 0.12  # of clients: nobody has confirmed their account yet
    out_of_order: float = 0.2  # not the oldest invoice first
    retainer: float = 0.08  # of clients: equal amounts every month


# Twice the damage: how far the figures fall where senders and banks are worse than supposed.
HARD = Noise(
    damaged_key=0.25, no_number=0.4, fee=0.06, withheld=0.05, partial=0.1, halves=0.05, joint=0.14, stranger=0.08, not_ours=0.06, reversed=0.01,
    typo=0.12, wrapped=0.08, truncated=0.1, account_missing=0.25, account_unconfirmed=0.3, out_of_order=0.35, retainer=0.15,
)  # fmt: skip


def plain(text: str) -> str:
    """Write a text as banks carry it: capitals without diacritics."""
    flat = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in flat if not unicodedata.combining(letter)).upper()


class Agency:
    """One invented agency: clients with accounts and habits, open invoices, and the statement that pays some of them."""

    def __init__(self, seed: int, lines: int, items: int, noise: Noise) -> None:
        self.rng = random.Random(seed)
        self.noise = noise
        self.clients = [self._client(index) for index in range(max(items // 6, 3))]
        self.items: list[dict[str, Any]] = []
        self._invoice(items)
        self.lines: list[dict[str, Any]] = []
        self.truth: dict[str, list[str]] = {}
        self.reversed: dict[str, str] = {}
        self._pay(lines)
        self.rng.shuffle(self.lines)

    # --- what is open ---------------------------------------------------------------------------------------------------
    def _client(self, index: int) -> dict[str, Any]:
        rng = self.rng
        brand = " ".join(rng.sample(SYLLABLES, rng.choice((2, 2, 3))))
        name = " ".join(part for part in (rng.choice(FORMS), rng.choice(TRADES), brand) if part)
        return {
            "id": f"C{index}", "name": name, "brand": plain(brand), "tax": f"{rng.randrange(10**9, 10**10)}",
            "accounts": [f"{rng.randrange(10**9, 10**13):013d}" for _ in range(rng.choice((1, 1, 2)))],
            "confirmed": rng.random() >= self.noise.account_unconfirmed, "habit": rng.choice((-3, 0, 0, 5, 12, 25, 40)),
            "retainer": rng.choice((30, 45, 60, 80)) * 1_000_000 if rng.random() < self.noise.retainer else 0,
            "weight": min(rng.paretovariate(1.2), 15), "open": [],
            "contracts": [f"{rng.randrange(1, 400):02d}/2026/HDDV-{plain(brand)[:1]}{rng.choice('ABCDKL')}" for _ in range(rng.choice((1, 1, 2, 3)))],
        }  # fmt: skip

    def _net(self, client: dict[str, Any]) -> int:
        rng = self.rng
        if client["retainer"] and rng.random() < 0.7:
            return int(client["retainer"])
        size = 10 ** rng.uniform(6.6, 9.0)
        step = rng.choice((1, 1_000, 1_000, 10_000, 100_000, 100_000, 1_000_000))
        return max(int(size // step) * step, step * 3)

    def _invoice(self, count: int) -> None:
        rng = self.rng
        owners = rng.choices(self.clients, [client["weight"] for client in self.clients], k=count)
        days = sorted(FIRST + timedelta(days=rng.randrange(280)) for _ in range(count))
        for serial, (client, day) in enumerate(zip(owners, days, strict=True), 1):
            net = self._net(client)
            total = int((Decimal(net) * Decimal("1.08")).quantize(Decimal(1), ROUND_HALF_UP))
            contract = rng.choice(client["contracts"]) if rng.random() < 0.7 else ""
            item = {
                "id": f"I{serial}", "key": f"RP2026{serial:06d}", "symbol": "1C26TNN", "number": f"{serial:08d}", "open": str(total),
                "net": str(net), "client": client["id"], "tax_code": client["tax"], "payer_names": [client["name"]],
                "contracts": [contract] if contract else [], "issued_on": day.isoformat(),
                "due_on": (day + timedelta(days=rng.choice((15, 30, 30, 45)))).isoformat(),
            }  # fmt: skip
            self.items.append(item)
            client["open"].append(item)

    def payers(self) -> list[dict[str, Any]]:
        rng = self.rng
        return [
            {
                "client": client["id"], "accounts": client["accounts"] if client["confirmed"] else [], "names": [], "tax_codes": [],
                "aliases": [client["brand"]] if rng.random() < 0.2 else [],
                "days_late": client["habit"] if rng.random() < 0.7 else None,
            }
            for client in self.clients
        ]  # fmt: skip

    # --- what is paid ---------------------------------------------------------------------------------------------------
    def _pay(self, count: int) -> None:
        rng, noise = self.rng, self.noise
        kinds = {
            "fee": noise.fee, "withheld": noise.withheld, "partial": noise.partial, "halves": noise.halves / 2, "joint": noise.joint,
            "not_ours": noise.not_ours, "reversed": noise.reversed,
        }  # fmt: skip
        kinds["exact"] = 1 - sum(kinds.values())
        while len(self.lines) < count:
            kind = rng.choices(list(kinds), list(kinds.values()))[0]
            if kind == "not_ours":
                self._not_ours()
                continue
            client = (
                rng.choices(self.clients, [len(each["open"]) for each in self.clients])[0]
                if rng.random() < 0.02
                else rng.choice(self.clients)
            )
            if not client["open"]:
                continue
            self._pay_one(kind, client)

    def _take(self, client: dict[str, Any], count: int) -> list[dict[str, Any]]:
        taken = []
        for _ in range(min(count, len(client["open"]))):
            place = self.rng.randrange(len(client["open"])) if self.rng.random() < self.noise.out_of_order else 0
            taken.append(client["open"].pop(place))
        return taken

    def _pay_one(self, kind: str, client: dict[str, Any]) -> None:
        rng = self.rng
        size = rng.choices((2, 3, 4, 5), (60, 25, 10, 5))[0] if kind == "joint" else 1
        items = self._take(client, size)
        total = sum(int(item["open"]) for item in items)
        day = date.fromisoformat(items[-1]["due_on"]) + timedelta(days=client["habit"] + round(rng.gauss(0, 6)))
        day = max(day, date.fromisoformat(items[-1]["issued_on"]) + timedelta(days=1))
        if kind == "fee" or (kind == "joint" and rng.random() < 0.08):
            self._line(client, items, total - rng.choice(FEES), day)
        elif kind == "withheld":
            base = int(items[0][rng.choice(("net", "net", "open"))])
            self._line(client, items, total - int((base * Decimal(rng.choice(WITHHELD))).quantize(Decimal(1), ROUND_HALF_UP)), day)
        elif kind == "partial":
            share = rng.choice((30, 50, 50, 70))
            part = total * share // 100 if rng.random() < 0.6 else max(total * share // 100_000_000 * 1_000_000, 1_000_000)
            self._line(client, items, min(part, total - 1), day, part=f"DOT {rng.choice((1, 2))}" if rng.random() < 0.5 else f"{share}%")
        elif kind == "halves":
            first = max(total * rng.choice((30, 40, 50)) // 100, 1)
            self._line(client, items, first, day, part="DOT 1")
            self._line(client, items, total - first, day + timedelta(days=rng.randrange(1, 20)), part="DOT 2")
        else:
            line = self._line(client, items, total, day)
            if kind == "reversed":
                self._reverse(line, items, client)

    def _reverse(self, line: dict[str, Any], items: list[dict[str, Any]], client: dict[str, Any]) -> None:
        back = dict(
            line,
            id=f"L{len(self.lines)}",
            amount=f"-{line['amount']}",
            memo=self.rng.choice(("HUY LENH ", "TRA LENH ", "DAO BUT TOAN ")) + line["memo"][:60],
        )
        back["on"] = (date.fromisoformat(line["on"]) + timedelta(days=self.rng.randrange(2))).isoformat()
        self.lines.append(back)
        self.truth[line["id"]] = self.truth[back["id"]] = []
        self.reversed[back["id"]] = line["id"]
        client["open"] += items

    def _not_ours(self) -> None:
        rng = self.rng
        amount, day = rng.randrange(10_000, 300_000_000), FIRST + timedelta(days=rng.randrange(60, 300))
        memo, name, account = rng.choice((
            ("TRA LAI TIEN GUI THANG 10", "", ""), ("HOAN TIEN COC PHIM TRUONG", rng.choice(PEOPLE), f"{rng.randrange(10**12):013d}"),
            ("NOP TIEN MAT VAO TK", "", ""), ("chuyen tien", rng.choice(PEOPLE), f"{rng.randrange(10**12):013d}"), ("HOAN UNG CONG TAC", rng.choice(PEOPLE), ""),
        ))  # fmt: skip
        if rng.random() < 0.3:
            client = rng.choice(self.clients)
            memo, name, account = f"{client['brand']} TAM UNG HOP DONG MOI", plain(client["name"]), client["accounts"][0]
            amount = rng.choice((20, 50, 100, 200)) * 1_000_000
        self._keep(amount, memo, name, account, day, [])

    # --- what the bank writes -------------------------------------------------------------------------------------------
    def _line(self, client: dict[str, Any], items: list[dict[str, Any]], amount: int, day: date, part: str = "") -> dict[str, Any]:
        rng, noise = self.rng, self.noise
        name, account = plain(client["name"]), rng.choice(client["accounts"])
        stranger = rng.random() < noise.stranger
        if stranger:
            name, account = rng.choice(PEOPLE), f"{rng.randrange(10**9, 10**13):013d}"
        words = [rng.choice(VERBS), self._reference(items), part]
        if rng.random() < 0.6:
            words.append(rng.choice(WORK))
        if rng.random() < 0.5 or (stranger and rng.random() < 0.8):
            words.insert(0, client["brand"] if rng.random() < 0.6 else self._short(plain(client["name"])))
        if rng.random() < 0.04:
            words.append(f"MST {client['tax']}")
        text = " ".join(word for word in words if word)
        if rng.random() < noise.typo:
            text = self._slip(text)
        memo, name, account = self._bank(text, name, account)
        if rng.random() < noise.wrapped:
            place = rng.randrange(len(memo))
            memo = f"{memo[:place]} {memo[place:]}"
        if rng.random() < noise.truncated:
            memo = memo[: rng.choice((35, 50, 70))]
        return self._keep(amount, memo, name, account, day, [item["id"] for item in items])

    def _keep(self, amount: int, memo: str, name: str, account: str, day: date, paid: list[str]) -> dict[str, Any]:
        line = {
            "id": f"L{len(self.lines)}", "amount": str(amount), "memo": memo, "counterparty": name, "counterparty_account": account,
            "on": day.isoformat(),
        }  # fmt: skip
        self.lines.append(line)
        self.truth[line["id"]] = paid
        return line

    def _reference(self, items: list[dict[str, Any]]) -> str:
        rng, noise = self.rng, self.noise
        if rng.random() >= noise.missing_key:
            named = items if rng.random() < 0.6 else items[:1]
            return " ".join(self._key(item["key"]) for item in named)
        if rng.random() < noise.no_number:
            contract = next(iter(items[0]["contracts"]), "")
            return f"HD {contract if rng.random() < 0.5 else '/'.join(contract.split('/')[:2])}" if contract and rng.random() < 0.4 else ""
        numbers = [item["number"] for item in items]
        style = rng.random()
        if style < 0.25:
            return f"HD {items[0]['symbol']} {' '.join(numbers)}"
        if style < 0.55:
            return f"{rng.choice(('HD', 'HOA DON', 'HD SO', 'INV'))} {', '.join(numbers)}"
        return f"{rng.choice(('HD', 'HOA DON SO', 'HD SO', 'SO HD'))} {' VA '.join(number.lstrip('0') for number in numbers)}"

    def _key(self, key: str) -> str:
        rng = self.rng
        if rng.random() >= self.noise.damaged_key:
            return key
        return rng.choice((
            f"RP {key[2:6]} {key[6:]}", f"{key[:6]} {key[6:]}", f"TT{key}", key[2:], key[: rng.choice((9, 10, 11))], self._slip(key), f"RP-{key[2:6]}-{key[6:]}",
        ))  # fmt: skip

    def _slip(self, text: str) -> str:
        rng = self.rng
        place = rng.randrange(len(text))
        letter = rng.choice("0123456789") if text[place].isdigit() else rng.choice("ABCDEGHIKLMNOPQRSTUVXY")
        following = text[place + 1 : place + 2]
        return rng.choice((
            text[:place] + letter + text[place + 1 :], text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:],
            text[:place] + following + text[place] + text[place + 2 :],
        ))  # fmt: skip

    def _short(self, name: str) -> str:
        short = name.replace("CONG TY", "CTY").replace("CO PHAN", "CP").replace("THUONG MAI", "TM").replace("MOT THANH VIEN", "MTV")
        return short if self.rng.random() < 0.8 else short.replace(" ", "")

    def _bank(self, text: str, name: str, account: str) -> tuple[str, str, str]:
        """Wrap the payer's words as one of six banks does; answer memo, counterparty and its account as the statement gives them."""
        rng = self.rng
        ident = rng.randrange(10**9, 10**11)
        if rng.random() < self.noise.account_missing:
            account = ""
        if rng.random() < 0.08:
            name = ""
        elif rng.random() < 0.15:
            name = self._slip(name)
        elif rng.random() < 0.1:
            name = name[: rng.choice((20, 28, 35))]
        style = rng.randrange(7)
        if style == 0 and account:
            return f"MBVCB.{ident}.{rng.randrange(10**6)}.{text}.CT tu {account} {name} toi 0071000123456 {OURS} tai VCB", "", ""
        wrapped = (
            text, f"MBVCB.{ident}.{text}", f"CT nhanh 247 den: {text}", f"FT26{rng.randrange(1, 365):03d}{rng.randrange(10**8)} {text}",
            f"IBFT {text}", f"NAPAS 247 {text} -Ma GD {ident}", f"MB(CKN) {text}; thoi gian GD: 20/11/2026 10:11:12",
        )[style]  # fmt: skip
        return wrapped, name, account


def generate(seed: int, *, lines: int, items: int, noise: Noise | None = None) -> dict[str, Any]:
    """Answer items, lines, payers, settings, `truth` (line → items it pays) and `reversed` (money out → the line it takes back)."""
    agency = Agency(seed, lines, items, noise or Noise())
    return {
        "items": agency.items, "lines": agency.lines, "payers": agency.payers(), "settings": {},
        "truth": agency.truth, "reversed": agency.reversed,
    }  # fmt: skip
