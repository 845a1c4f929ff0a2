"""Names and words: search without diacritics, Vietnamese order, given names, company names (facts §3.10)."""

import re
import unicodedata
from dataclasses import dataclass

# Vietnamese order: a ă â … d đ e ê … o ô ơ … u ư; tones ngang huyền hỏi ngã sắc nặng.
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
SHAPES = {"a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư"}
PLAIN_SIGNS = str.maketrans({"–": "-", "—": "-", "‐": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "\u00a0": " "})
# Said before a name; ông, bà, anh, chị are not here, for some of them are names, too.
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})
# Family names of more than one word, longest first, in search form: the Nguyễn of Huế, and some of Chinese origin.
FAMILIES = (
    "cong tang ton nu", "cong huyen ton nu", "huyen tang ton nu", "cong ton nu", "huyen ton nu", "ton that", "ton nu", "au duong", "hoang phu",
    "tu ma", "gia cat", "thuong quan", "tay mon", "doc co",
)  # fmt: skip
# What companies' names are shortened to; the shorter spelling stands for both. First what hangs on its neighbours, in this order …
COMPANY_FORMS = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"\btong (?:cong ty|c ?ty)\b", " tct "),
        (r"\bct ?(?=tnhh\b|trach nhiem\b)", " "),
        (r"\bc ?t ?c ?p\b|\bjoint stock (?:company|co)\b|\bj ?s ?c\b|\bcorp(?:oration)?\b", " cp "),
        (r"\bcong ty\b|\bc ?ty\b|\bcompany\b|\bco\b(?= (?:ltd|limited|cp)\b)", " "),
        (r"\btmcp\b", " tm cp "),
        (r"\b(?:hai|2) thanh vien(?: tro len)?\b|\b(?:2|hai) ?tv\b", " "),
        (r"\b(?:mot|1) thanh vien\b|\b(?:1|mot) ?tv\b", " mtv "),
        (r"\b(?:thanh pho|tp) ?(?:ho chi minh|hcm)\b|\bho chi minh\b", " hcm "),
        (r"\b(?:tm|dv|sx|xnk|dt|pt|xd|qc){2,}\b", lambda glued: " ".join(re.findall("tm|dv|sx|xnk|dt|pt|xd|qc", glued[0]))),
    )
)
# … then words, all at once.
COMPANY_WORDS = {
    "ngan hang": "nh", "tap doan": "td", "trach nhiem huu han": "tnhh", "ltd": "tnhh", "limited": "tnhh", "co phan": "cp",
    "doanh nghiep tu nhan": "dntn", "doanh nghiep tn": "dntn", "dn tn": "dntn", "ho kinh doanh": "hkd", "ho kd": "hkd", "hop danh": "hd",
    "chi nhanh": "cn", "thuong mai": "tm", "dich vu": "dv", "san xuat": "sx", "xuat nhap khau": "xnk", "dau tu": "dt", "xay dung": "xd",
    "quang cao": "qc", "phat trien": "pt", "truyen thong": "tt", "to chuc su kien": "tc sk", "su kien": "sk", "thanh pho": "tp",
    "viet nam": "vn", "vietnam": "vn", "va": "", "and": "",
}  # fmt: skip
IN_COMPANY_WORDS = re.compile(r"\b(?:" + "|".join(sorted(COMPANY_WORDS, key=len, reverse=True)) + r")\b")
LEGAL_FORMS = ("tnhh", "cp", "dntn", "hkd", "hd", "mtv")
# The beginnings of names as people shorten them, and what they stand for.
SPELLED_OUT = (
    (r"(?i)^(chi nhánh|chi nhanh|cn)\s+(?=c|doanh|dntn)", "Chi nhánh "),
    (r"(?i)^(Chi nhánh )?ctcp\b\.?", r"\1Công ty Cổ phần"),
    (r"(?i)^(Chi nhánh )?ct\s?(?=tnhh\b)", r"\1Công ty "),
    (r"(?i)^(Chi nhánh )?(?:c[./]?\s?ty\b\.?|công ty|cong ty)\b\.?", r"\1Công ty"),
    (r"(?i)^(Chi nhánh )?Công ty\.?\s+(?:cp|cổ phần|co phan)\b\.?", r"\1Công ty Cổ phần"),
    (r"(?i)^(Chi nhánh )?Công ty\.?\s+(?:tnhh|trách nhiệm hữu hạn|trach nhiem huu han)\b\.?", r"\1Công ty TNHH"),
    (r"(?i)^(Chi nhánh )?Công ty TNHH\s+(?:mtv|1\s?tv|(?:một|mot|1) (?:thành viên|thanh vien))\b", r"\1Công ty TNHH Một thành viên"),
    (r"(?i)^dntn\b", "Doanh nghiệp tư nhân"),
    (r"(?i)^hkd\b", "Hộ kinh doanh"),
)


def unaccented(text: str) -> str:
    """
    Write a text without diacritics, đ too; case, signs and spaces stay, long dashes and curly quotes become plain ones.

    Texts are taken in any normal form. ₫ and letters of other alphabets stay what they are.
    """
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").translate(PLAIN_SIGNS))
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if not "\u0300" <= letter <= "\u036f"))


def search_form(text: str) -> str:
    """Write a text without diacritics, in lower case, single spaces between words: `Đất Việt` → `dat viet`."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower().replace("đ", "d"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


def search_words(text: str) -> list[str]:
    """Answer the words of a text in search form, each once, in their order."""
    return list(dict.fromkeys(search_form(text).split()))


def given_name(full_name: str) -> str:
    """Answer the name by which a Vietnamese person is addressed: the last word. An empty name answers itself."""
    words = full_name.split()
    return words[-1] if words else ""


@dataclass(frozen=True)
class PersonName:
    """A Vietnamese name in its parts: family name first, given name last, whatever stands between them."""

    family: str
    middle: str
    given: str


def person_name(full_name: str) -> PersonName:
    """
    Part a full name: Nguyễn · Thị Ngọc · Ánh; Tôn Nữ · Thị · Ninh. One word alone is the given name; nothing answers three empty parts.

    Mr, Ms, Dr before it are no part of it. Family names of two words and more are those of FAMILIES; the names of two families together (Trần Lê) are not told from a middle one.
    """
    words = unicodedata.normalize("NFC", full_name).split()
    while len(words) > 1 and search_form(words[0]) in TITLES:
        words = words[1:]
    if len(words) < 2:
        return PersonName("", "", " ".join(words))
    plain = search_form(" ".join(words))
    size = next((family.count(" ") + 1 for family in FAMILIES if plain.startswith(f"{family} ")), 1)
    size = size if size < len(words) else 1
    return PersonName(" ".join(words[:size]), " ".join(words[size:-1]), words[-1])


def vcard_name(full_name: str) -> str:
    """Write the N of a vCard: `Nguyễn;Ánh;Thị Ngọc;;` (RFC 6350 §6.2.2); `;`, `,` and backslashes in it are escaped."""
    name = person_name(full_name)
    escaped = (re.sub(r"([\\;,])", r"\\\1", part) for part in (name.family, name.given, name.middle))
    return ";".join(escaped) + ";;"


def sort_key(text: str) -> str:
    """
    Write a key whose plain order is the Vietnamese order of texts: letters first, tones after them, small before capital.

    Signs come before digits, digits before letters, other alphabets last; spaces count once, at the ends not at all. Made in
    Python and stored, because the database may be built without ICU (the order is CLDR's for `vi`).
    """
    letters: list[str] = []
    tones: list[int] = []
    cases: list[str] = []
    for letter in unicodedata.normalize("NFD", " ".join(text.split())):
        small = letter.lower()
        if letter in TONES and tones:
            tones[-1] = TONES[letter]
        elif unicodedata.combining(letter) and letters:
            letters[-1] = SHAPES.get(letters[-1] + letter, letters[-1])
        else:
            letters.append(small)
            tones.append(0)
            cases.append("1" if small != letter else "0")
    keys = "".join(_letter_key(letter) for letter in letters)
    # Keys are stored: what is zero at the end is left out, and capitals are packed, four letters to a sign.
    bits = "".join(cases).rstrip("0")
    capitals = "".join(f"{int(bits[start : start + 4].ljust(4, '0'), 2):x}" for start in range(0, len(bits), 4))
    return f"{keys} {''.join(map(str, tones)).rstrip('0')} {capitals}".rstrip(" ") + " "


def person_key(full_name: str) -> str:
    """Write the key by which lists of people are sorted: by given name, then by the whole name."""
    return f"{sort_key(given_name(full_name))}  {sort_key(full_name)}"


def _letter_key(letter: str) -> str:
    if letter in LETTERS:
        return f"m{LETTERS.index(letter):02d}"
    if letter == " ":
        return " "
    order = "c" if letter.isdigit() else "z" if letter.isalpha() else "b"
    return f"{order}{ord(letter[0]):05d}"


def company_form(name: str) -> str:
    """
    Bring a company's name into the form in which two spellings of it are equal: CTY TNHH … = Công ty TNHH … = … Co., Ltd.

    Without diacritics, in small letters; it is for comparing, not for showing. The legal form goes to the end.
    """
    form = search_form(name)
    for pattern, short in COMPANY_FORMS:
        form = pattern.sub(short, form)
    words = IN_COMPANY_WORDS.sub(lambda found: COMPANY_WORDS[found[0]], " ".join(form.split())).split()
    legal: list[str] = [word for word in LEGAL_FORMS if word in words]
    return " ".join([word for word in words if word not in legal] + legal)


def company_name(name: str) -> str:
    """Write a company's name with its legal form spelled out: `CTY TNHH MTV  ABC` → `Công ty TNHH Một thành viên ABC`."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    for pattern, full in SPELLED_OUT:
        written = re.sub(pattern, full, written)
    return written
