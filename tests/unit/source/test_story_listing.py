from pathlib import Path

import pytest

from journeys_as_code.source.listing import JourneyFile, story_files

FILES = (
    "journeys.yaml", "journeys/a.yaml", "journeys/a.test.yaml", "journeys/b.test.yml",
    "journeys/.c.test.yaml", "journeys/a.test.txt", "journeys/.test.yaml", "journeys/shop/d.test.yaml",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_stories_have_the_key_of_the_journey_beside_them(root: Path) -> None:
    assert story_files(root, "journeys/") == [
        JourneyFile("a", "journeys/a.test.yaml"),
        JourneyFile("b", "journeys/b.test.yml"),
        JourneyFile("shop/d", "journeys/shop/d.test.yaml"),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("journeys/*.yaml", ["a"]),
        ("journeys/a.yaml", ["a"]),
        ("journeys/*/*.yaml", ["shop/d"]),
        ("journeys/shop", ["d"]),
        ("journeys/a.test.*", []),
    ],
)
def test_they_are_looked_for_where_a_journey_may_be(
    root: Path, pattern: str, expected: list[str]
) -> None:
    assert [file.key for file in story_files(root, pattern)] == expected
