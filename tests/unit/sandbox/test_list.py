"""`GET /api/journey?page=N`. Observed."""

import pytest
from support.sandbox import Api, body


def test_a_page(api: Api) -> None:
    uuid = api.made("start")
    assert api.get("/api/journey?page=1").json() == {
        "_metadata": {"page": 1, "page_count": 1, "total_count": 1},
        "payload": {
            "items": [
                {
                    "id": uuid,
                    "title": "Welcome series",
                    "status": "running",
                    "createdAt": "2026-03-01T12:00:00.000000Z",
                }
            ]
        },
    }


def test_pages_of_twenty(api: Api) -> None:
    for number in range(41):
        api.create(body(title=f"{number}"))
    pages = [api.get(f"/api/journey?page={page}").json() for page in (1, 2, 3, 4)]
    titles = [[item["title"] for item in page["payload"]["items"]] for page in pages]
    assert [len(page) for page in titles] == [20, 20, 1, 0]
    assert [title for page in titles for title in page] == [str(n) for n in range(41)]
    assert pages[1]["_metadata"] == {"page": 2, "page_count": 3, "total_count": 41}


def test_the_first_page_when_none_is_named(api: Api) -> None:
    assert api.get("/api/journey").json()["_metadata"]["page"] == 1


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "", "²", "9" * 30])
def test_a_page_that_is_none(api: Api, page: str) -> None:
    answer = api.get(f"/api/journey?page={page}")
    assert answer.status_code == 400
    assert answer.json() == {"success": False, "message": "page must be a number from 1"}


@pytest.mark.parametrize(
    ("spelling", "status"),
    [("lower", "running"), ("upper", "RUNNING"), ("enum", "STATUS_RUNNING")],
)
def test_how_a_status_is_spelt(api: Api, spelling: str, status: str) -> None:
    api.made("start")
    with Api(api.store, f"status_spelling={spelling}") as other:
        (item,) = other.get("/api/journey").json()["payload"]["items"]
    assert item["status"] == status
