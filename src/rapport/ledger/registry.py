from rapport.domain.book import Kind
from rapport.kit.inputs import choice_label
from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.ledger.access import visible_facts, visible_lines
from rapport.ledger.models import Fact, Line


def _named(line: Line) -> str:
    """A job's own work and what is bought for it often bear one name: the kind tells them apart."""
    return f"{line.name}, {choice_label(Kind, line.kind)}"


register(Subject("fact", Fact, visible_facts, lambda row: f"{row.measure} {row.kind}", lambda _row: "/profit/"))
register(Subject("book_line", Line, visible_lines, _named, lambda _row: "/profit/"))
add(
    {
        "close_period": say("Close the books", "Khóa sổ"),
        "until": say("Until", "Đến hết ngày"),
        "line": say("Line", "Dòng"),
    }
)
explain(
    {
        "close_period": say(
            "No fact of this day or an earlier one is taken any more, and a closed period is never opened again.",
            "Không nhận bút toán của ngày này trở về trước; kỳ đã khóa không mở lại.",
        ),
    }
)
