"""Names and words: search without diacritics, Vietnamese order, given names, company names (facts §3.10)."""

import re
import unicodedata

# Vietnamese order: a ă â … d đ e ê … o ô ơ … u ư; tones ngang huyền hỏi ngã sắc nặng.
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
SHAPES = {"a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư"}
COMPANY_FORMS = (
    (r"\bcong ty\b|\bcty\b", ""),
    (r"\btrach nhiem huu han\b", "tnhh"),
    (r"\bco phan\b", "cp"),
    (r"\bmot thanh vien\b|\b1 thanh vien\b|\b1tv\b", "mtv"),
    (r"\bthuong mai\b", "tm"),
    (r"\bdich vu\b", "dv"),
    (r"\bsan xuat\b", "sx"),
    (r"\btruyen thong\b", "tt"),
    (r"\bviet nam\b", "vn"),
)


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


def sort_key(text: str) -> str:
    """
    Write a key whose plain order is the Vietnamese order of texts: letters first, tones after them.

    Made in Python and stored, because the database may be built without ICU.
    """
    letters: list[str] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower()):
        if letter in TONES and tones:
            tones[-1] = TONES[letter]
        elif unicodedata.combining(letter) and letters:
            letters[-1] = SHAPES.get(letters[-1] + letter, letters[-1])
        else:
            letters.append(letter)
            tones.append(0)
    keys = "".join(_letter_key(letter) for letter in letters)
    return f"{keys} {''.join(map(str, tones))}"


def person_key(full_name: str) -> str:
    """Write the key by which lists of people are sorted: by given name, then by the whole name."""
    return f"{sort_key(given_name(full_name))}  {sort_key(full_name)}"


def _letter_key(letter: str) -> str:
    if letter in LETTERS:
        return f"m{LETTERS.index(letter):02d}"
    if letter.isspace():
        return " "
    return f"{'c' if letter.isdigit() else 'z'}{ord(letter):05d}"


def company_form(name: str) -> str:
    """Bring a company's name into the form in which two spellings of it are equal: CTY TNHH … = Công ty TNHH …."""
    form = search_form(name)
    for pattern, short in COMPANY_FORMS:
        form = re.sub(pattern, short, form)
    return " ".join(form.split())
