"""The people of the demo agencies; every name is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    login: str
    full_name: str
    roles: tuple[str, ...]
    title: str
    hourly: int = 0
    department: str = ""
    kind: str = "staff"


@dataclass(frozen=True)
class DemoAgency:
    """One demo agency: `slug`, the domain of its people's e-mails, its company and its people (the first one founds it)."""

    slug: str
    domain: str
    name: str
    company: str
    tax_code: str
    address: str
    account: tuple[str, str]
    people: tuple[Person, ...]
    floor_percent: int = 55


def _full(names: dict[str, str]) -> tuple[Person, ...]:
    parts = (
        ("owner", ("owner",), "Giám đốc", 500_000, ""),
        ("director", ("director",), "Account director", 420_000, "account"),
        ("am", ("am",), "Account manager", 300_000, "account"),
        ("am2", ("am",), "Account manager", 290_000, "account"),
        ("kam", ("kam",), "Key account manager", 340_000, "account"),
        ("junior", ("junior",), "Account executive", 150_000, "account"),
        ("ae", ("ae",), "Sales", 220_000, "account"),
        ("planner", ("planner",), "Planner", 380_000, "planning"),
        ("creative", ("creative",), "Art director", 340_000, "creative"),
        ("producer", ("producer",), "Producer", 280_000, "production"),
        ("finance", ("finance",), "Kế toán trưởng", 250_000, ""),
        ("auditor", ("auditor",), "Kiểm toán", 0, ""),
        ("freelancer", ("freelancer",), "Biên tập tự do", 0, "production"),
    )
    return tuple(
        Person(login, names[login], roles, title, hourly, department, "partner" if login == "freelancer" else "staff")
        for login, roles, title, hourly, department in parts
    )


AGENCIES = (
    DemoAgency(
        "demo", "demo.example", "Ngõ Nhỏ Agency", "Công ty TNHH Truyền thông Ngõ Nhỏ", "0300588569",
        "12 ngõ Hàng Bè, phường Hoàn Kiếm, Hà Nội", ("970436", "0011001234567"),
        _full({
            "owner": "Phạm Quốc Bảo", "director": "Lê Hoàng Yến", "am": "Trần Thu Hà", "am2": "Võ Minh Khôi", "kam": "Đặng Ngọc Ánh",
            "junior": "Bùi Thảo Nhi", "ae": "Hồ Gia Phúc", "planner": "Đinh Tường Vy", "creative": "Vũ Đăng Khoa",
            "producer": "Đỗ Mai Linh", "finance": "Nguyễn Thanh Tâm", "auditor": "Mai Xuân Trường", "freelancer": "Lý An Nhiên",
        }),
    ),
    DemoAgency(
        "rival", "rival.example", "Sóng Xanh Creative", "Công ty CP Sáng tạo Sóng Xanh", "0100109106",
        "88 đường Bến Nghé, phường Sài Gòn, TP Hồ Chí Minh", ("970407", "19033344455566"),
        _full({
            "owner": "Trịnh Hữu Lộc", "director": "Phan Diệu Anh", "am": "Ngô Bảo Châu", "am2": "Lương Khánh Vân", "kam": "Tạ Đức Duy",
            "junior": "Cao Hải My", "ae": "Huỳnh Nhật Nam", "planner": "Đoàn Thiên Kim", "creative": "Dương Quang Vinh",
            "producer": "Thái Bích Ngọc", "finance": "Quách Ngọc Diệp", "auditor": "Kiều Văn Sơn", "freelancer": "La Tuấn Kiệt",
        }),
    ),
    DemoAgency(
        "one", "one.example", "Xưởng Một", "Công ty TNHH Xưởng Một", "0312770607",
        "5 hẻm Cây Điệp, phường Tân Định, TP Hồ Chí Minh", ("970422", "7788990011"),
        (
            Person("solo", "Nguyễn Ngọc Hà", ("owner", "am", "planner", "finance"), "Giám đốc", 300_000),
            Person("maker1", "Trương Tiến Đạt", ("creative",), "Thiết kế", 100_000),
            Person("maker2", "Lâm Mỹ Duyên", ("creative",), "Quay dựng", 100_000),
            Person("maker3", "Đào Quỳnh Như", ("creative",), "Nội dung", 100_000),
            Person("accountant", "Bạch Kim Oanh", ("accountant",), "Kế toán dịch vụ"),
        ),
        floor_percent=50,
    ),
)  # fmt: skip

DEPARTMENTS = (
    ("account", "Account", "Account"), ("planning", "Hoạch định", "Planning"), ("creative", "Sáng tạo", "Creative"),
    ("production", "Sản xuất", "Production"),
)  # fmt: skip

# Kind of work: Vietnamese, English, sold for, costs on average (story 1).
RATE_CARD = (
    ("account", "Account", "Account", 500_000, 300_000), ("planner", "Planner", "Planner", 600_000, 380_000),
    ("creative", "Sáng tạo", "Creative", 550_000, 340_000), ("producer", "Producer", "Producer", 450_000, 280_000),
)  # fmt: skip
