from rapport.journal.commands.add_comment import add_comment
from rapport.journal.views import attachment
from rapport.kit.pages import act, route

urlpatterns = [
    act("notes/new/", add_comment, needs=""),
    route("files/<uuid:file_id>/", attachment, name="file", needs=""),
]
