from rapport.journal.commands.add_comment import add_comment
from rapport.journal.commands.cancel_run import cancel_run
from rapport.journal.commands.read_notices import read_notices
from rapport.journal.views import attachment, notices, run_page
from rapport.kit.pages import act, route

urlpatterns = [
    act("notes/new/", add_comment, needs=""),
    route("files/<uuid:file_id>/", attachment, name="file", needs=""),
    route("runs/<uuid:run_id>/", run_page, name="run", needs=""),
    act("runs/<uuid:run>/cancellation/", cancel_run, needs=""),
    route("notices/", notices, name="notices", needs=""),
    act("notices/read/", read_notices, needs="", then="/notices/", is_quiet=True),
]
