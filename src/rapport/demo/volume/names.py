"""Names for many clients and much work; every one is invented."""

from itertools import product
from random import Random

from rapport.domain.names import unaccented
from rapport.domain.taxcode import WEIGHTS

GOODS = (
    "Trà", "Bánh", "Gốm", "Lụa", "Mật ong", "Giày", "Nội thất", "Sách", "Cà phê", "Hạt điều", "Xe đạp", "Phòng khám", "Nhà hàng", "Gạch",
)  # fmt: skip
PLACES = ("Sông Biếc", "Đồi Lau", "Cầu Mây", "Bến Trăng", "Phố Sim", "Ngàn Thông", "Hồ Sẫm", "Làng Đay")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
MIDDLE = ("Thị", "Minh", "Ngọc", "Quang", "Thu", "Đức", "Thanh", "Hải")
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hạnh", "Khánh", "Lam", "Mai", "Nga", "Phong", "Quân", "Sơn", "Trang", "Uyên", "Vinh")
WORKS = (
    "Chiến dịch mùa hè", "Bộ nhận diện mới", "Quản trị kênh", "Phim sản phẩm", "Chụp ảnh danh mục", "Khai trương cửa hàng", "Ra mắt sản phẩm",
    "Chăm sóc fanpage", "Sự kiện tri ân", "Ấn phẩm tại điểm bán", "Trang đích quý mới", "Chuỗi video ngắn",
)  # fmt: skip
DEEDS = (
    "Viết nội dung bài", "Dàn trang", "Dựng clip", "Chọn ảnh, chỉnh màu", "Lên lịch đăng", "Sửa theo góp ý", "Xuất file in", "Họp chốt ý tưởng",
    "Lên phân cảnh", "Báo cáo tuần", "Duyệt bản thiết kế", "Đặt đạo cụ",
)  # fmt: skip


def client_name(number: int) -> tuple[str, str]:
    """Answer the name and the code of the client with a number, the same each time and never twice below 112."""
    goods, place = sorted(product(GOODS, PLACES), key=lambda pair: Random(" ".join(pair)).random())[number % 112]  # noqa: S311
    initials = "".join(word[0] for word in unaccented(f"{goods} {place}").upper().split())
    return f"{goods} {place}", f"{initials[:4]}{number:02d}"


def tax_code(number: int) -> str:
    """Answer a company's tax code with a right check digit, another one for each number."""
    for candidate in range(number * 20, number * 20 + 20):
        digits = f"031{candidate:06d}"
        rest = 10 - sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
        if rest < 10:
            return f"{digits}{rest}"
    raise AssertionError("of twenty codes in a row most have a check digit")


def person_name(chance: Random) -> str:
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
