"""Files: sent by people, fetched by the app with its token, and uploaded by the app."""

from aiohttp import web

from tests.platforms.slack_server.methods import Call, Method
from tests.platforms.slack_server.world import Json, Refusal, World

_KINDS = {"txt": "text/plain", "pdf": "application/pdf", "md": "text/markdown", "csv": "text/csv"}


def file_of(world: World, origin: str, name: str, content: bytes) -> Json:
    """Keep a file; give what Slack tells of it."""
    identity = world.name("F")
    address = f"{origin}/files-pri/{identity}/{name}"
    told = {
        "id": identity,
        "name": name,
        "title": name,
        "mimetype": _KINDS.get(name.rpartition(".")[2], "application/octet-stream"),
        "size": len(content),
        "url_private": address,
        "url_private_download": f"{address}?download",
        "is_external": False,
    }
    world.files[identity] = {"told": told, "content": content}
    return told


def uploads_of(origin: str) -> dict[str, Method]:
    """Give the methods about files."""

    def info(call: Call) -> Json:
        call.needs("files:read")
        found = call.world.files.get(call.text("file"))
        if found is None:
            raise Refusal("file_not_found")
        return {"file": found["told"]}

    def upload_url(call: Call) -> Json:
        call.needs("files:write")
        if not int(call.given.get("length") or 0):
            raise Refusal("missing_argument")
        told = file_of(call.world, origin, call.text("filename"), b"")
        return {"upload_url": f"{origin}/upload/{told['id']}", "file_id": told["id"]}

    def complete(call: Call) -> Json:
        call.needs("files:write")
        place = call.world.place(call.team, call.text("channel_id"))
        files = [call.world.files[one["id"]]["told"] for one in call.given["files"]]
        given = {"files": files, "text": call.given.get("initial_comment", "")}
        call.world.add(place, call.author, given)
        return {"files": files}

    return {
        "files.info": info,
        "files.getUploadURLExternal": upload_url,
        "files.completeUploadExternal": complete,
    }


def routes_of(world: World) -> list[web.RouteDef]:
    """Give the pages that files come from and go to."""

    async def download(request: web.Request) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        team = world.teams.get(token)
        if team is None or "files:read" not in team.scopes:
            raise web.HTTPFound("/please-log-in")
        found = world.files.get(request.match_info["file"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found["content"])

    async def upload(request: web.Request) -> web.StreamResponse:
        found = world.files[request.match_info["file"]]
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            sent = next(one for one in form.values() if isinstance(one, web.FileField))
            found["content"] = sent.file.read()
        else:
            found["content"] = await request.read()
        found["told"]["size"] = len(found["content"])
        return web.Response(text="OK")

    return [
        web.get("/files-pri/{file}/{name}", download),
        web.post("/upload/{file}", upload),
    ]
