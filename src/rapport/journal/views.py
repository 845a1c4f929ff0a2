"""Files: by the rights of their parent now, always as attachments."""

import uuid

from django.http import FileResponse, Http404, HttpRequest

from rapport.journal.models import File
from rapport.journal.storage import path_of
from rapport.kit.subjects import subject_named


def attachment(request: HttpRequest, file_id: uuid.UUID) -> FileResponse:
    """Serve a file to whoever sees the record that it hangs on, under its own name, never to be shown in the page."""
    file = File.objects.filter(id=file_id).first()
    if file is None:
        raise Http404
    try:
        subject = subject_named(file.kind)
    except KeyError as error:
        raise Http404 from error
    if not subject.visible(request.member).filter(pk=file.subject_id).exists():  # type: ignore[attr-defined]
        raise Http404
    response = FileResponse(path_of(file.stored_as).open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
