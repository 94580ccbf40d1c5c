from pathlib import Path

import pytest

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.files import JourneyFile, journey_files, make_folder

FILES = (
    "journeys.yaml", "journeys/welcome.yaml", "journeys/b.yml", "journeys/b.test.yaml",
    "journeys/c.test.yml", "journeys/readme.md", "journeys/.hidden.yaml", "journeys/.git/x.yaml",
    "journeys/shop/cart.yaml", "journeys/shop/deep/er.yaml", "teams/a/one.yaml", "teams/b/two.yaml",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def keys(root: Path, *patterns: str) -> list[str]:
    return [found.key for found in journey_files(root, list(patterns))]


def test_a_folder_means_every_journey_below_it(root: Path) -> None:
    assert journey_files(root, "journeys/") == [
        JourneyFile("b", "journeys/b.yml"),
        JourneyFile("shop/cart", "journeys/shop/cart.yaml"),
        JourneyFile("shop/deep/er", "journeys/shop/deep/er.yaml"),
        JourneyFile("welcome", "journeys/welcome.yaml"),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("journeys", ["b", "shop/cart", "shop/deep/er", "welcome"]),
        ("./journeys/", ["b", "shop/cart", "shop/deep/er", "welcome"]),
        ("journeys/*.yaml", ["welcome"]),
        ("journeys/*", ["b", "welcome"]),
        ("journeys/**/*.yaml", ["shop/cart", "shop/deep/er", "welcome"]),
        ("journeys/**/c*.yaml", ["shop/cart"]),
        ("journeys/*/*.y[a]ml", ["shop/cart"]),
        ("journeys/shop/", ["cart", "deep/er"]),
        ("journeys/welcome.yaml", ["welcome"]),
        ("teams/?/*.yaml", ["a/one", "b/two"]),
        ("*.yaml", []),
        ("teams/**/none-*", []),
    ],
)
def test_a_pattern_and_the_keys_it_gives(root: Path, pattern: str, expected: list[str]) -> None:
    assert keys(root, pattern) == expected


def test_the_project_file_is_no_journey(root: Path) -> None:
    assert "journeys" not in keys(root, ".")
    assert "teams/a/one" in keys(root, ".")


def test_the_first_pattern_that_fits_gives_the_key(root: Path) -> None:
    assert keys(root, "journeys/shop/*.yaml", "journeys/") == [
        "b", "cart", "shop/deep/er", "welcome",
    ]  # fmt: skip


def test_two_files_may_have_one_key_which_is_for_validate_to_refuse(root: Path) -> None:
    (root / "journeys" / "b.yaml").touch()
    named = [found.file for found in journey_files(root, "journeys/") if found.key == "b"]
    assert named == ["journeys/b.yaml", "journeys/b.yml"]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("nothing/", "there is no folder `nothing` for the journeys"),
        ("nothing/*.yaml", "there is no folder `nothing` for the journeys"),
        ("../", "the pattern `../` leads outside the project"),
        ("journeys/../../x", "the pattern `journeys/../../x` leads outside the project"),
        ("/etc", "the pattern `/etc` leads outside the project"),
    ],
)
def test_a_pattern_that_cannot_be_followed(root: Path, pattern: str, message: str) -> None:
    with pytest.raises(ProjectError) as caught:
        journey_files(root, pattern)
    assert caught.value.message == message
    assert caught.value.hint


def test_a_folder_that_is_a_link_is_not_followed(root: Path) -> None:
    (root / "journeys" / "shop" / "again").symlink_to(root / "journeys")
    assert keys(root, "journeys/*.yaml") == ["welcome"]
    with pytest.raises(ProjectError, match="`journeys/shop/again` is a link to a folder"):
        journey_files(root, "journeys/")


def test_the_folder_of_a_pattern_may_not_lead_outside(root: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (root / "linked").symlink_to(outside)
    with pytest.raises(ProjectError, match="`linked/` leads outside the project"):
        journey_files(root, "linked/")


def test_links_to_files_are_listed_for_the_reader_to_judge(root: Path) -> None:
    (root / "journeys" / "gone.yaml").symlink_to("nothing.yaml")
    assert "gone" in keys(root, "journeys/")


def test_a_name_that_cannot_be_printed_is_refused(root: Path) -> None:
    (root / "journeys" / "a\nb.yaml").touch()
    with pytest.raises(ProjectError, match=r"unprintable name: 'a\\nb.yaml'"):
        journey_files(root, "journeys/")


def test_a_folder_that_cannot_be_listed_is_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(ProjectError, match="`journeys` cannot be read: Permission denied"):
        journey_files(root, "journeys/")


@pytest.mark.parametrize(
    ("patterns", "made"),
    [
        (["journeys/"], "journeys"),
        (["teams/*/journeys"], "teams"),
        (["crm/journeys/**/*.yaml", "more"], "crm/journeys"),
        (["crm/one.yaml"], "crm"),
    ],
)
def test_a_project_without_any_folder_gets_the_first(
    tmp_path: Path, patterns: list[str], made: str
) -> None:
    make_folder(tmp_path, patterns)
    assert (tmp_path / made).is_dir()
    assert [*(tmp_path / made).iterdir()] == []


@pytest.mark.parametrize("patterns", [["missing", "journeys"], ["../outside"], []])
def test_no_folder_is_made_where_there_is_one_or_outside(root: Path, patterns: list[str]) -> None:
    before = {*root.parent.rglob("*")}
    make_folder(root, patterns)
    assert {*root.parent.rglob("*")} == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "crm").touch()
    with pytest.raises(ProjectError, match="the folder `crm/journeys` cannot be made"):
        make_folder(tmp_path, "crm/journeys")
