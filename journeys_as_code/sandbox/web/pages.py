"""Pages that show the sandbox's journeys in a browser; read-only, no token needed on loopback."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from journeys_as_code.sandbox.definition import data_of, edges
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.web.order import walked

_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.4rem .8rem;text-align:left;"
    "border-bottom:1px solid #ddd}code{color:#555}"
)


def web_routes(store: SandboxStore) -> list[Route]:
    """The pages: `/` lists the journeys, `/journeys/UUID` shows one."""

    async def index(_: Request) -> Response:
        return HTMLResponse(index_page(store.journeys()), headers=_HEADERS)

    async def one(request: Request) -> Response:
        journey = store.get(request.path_params["uuid"])
        if journey is None:
            return HTMLResponse(_page("No such journey", ""), 404, headers=_HEADERS)
        return HTMLResponse(journey_page(journey), headers=_HEADERS)

    return [Route("/", index, methods=["GET"]), Route("/journeys/{uuid}", one, methods=["GET"])]


def index_page(journeys: Iterable[Journey]) -> str:
    """All journeys with their status and number of points, as HTML."""
    rows = "".join(
        f'<tr><td><a href="/journeys/{escape(journey.uuid)}">{escape(journey.title)}</a></td>'
        f"<td>{_status(journey)}</td><td>{len(journey.points)}</td></tr>\n"
        for journey in journeys
    )
    head = "<tr><th>Title</th><th>Status</th><th>Points</th></tr>\n"
    nothing = "<p>No journeys yet.</p>"
    return _page("Journeys", f"<table>\n{head}{rows}</table>" if rows else nothing)


def journey_page(journey: Journey) -> str:
    """One journey with its points in the order people meet them, as HTML."""
    titles = {str(point["uuid"]): str(point.get("title") or "") for point in journey.points}
    points = "".join(
        f'<li id="{escape(str(point["uuid"]))}">{escape(str(point.get("title") or ""))} '
        f"<code>{escape(data_of(point)[0])}</code>{_exits(point, titles)}</li>\n"
        for point in walked(journey.points)
    )
    about = (
        f"<p>{_status(journey)}, last edited by {escape(journey.last_edited_by)} "
        f"at {escape(journey.updated_at)}</p>\n"
    )
    back = '\n<p><a href="/">All journeys</a></p>'
    return _page(journey.title, f"{about}<ol>\n{points}</ol>{back}")


def _exits(point: dict[str, object], titles: dict[str, str]) -> str:
    links = (
        f'{escape(output)} → <a href="#{escape(target)}">{escape(titles.get(target) or target)}</a>'
        for output, target in edges(point)
        if target
    )
    return "".join(f"<br>{link}" for link in links)


def _status(journey: Journey) -> str:
    return escape(journey.status.removeprefix("STATUS_").lower())


def _page(title: str, body: str) -> str:
    safe = escape(title)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{safe}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{safe}</h1>\n{body}\n</body></html>\n"
    )
