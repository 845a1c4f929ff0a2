"""Tax codes and VietQR: what is read, what is written, what is refused."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rapport.domain.taxcode import read_taxcode
from rapport.domain.vietqr import QrRefused, Transfer, crc, payload, plain_memo, read_payload, transfer_of, write_fields

CODES = {"format", "length", "crc", "scheme", "service"}


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("0300588569", "company", "0300588569"), ("0100233488", "company", "0100233488"), ("0301442989", "company", "0301442989"),
        (" 03 0058 8569 ", "company", "0300588569"), ("0314409058-002", "branch", "0314409058-002"),
        ("0314409058002", "branch", "0314409058-002"), ("0314409058–002", "branch", "0314409058-002"),
        ("0300588569-999", "branch", "0300588569-999"), ("079203012345", "person", "079203012345"),
    ],
)  # fmt: skip
def test_a_tax_code_is_read(text: str, kind: str, normalised: str) -> None:
    read = read_taxcode(text)
    assert (read.valid, read.kind, read.normalised, read.reason) == (True, kind, normalised, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0100233480", "check_digit"), ("0101234567", "check_digit"), ("0300538569", "check_digit"), ("0300585869", "check_digit"),
        ("0109007763-001", "check_digit"), ("0100233488-000", "branch"), ("030058856", "length"), ("03005885690", "length"),
        ("03005885690000", "length"), ("", "length"), ("O300588569", "characters"), ("٠٣٠٠٥٨٨٥٦٩", "characters"),
    ],
)  # fmt: skip
def test_what_is_no_tax_code_says_why(text: str, reason: str) -> None:
    read = read_taxcode(text)
    assert (read.valid, read.reason, read.kind, read.normalised) == (False, reason, "", "")


@given(st.integers(0, 10**9 - 1), st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_found(number: int, place: int, digit: int) -> None:
    code = next((f"{number:09d}{check}" for check in range(10) if read_taxcode(f"{number:09d}{check}").valid), None)
    assume(code is not None and code[place] != str(digit))
    assert code is not None
    assert not read_taxcode(code[:place] + str(digit) + code[place + 1 :]).valid


@given(st.text(max_size=20))
def test_any_text_is_a_tax_code_or_says_why(text: str) -> None:
    read = read_taxcode(text)
    assert read.valid == bool(read.kind) == bool(read.normalised) == (not read.reason)


@pytest.mark.parametrize(
    ("transfer", "check"),
    [
        (Transfer("970422", "1123355589"), "866E"), (Transfer("970436", "0011001234567", 108_000_000, "RP2026000123 HD 0000123"), "AB84"),
        (Transfer("970403", "9704031101234567", service="QRIBFTTC"), "4F52"),
    ],
)  # fmt: skip
def test_a_code_closes_with_its_crc(transfer: Transfer, check: str) -> None:
    assert payload(transfer).endswith(f"6304{check}")


@pytest.mark.parametrize(
    ("transfer", "code"),
    [
        (Transfer("97043", "1"), "format"), (Transfer("٩٧٠٤٣٦", "1"), "format"), (Transfer("970436", ""), "format"),
        (Transfer("970436", "1" * 20), "format"), (Transfer("970436", "1-2"), "format"), (Transfer("970436", "1", 0), "format"),
        (Transfer("970436", "1", -5), "format"), (Transfer("970436", "1", 10**13), "format"),
        (Transfer("970436", "1", service="QRX"), "service"),
    ],
)  # fmt: skip
def test_what_no_bank_could_read_is_not_written(transfer: Transfer, code: str) -> None:
    with pytest.raises(QrRefused) as refused:
        payload(transfer)
    assert refused.value.code == code


def closed(text: str) -> str:
    return f"{text}6304{crc(f'{text}6304')}"


GOOD = "00020101021138540010A00000072701240006970422011003523509170208QRIBFTTA53037045802VN"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "format"), ("https://momo.vn/x", "format"), ("2|99|0912345678|AN||0|0|10000", "format"), (closed(GOOD) + "á", "format"),
        (closed(GOOD + "5303704"), "format"), (GOOD, "crc"), (closed(GOOD[:-1]), "length"), (closed("000201")[:-1], "length"),
        (closed(GOOD)[:-4] + "0000", "crc"), (closed("000201"), "scheme"), (closed("0002013807" + "0003XYZ"), "scheme"),
        (closed(GOOD.replace("QRIBFTTA", "QRIBFTTX")), "service"), (closed(GOOD.replace("54000", "51000").replace("0208QRIBFTTA", "").replace("3854", "3842")), "service"),
        (closed("00020138" + "14" + "0010A000000727"), "format"), (closed(GOOD + "5403abc"), "format"), (closed(GOOD.replace("970422", "97042A")), "format"),
        (closed(GOOD) + "9900", "crc"), (closed(GOOD) + "61", "length"), (closed("00020138" + "22" + "0010A000000727" + "0108QRIBFTTA"), "length"),
    ],
)  # fmt: skip
def test_a_code_is_refused_by_the_first_that_is_wrong(text: str, code: str) -> None:
    with pytest.raises(QrRefused) as refused:
        read_payload(text)
    assert refused.value.code == code


def test_an_account_is_read_back_with_its_amount() -> None:
    transfer = Transfer("970436", "0011001234567", 108_000_000, "RP2026000123")
    assert transfer_of(read_payload(payload(transfer))) == transfer
    fields = read_payload(payload(transfer))
    assert transfer_of(fields | {"54": "108000000.00"}) == transfer
    for wrong in (fields | {"54": "12.5"}, {tag: value for tag, value in fields.items() if tag != "38.01.01"}):
        with pytest.raises(QrRefused) as refused:
            transfer_of(wrong)
        assert refused.value.code == "format"
    assert transfer_of(read_payload(closed(GOOD))).amount is None


@pytest.mark.parametrize(
    ("text", "code", "scheme"),
    [
        (closed("00020101021126280010A000000775011001087990425802VN"), "scheme", "VNPay"),
        (closed("00020101021126280010A000000775011001087990425802VN")[:-4] + "0000", "crc", "VNPay"),
        (closed("00020126280010A000000775011001087990425899VN"), "length", "VNPay"), (closed("00020104165123456789012345"), "scheme", "Mastercard"),
        (closed("000201010211263700" + "16A000000677010111" + "0113006681234567853037645802TH"), "scheme", "PromptPay"), ("2|99|0912345678|AN||0|0|1", "format", "MoMo"),
        ("https://qr.vnpay.vn/x", "format", "VNPay"), ("momo", "format", ""), (closed(GOOD + "62080804MOMO")[:-4] + "0000", "crc", ""),
        (closed("0002013807" + "0003XYZ"), "scheme", ""),
    ],
)  # fmt: skip
def test_another_scheme_is_named_whatever_else_is_wrong(text: str, code: str, scheme: str) -> None:
    with pytest.raises(QrRefused) as refused:
        read_payload(text)
    assert (refused.value.code, refused.value.scheme) == (code, scheme)
    assert scheme in str(refused.value)


def test_codes_of_merchants_are_read_and_a_crc_in_small_letters() -> None:
    text = closed(
        GOOD.replace("38540010", "38520010").replace("QRIBFTTA", "QRPUSH").replace("0208QR", "0206QR") + "5915NGUYEN HUU HUAN6005HANOI"
    )
    fields = read_payload(text[:-4] + text[-4:].lower())
    assert (fields["59"], fields["60"], fields["38.02"]) == ("NGUYEN HUU HUAN", "HANOI", "QRPUSH")


def test_a_field_longer_than_its_length_can_say_is_not_written() -> None:
    with pytest.raises(QrRefused) as refused:
        write_fields({"00": "01", "62.08": "x" * 100})
    assert refused.value.code == "length"


def test_a_memo_has_letters_that_banks_carry() -> None:
    assert plain_memo("Thanh toán  hóa đơn Đất Việt 5₫", 50) == "Thanh toan hoa don Dat Viet 5VND"
    assert plain_memo("x" * 99) == "x" * 25
    assert plain_memo("RP2026000123 thanh toan dot 1") == "RP2026000123 thanh toan d"
    assert plain_memo("RP2026000123 thanh toan 1 dot") == "RP2026000123 thanh toan 1"


@given(st.text(max_size=60) | st.text("0123456789AQRIBFTVN", max_size=60).map(lambda rest: f"0002{rest}"))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    for given_text in (text, closed(text) if text.isascii() else text):
        try:
            assert write_fields(read_payload(given_text))[:-4] == given_text.strip()[:-4]
        except QrRefused as refused:
            assert refused.code in CODES


@given(
    st.from_regex(r"[0-9]{6}", fullmatch=True).filter(str.isascii), st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True).filter(str.isascii),
    st.none() | st.integers(1, 10**13 - 1), st.text(max_size=60),
)  # fmt: skip
def test_what_is_written_is_read_back(bank_bin: str, account: str, amount: int | None, memo: str) -> None:
    text = payload(Transfer(bank_bin, account, amount, memo))
    read = transfer_of(read_payload(text))
    assert (read.bank_bin, read.account, read.amount, read.memo) == (bank_bin, account, amount, plain_memo(memo))
    assert write_fields(read_payload(text)) == text


def test_fields_are_written_as_they_were_read() -> None:
    transfer = Transfer("970436", "0011001234567", 108_000_000, "RP2026000123")
    fields = read_payload(payload(transfer))
    assert write_fields(fields) == payload(transfer)
    assert write_fields(fields | {"54": "5"}) == payload(Transfer("970436", "0011001234567", 5, "RP2026000123"))
