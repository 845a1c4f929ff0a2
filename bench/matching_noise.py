"""Invented clients, invoices and bank lines, with the noise of real ones; it knows nothing of the engine that is measured."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.matching.lines import Known, MoneyIn, OpenItem

FIRST = ["An", "Bao", "Binh", "Cam", "Chau", "Dai", "Dat", "Dong", "Duc", "Duyen", "Gia", "Ha", "Hai", "Hoa", "Hoang", "Hong", "Hung", "Huong", "Huu", "Khai", "Khanh", "Kim", "Lam", "Lan", "Le", "Linh", "Loc", "Long", "Mai", "Minh", "My", "Nam", "Ngoc", "Nguyen", "Nhan", "Nhat", "Phat", "Phong", "Phu", "Phuc", "Phuong", "Quang", "Quoc", "Son", "Song", "Tam", "Tan", "Thai", "Thang", "Thanh", "Thao", "Thien", "Thinh", "Thu", "Tien", "Tin", "Tra", "Tri", "Truong", "Tuan", "Uyen", "Van", "Viet", "Vinh", "Vuong", "Xuan", "Yen"]  # fmt: skip
TRADES = ["Thuc Pham", "Duoc Pham", "Xay Dung", "Noi That", "Thoi Trang", "My Pham", "Giao Duc", "Du Lich", "Nong San", "Do Uong", "Dien May", "Van Tai", "Bat Dong San", "Cong Nghe", "Gia Dung", "Thuy San"]  # fmt: skip
FORMS = ("Công ty TNHH {}", "Công ty CP {}", "Công ty TNHH MTV {}", "Công ty CP Tập đoàn {}", "Công ty TNHH Thương mại Dịch vụ {}")
FILLERS = ("thanh toan", "chuyen tien", "TT tien dich vu", "tra tien quang cao", "thanh toan cong no", "CK", "tt theo hop dong")
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Case:
    """One bank line and what it truly pays: (key, amount) pairs; none for money that pays no invoice."""

    line: MoneyIn
    truth: frozenset[tuple[str, Decimal]]
    kind: str


@dataclass(frozen=True)
class World:
    items: list[OpenItem]
    cases: list[Case]
    known: Known


def make_world(seed: int, *, item_count: int = 50_000, line_count: int = 10_000, missing_keys: float = 0.5) -> World:
    """Make a world from a seed; `missing_keys` is the share of lines without our key."""
    chance = random.Random(seed)
    clients = [_client(chance, place) for place in range(max(item_count // 25, 2))]
    items = [_item(chance, place, clients[place % len(clients)]) for place in range(item_count)]
    chance.shuffle(items)
    by_client: dict[int, list[OpenItem]] = {}
    for item in items:
        by_client.setdefault(item.client, []).append(item)  # type: ignore[arg-type]
    accounts = {client["account"]: client["id"] for client in clients if chance.random() < 0.92}
    aliases = {client["alias"]: client["id"] for client in clients if chance.random() < 0.5}
    taken: set[str] = set()
    cases = []
    while len(cases) < line_count:
        client = chance.choice(clients)
        free = [item for item in by_client[client["id"]] if item.key not in taken]
        case = _case(chance, client, free, missing_keys) if free else None
        if case:
            taken |= {key for key, _amount in case.truth}
            cases.append(case)
    habits = {client["id"]: client["habit"] for client in clients}
    return World(items, cases, Known(accounts, aliases, habits))


def _client(chance: random.Random, place: int) -> dict[str, object]:
    name = " ".join([*chance.sample(FIRST, chance.choice([2, 2, 3])), *([chance.choice(TRADES)] if chance.random() < 0.5 else [])])
    return {
        "id": place, "name": chance.choice(FORMS).format(name), "bare": name, "tax": f"03{place:08d}", "account": f"{chance.randrange(10**9, 10**12)}",
        "alias": f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(FIRST)} {place}".upper(), "habit": chance.choice([0, 0, 5, 15, 30]),
    }  # fmt: skip


def _item(chance: random.Random, place: int, client: dict[str, object]) -> OpenItem:
    net = chance.choices(
        [chance.randrange(30, 4000) * 50_000, chance.randrange(1_000_000, 300_000_000), chance.choice([5, 10, 20, 30, 50]) * 1_000_000], [4, 4, 1]
    )[0]  # fmt: skip
    gross = (Decimal(net) * Decimal("1.08")).quantize(Decimal(1))
    return OpenItem(
        id=place, key=f"RP2026{place:06d}", symbol="1C26TYY", number=f"{place + 1:08d}", open=gross, client=client["id"], tax_code=str(client["tax"]),
        payer_names=(str(client["name"]),), due_on=TODAY + timedelta(chance.randrange(-60, 40)), contract=f"HD{client['id']:05d}/2026",
    )  # fmt: skip


def _case(chance: random.Random, client: dict[str, object], free: list[OpenItem], missing: float) -> Case | None:
    kind = chance.choices(
        ["exact", "part", "joint", "fee", "withheld", "third", "stranger"], [70, 6, 8, 4, 2, 5, 5]
    )[0]  # fmt: skip
    count = chance.choice([2, 2, 3, 4]) if kind == "joint" else 1
    if len(free) < count:
        return None
    chosen = chance.sample(free, count) if kind == "joint" else [chance.choice(free)]
    if count == 1:
        # Of two invoices of one amount the older is paid first.
        twins = [item for item in free if item.open == chosen[0].open]
        chosen = [min(twins, key=lambda item: (item.due_on or TODAY, item.key))]
    due = sum((item.open for item in chosen), Decimal(0))
    amount = due
    if kind == "part":
        amount = (due * chance.choice([Decimal("0.3"), Decimal("0.5"), Decimal("0.7")])).quantize(Decimal(1000))
    elif kind == "fee":
        amount = due - chance.choice([3300, 5500, 11_000, 22_000, 33_000])
    elif kind == "withheld":
        amount = due - (due * chance.choice([Decimal(5), Decimal(10)]) / 100).quantize(Decimal(1))
    elif kind == "stranger":
        amount = Decimal(chance.randrange(100_000, 90_000_000))
    if amount <= 0:
        return None
    truth = frozenset() if kind == "stranger" else frozenset(_spread(chosen, amount))
    line = _line(chance, client, chosen, amount, kind, has_key=chance.random() >= missing)
    return Case(line, truth, kind)


def _spread(chosen: list[OpenItem], amount: Decimal) -> list[tuple[str, Decimal]]:
    parts, left = [], amount
    for item in sorted(chosen, key=lambda item: (item.due_on or TODAY, item.key)):
        parts.append((item.key, min(item.open, left)))
        left -= parts[-1][1]
    return parts


def _line(
    chance: random.Random, client: dict[str, object], chosen: list[OpenItem], amount: Decimal, kind: str, *, has_key: bool
) -> MoneyIn:
    words = [chance.choice(FILLERS)]
    sender = str(client["bare"]).upper() if chance.random() < 0.8 else str(client["name"]).upper()
    account = str(client["account"])
    if kind == "stranger":
        return MoneyIn(
            amount, f"{chance.choice(FILLERS)} {' '.join(chance.sample(FIRST, 3))}", " ".join(chance.sample(FIRST, 3)).upper(), "999", TODAY
        )
    if kind == "third":
        sender, account = str(client["alias"]), f"{chance.randrange(10**9, 10**12)}"
    if has_key and kind != "joint":
        words.append(_damaged_key(chance, chosen[0].key))
    else:
        # Whoever pays less, or several at once, mostly says which.
        if chance.random() < {"exact": 0.45, "joint": 0.7, "fee": 0.5, "withheld": 0.7}.get(kind, 0.92):
            words.append(" ".join(f"HD {item.number if chance.random() < 0.6 else item.number.lstrip('0')}" for item in chosen))
            words += [chosen[0].symbol] if chance.random() < 0.3 else []
        if chance.random() < 0.6:
            words.append(_mistyped(chance, f"CTY {client['bare']}"))
        if chance.random() < 0.15:
            words.append(f"MST {client['tax']}")
    chance.shuffle(words)
    memo = " ".join(words)
    if chance.random() < 0.08:
        memo = memo[: chance.randrange(12, 40)]
    memo = _wrapped(chance, memo, sender, account)
    has_sender = chance.random() < 0.75
    return MoneyIn(
        amount, memo, sender if has_sender else "", account if chance.random() < 0.92 else "", _paid_on(chance, client, chosen[0])
    )


def _paid_on(chance: random.Random, client: dict[str, object], item: OpenItem) -> date:
    return (item.due_on or TODAY) + timedelta(
        int(str(client["habit"])) + (chance.randrange(-4, 5) if chance.random() < 0.6 else chance.randrange(-10, 31))
    )


def _damaged_key(chance: random.Random, key: str) -> str:
    way = chance.random()
    if way < 0.88:
        return key
    if way < 0.91:
        return f"{key[:6]} {key[6:]}"
    if way < 0.94:
        return f"TT{key}CTY"
    if way < 0.96:
        return key[:-1]
    if way < 0.98:
        place = chance.randrange(2, len(key))
        return key[:place] + str((int(key[place]) + chance.randrange(1, 9)) % 10) + key[place + 1 :]
    return key[2:]


def _mistyped(chance: random.Random, text: str) -> str:
    if chance.random() < 0.25:
        place = chance.randrange(len(text))
        return text[:place] + text[place + 1 :]
    return text.replace(" ", "") if chance.random() < 0.08 else text


def _wrapped(chance: random.Random, memo: str, sender: str, account: str) -> str:
    way = chance.random()
    if way < 0.3:
        return f"MBVCB.{chance.randrange(10**9, 10**10)}.{chance.randrange(10**5, 10**6)}.{memo}.CT tu {account} {sender} toi 0011001234567 AGENCY"
    if way < 0.5:
        return f"CT nhanh 247 den: {memo}; thoi gian GD:{TODAY:%d/%m/%Y} 10:11:12"
    if way < 0.65:
        return f"Chuyen tien den tu NAPAS Noi dung: {memo} FT{chance.randrange(10**13, 10**14)}"
    return memo
