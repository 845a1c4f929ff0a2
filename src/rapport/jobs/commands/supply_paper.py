from datetime import date

from rapport.domain.evidence import Grade
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.record_evidence import Yes, record_evidence
from rapport.jobs.models import Paper
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Upload
from rapport.people.models import Member


class PaperRefused(Refused):
    """A paper that is not taken."""

    codes = ("supplied", "grade", "no_paper")


@command
def supply_paper(
    *, paper: Paper, text: LongText = "", file: Upload | None = None, grade: Grade = Grade.A, by: Member, today: date
) -> Paper:
    """
    Supply a paper that was owed, with its file or the words of it; chat and spoken words do not pay this debt.

    :raises PaperRefused: `supplied` already; `grade` below B; `no_paper`: neither a file nor words on it
    """
    require_on_job(by, "job.update", paper.job)
    paper = Paper.objects.select_for_update().get(id=paper.id)
    if paper.supplied_on:
        raise PaperRefused("supplied", say("This paper is here already.", "Giấy tờ này đã có."))
    if grade not in (Grade.A, Grade.B):
        raise PaperRefused(
            "grade",
            say(
                "Only a signed paper or a mail settles what is owed.",
                "Giấy tờ còn nợ phải là bản ký hoặc mail: hãy đính kèm một trong hai.",
            ),
            field="grade",
        )
    if not file and not text.strip():
        raise PaperRefused(
            "no_paper", say("Attach the paper, or write where it lies.", "Hãy đính kèm giấy tờ, hoặc ghi đang để đâu."), field="file"
        )
    paper.evidence = record_evidence(job=paper.job, yes=Yes(grade=grade, text=text, file=file), by=by, today=today)
    paper.supplied_on, paper.supplied_by = today, by
    paper.save(update_fields=["supplied_on", "supplied_by", "evidence"])
    return paper
