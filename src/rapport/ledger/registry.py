from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.ledger.access import visible_facts, visible_lines
from rapport.ledger.models import Fact, Line

register(Subject("fact", Fact, visible_facts, lambda row: f"{row.measure} {row.kind}", lambda _row: "/profit/"))
register(Subject("book_line", Line, visible_lines, str, lambda _row: "/profit/"))
add(
    {
        "close_period": say("Close the books", "Khóa sổ"),
        "until": say("Until", "Đến hết ngày"),
        "line": say("Line", "Dòng"),
    }
)
