"""The gate of a job's next station: what is missing, and where it is supplied."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.desk.queries.stand import Stand
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.proposals.models import Quote


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: its code, what there is to do about it and where; `is_paper` where only a paper is owed."""

    code: str
    act: Words
    url: str
    is_paper: bool


def gate_of(stand: Stand, quotes: Sequence[Quote]) -> list[Lack]:
    """Answer what a job lacks, each with its way; papers owed come last. No query."""
    job = stand.job
    quote = f"/quotes/{quotes[-1].id}/#answer" if quotes else "#proposal"
    client = f"/clients/{job.client_id}/"
    ways = {
        "quote": (say("Draft it", "Lập báo giá"), f"/quotes/{quotes[-1].id}/" if quotes else "#proposal"),
        "answer": (say("Record the answer", "Ghi câu trả lời"), quote),
        "order": (say("Record the order", "Ghi đơn"), quote),
        "acceptance": (say("Accept", "Nghiệm thu"), f"{client}acceptance/"),
        "unaccepted": (say("Accept", "Nghiệm thu"), f"{client}acceptance/"),
        "unbilled": (say("Request the invoice", "Đề nghị xuất hóa đơn"), f"{client}#unbilled"),
        "invoice": (say("See the invoices", "Xem hóa đơn"), f"{client}#invoices"),
        "receivable": (say("See the invoices", "Xem hóa đơn"), f"{client}#invoices"),
    }
    other = (say("Supply", "Bổ sung"), "#papers")
    return [Lack(code, *ways.get(code, other), is_paper=code.startswith("paper.")) for code in stand.missing]
