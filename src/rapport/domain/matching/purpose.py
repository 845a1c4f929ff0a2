"""What money is for when it pays no invoice: interest, refunds, deposits, money of our own; and words for a part of something."""

import re

from rapport.domain.matching.memo import Memo

PURPOSES = (
    ("interest", re.compile(r"\b(?:TRA LAI TIEN GUI|LAI TIEN GUI|LAI NHAP VON|TRA LAI KHONG KY HAN|INTEREST|CREDIT INT)\b")),
    ("reversal", re.compile(r"\b(?:REVERSAL|REVERSED|DAO BUT TOAN|HUY (?:LENH|GD|GIAO DICH)|TRA LENH|CHUYEN TRA|RETURN(?:ED)?)\b")),
    ("refund", re.compile(r"\b(?:HOAN (?:TIEN|COC|LAI|TRA|UNG|PHI|THUE)|REFUND|TRA LAI TIEN)\b")),
    ("own", re.compile(r"\b(?:NOP TIEN MAT|RUT VON|CHUYEN NOI BO|DIEU CHUYEN VON|GOP VON|VAY VON|GIAI NGAN)\b")),
    ("deposit", re.compile(r"\b(?:DAT COC|TIEN COC|KY QUY|DEPOSIT)\b")),
)
PART = re.compile(r"\b(?:DOT [0-9]|LAN [0-9]|MOT PHAN|1 PHAN|TAM UNG|UNG TRUOC|PART(?:IAL)?)\b|[0-9]{2} ?%")


def purpose_of(memo: Memo) -> str:
    """Answer `interest`, `reversal`, `refund`, `own` or `deposit` where the words say so, else ""."""
    return next((purpose for purpose, words in PURPOSES if words.search(memo.text)), "")


def speaks_of_part(memo: Memo) -> bool:
    """Answer whether the words speak of an instalment or an advance."""
    return bool(PART.search(memo.text))
