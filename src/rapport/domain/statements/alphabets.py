"""Which of the old code pages a text is in: the one under which its letters are those of one language, and its words are known."""

import codecs
import re
from collections.abc import Iterable

from rapport.domain.statements.headers import read_heading

# Letters beyond ASCII of the languages that share a code page; a page is right where all that it makes is of one of them.
LATIN = (
    "äöüß",  # German
    "éèêëàâçîïôûùœ",  # French
    "áéíóúñü¿¡ºª",  # Spanish
    "ãõáâéêíóôúçàºª",  # Portuguese
    "àèéìòù",  # Italian
    "éëïöüáóèê",  # Dutch
    "åäöæøé",  # Nordic
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžľĺŕôä",  # Czech and Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćšžđ",  # Croatian
    "çğıöşüâî",  # Turkish
)
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
VIETNAMESE = "àáâăèéêìíòóôơùúưýđ\u0300\u0301\u0303\u0309\u0323"
PAGES = (
    ("cp1252", LATIN),
    ("cp1258", (VIETNAMESE,)),
    ("cp1250", LATIN),
    ("cp1254", LATIN),
    ("cp1251", (CYRILLIC,)),
    ("koi8-r", (CYRILLIC,)),
)
SCRIPTS = (
    ("cp932", re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]")), ("gb18030", re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")),
    ("cp949", re.compile(r"[\uac00-\ud7af]")), ("big5", re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")),
    ("cp874", re.compile(r"[\u0e00-\u0e7f]")),
)  # fmt: skip
NEUTRAL = frozenset("€£§°·–—’‘“”„…«»¥\u00a0•™®©´")
WORD = re.compile(r"[^\W\d_]+")
CELL = re.compile(r'[,;\t|"\r\n]+')
ENOUGH, MOST_CELLS = 0.85, 400


def page_of(sample: bytes) -> str:
    """Answer the name of the code page of a text that is not UTF-8: cp1252 where nothing speaks for another one."""
    scripts = [(_known_cells(text), name) for name, letters in SCRIPTS if (text := _strict(sample, name)) and _is_of(text, letters)]
    known, name = max(scripts, default=(0, ""), key=lambda pair: pair[0])
    if known > 1:
        return name
    found = [(_coherence(sample.decode(page, errors="replace"), languages), page) for page, languages in PAGES]
    return max(found, key=lambda pair: pair[0])[1]


def _strict(sample: bytes, name: str) -> str:
    # A letter of two bytes may be cut in two at the end of the sample.
    try:
        return codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return ""


def _is_of(text: str, letters: re.Pattern[str]) -> bool:
    foreign = [letter for letter in text if letter > "\x7f"]
    return bool(foreign) and len(letters.findall("".join(foreign))) >= ENOUGH * len(foreign)


def _known_cells(text: str) -> int:
    """Count the different cells that are headings somebody knows, of those that are not plain ASCII."""
    cells = dict.fromkeys(cell.strip() for cell in CELL.split(text)[:MOST_CELLS])
    return sum(bool(read_heading(cell).role) for cell in cells if not cell.isascii() and len(cell) < 60)


def _coherence(text: str, languages: Iterable[str]) -> float:
    foreign = [letter.lower() for letter in text if letter > "\x7f" and letter not in NEUTRAL]
    if not foreign:
        return 0.0
    best = max(sum(letter in language for letter in foreign) for language in languages)
    # A word half in ASCII letters and half in Cyrillic ones is of neither.
    mixed = sum(any(letter in CYRILLIC for letter in word.lower()) and any(map(str.isascii, word)) for word in WORD.findall(text))
    return (best - mixed) / len(foreign)
