"""
The banks of Vietnam by short name and BIN: the six digits of VietQR (facts §3.6), reviewed by hand.

Public code carries wrong pairings (970422 is MB, not Techcombank); a row is changed here only with the bank's own word.
"""

from dataclasses import dataclass

from rapport.domain.names import search_form


@dataclass(frozen=True)
class Bank:
    """A bank: the short code that transfers use, its BIN, the name people say, other spellings."""

    code: str
    bank_bin: str
    name: str
    others: tuple[str, ...] = ()


BANKS = tuple(
    Bank(code, bank_bin, name, tuple(others))
    for code, bank_bin, name, *others in (
        ("VCB", "970436", "Vietcombank", "Ngoại thương"),
        ("TCB", "970407", "Techcombank", "Techcom", "Kỹ thương"),
        ("MB", "970422", "MB Bank", "MBBank", "MBB", "Quân đội"),
        ("BIDV", "970418", "BIDV", "Đầu tư và Phát triển"),
        ("ICB", "970415", "VietinBank", "CTG", "Công thương"),
        ("ACB", "970416", "ACB", "Á Châu"),
        ("VPB", "970432", "VPBank", "Việt Nam Thịnh Vượng"),
        ("TPB", "970423", "TPBank", "Tiên Phong"),
        ("STB", "970403", "Sacombank", "Sài Gòn Thương Tín"),
        ("VBA", "970405", "Agribank", "VBARD", "AGR", "Nông nghiệp và Phát triển Nông thôn"),
        ("HDB", "970437", "HDBank", "Phát triển Thành phố Hồ Chí Minh"),
        ("VIB", "970441", "VIB", "Quốc tế"),
        ("SHB", "970443", "SHB", "Sài Gòn Hà Nội"),
        ("MSB", "970426", "MSB", "Maritime Bank", "Hàng hải"),
        ("OCB", "970448", "OCB", "Phương Đông"),
        ("EIB", "970431", "Eximbank", "Xuất Nhập khẩu"),
        ("LPB", "970449", "LPBank", "LienVietPostBank", "Bưu điện Liên Việt", "Lộc Phát"),
        ("VCCB", "970454", "BVBank", "Viet Capital Bank", "Bản Việt"),
        ("BAB", "970409", "BacABank", "Bắc Á"),
        ("PVCB", "970412", "PVcomBank", "Đại Chúng"),
        ("SHBVN", "970424", "Shinhan Bank", "Shinhan"),
        ("WVN", "970457", "Woori Bank", "Woori"),
        ("KLB", "970452", "KienlongBank", "Kiên Long"),
        ("VAB", "970427", "VietABank", "Việt Á"),
        ("NAB", "970428", "NamABank", "Nam Á"),
        ("PGB", "970430", "PGBank", "Petrolimex", "Thịnh vượng và Phát triển"),
        ("SGICB", "970400", "Saigonbank", "Sài Gòn Công thương"),
        ("BVB", "970438", "BaoVietBank", "BaoViet", "Bảo Việt"),
        ("SEAB", "970440", "SeABank", "Đông Nam Á"),
        ("ABB", "970425", "ABBank", "An Bình"),
        ("VIETBANK", "970433", "VietBank", "Việt Nam Thương Tín"),
        ("COOPBANK", "970446", "Co-opBank", "Hợp tác xã"),
        ("HSBC", "458761", "HSBC"),
        ("SCVN", "970410", "Standard Chartered", "StanChart"),
        ("UOB", "970458", "UOB", "United Overseas Bank"),
        ("CIMB", "422589", "CIMB"),
        ("NCB", "970419", "NCB", "Quốc Dân"),
        ("MBV", "970414", "MBV", "OceanBank", "Đại Dương", "Việt Nam Hiện Đại"),
        ("GPB", "970408", "GPBank", "Dầu khí Toàn cầu"),
        ("CBB", "970444", "CBBank", "CB", "Xây dựng"),
        ("VRB", "970421", "VRB", "Việt Nga", "Liên doanh Việt Nga"),
        ("IVB", "970434", "Indovina Bank", "Indovina"),
        ("PBVN", "970439", "Public Bank"),
        ("CAKE", "546034", "Cake", "Cake by VPBank"),
        ("TIMO", "963388", "Timo"),
        ("KBANK", "668888", "KBank", "Kasikornbank"),
    )
)

_LEFT_OUT = ("ngan hang ", "nhtmcp ", "nh ", "thuong mai co phan ", "tm cp ", "tmcp ", "tnhh ", "mot thanh vien ", "mtv ")


def bank_of(text: str) -> Bank | None:
    """
    Answer the one bank that a BIN, a short code or a name means; None where none or more than one does.

    Case, diacritics, spaces, "Ngân hàng TMCP" before a name and "Việt Nam" behind it make no difference.
    """
    wanted = _plain(text)
    found = [bank for bank in BANKS if wanted and wanted in _spellings(bank)]
    return found[0] if len(found) == 1 else None


def banks_like(text: str) -> list[Bank]:
    """Answer the banks of which a BIN, code or name contains a text, in order of the table; all for an empty one."""
    wanted = _plain(text)
    return [bank for bank in BANKS if any(wanted in spelling for spelling in _spellings(bank))]


def _spellings(bank: Bank) -> set[str]:
    return {_plain(spelling) for spelling in (bank.code, bank.bank_bin, bank.name, *bank.others)}


def _plain(text: str) -> str:
    form = search_form(text)
    for word in _LEFT_OUT:
        form = form.removeprefix(word)
    return form.removesuffix(" viet nam").replace(" ", "")
