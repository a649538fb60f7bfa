"""A request as JSON and back, for the inbox that outlives the process."""

from bot.core.json_fields import JsonFields
from bot.core.place import Destination, Workspace
from bot.core.request import Attachment, Form, Request, Wish


def request_record(request: Request) -> dict[str, object]:
    """Give the request as one JSON object."""
    place = request.destination
    return {
        "id": request.id,
        "platform": place.workspace.platform,
        "installation": place.workspace.installation,
        "audience": place.workspace.audience,
        "channel": place.channel,
        "thread": place.thread,
        "person": request.person,
        "wish": request.wish.value,
        "text": request.text,
        "links": list(request.links),
        "files": [_file_record(file) for file in request.files],
        "form": request.form.value,
        "is_private": request.is_private,
        "handle": dict(request.handle),
    }


def request_from_record(record: object) -> Request:
    """Give the request a record was made of; `ValueError` if it is none."""
    fields = JsonFields(record, "request")
    workspace = Workspace(
        fields.text("platform"), fields.text("installation"), fields.text("audience")
    )
    handle = fields.fields("handle")
    return Request(
        id=fields.text("id"),
        destination=Destination(workspace, fields.text("channel"), fields.text("thread")),
        person=fields.text("person"),
        wish=Wish(fields.text("wish")),
        text=fields.text("text"),
        links=fields.texts("links"),
        files=tuple(_file(one) for one in fields.each("files")),
        form=Form(fields.text("form")),
        is_private=fields.flag("is_private"),
        handle={name: handle.text(name) for name in handle.names()},
    )


def _file_record(file: Attachment) -> dict[str, object]:
    return {
        "name": file.name,
        "reference": file.reference,
        "media_type": file.media_type,
        "size": file.size,
    }


def _file(fields: JsonFields) -> Attachment:
    return Attachment(
        fields.text("name"),
        fields.text("reference"),
        fields.text_or_none("media_type"),
        fields.number_or_none("size"),
    )
