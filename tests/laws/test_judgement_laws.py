"""What is remembered of earlier runs changes nothing that is found."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.interpolate import Interpolated, Scope
from journeys_as_code.workflow import remembering, validating
from journeys_as_code.workflow.judged import Judgements
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace, open_project
from journeys_as_code.workflow.validating import Validated, validate

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "hunter2-hunter2"
A, B, C = "journeys/a.yaml", "journeys/b.yaml", "journeys/sub/c.yaml"

PROJECT = """version: 1
targets:
  it:
    api: sandbox
    application_code: AAAAA-00000
    vars: {shop: Corner, key: {env: KEY, secret: true}}
"""
ORDER = """title: Order of ${vars.shop}
points:
  ordered: {message_bus: {event_name: Ordered}, next: out}
  out: {exit: {}}
"""
INCLUDING = """title: Included
include: [{file: parts/end.yaml, prefix: end_}]
points: {go: {start_by_api: {}, next: end_tell}}
"""
JOURNEYS = (
    ORDER,
    ORDER.replace("next: out", "next: uot"),
    ORDER.replace("vars.shop", "vars.shpo"),
    ORDER.replace("vars.shop", "journeys.sub/c.uuid"),
    ORDER.replace("vars.shop", "vars.key"),
    ORDER.replace("title", "# journeys: ignore J501\ntitle"),
    ORDER.replace("event_name: Ordered", "event_name: Ordered, strange: 1"),
    ORDER.replace(
        "message_bus: {event_name: Ordered}",
        "start_by_segment: {filter_code: A, start_at: 2026-03-02T00:00:00Z}",
    ),
    INCLUDING,
    "title: T\ninclude: [{file: journeys/b.yaml, prefix: end_}]\npoints: {}\n",
    "title: [broken",
    "title: twice\ntitle: twice\npoints: {}\n",
    "",
)
ENDS = (
    (
        "points: {tell: {webhook: {url: https://x.example, method: POST, data: {file: body.json}}, "
        "next: o}, o: {exit: {}}}\n"
    ),
    "points: {tell: {wait: {duration: 1d}, next: o}, o: {exit: {}}}\n",
    "points: {tell: {}}\nwrong: 1\n",
    "points: [broken",
    None,
)
BODIES = ('{"a": "${vars.shop}"}', '{"a": "{{point:nobody}}"}', "{broken", None)
PROJECTS = (
    PROJECT,
    PROJECT.replace("Corner", "Square"),
    f"{PROJECT}lint: {{J301: off, J221: error, J501: error, J601: off}}\n",
    f"{PROJECT}defaults: {{status: running, params: {{silent_hours: {{}}}}}}\n",
    PROJECT.replace("shop: Corner, ", ""),
)
MENU: dict[str, tuple[str | None, ...]] = {
    "journeys/a.yaml": JOURNEYS,
    "journeys/b.yaml": (*JOURNEYS, None),
    "journeys/sub/c.yaml": (*JOURNEYS, None),
    "parts/end.yaml": ENDS,
    "body.json": BODIES,
    "journeys.yaml": PROJECTS,
}
"""What each file may be; None: it is not there."""


def write(root: Path, name: str, text: str | None) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    if text is not None:
        file.write_text(text, "utf-8")


def opened(root: Path, now: datetime = NOON, **environ: str) -> Workspace:
    ws = open_project(root, environ={"KEY": SECRET} | environ)
    return replace(ws, clock=lambda: now)


def remembered(ws: Workspace, *paths: str) -> Validated:
    return validate(ws, paths, judgements=Judgements(ws))


def spoil(root: Path, cut: int) -> None:
    for file in (root / ".journeys").glob("cache/*"):
        file.write_bytes(file.read_bytes()[:cut])


steps = st.one_of(
    st.sampled_from([(name, text) for name, texts in MENU.items() for text in texts]),
    st.tuples(st.just("later"), st.sampled_from([1, 48])),
    st.tuples(st.just("spoiled"), st.integers(0, 500)),
    st.tuples(st.just("shop"), st.sampled_from(["", "Market"])),
)


@settings(max_examples=25)
@given(st.lists(steps, min_size=1, max_size=8))
def test_the_findings_are_those_of_a_run_that_remembers_nothing(
    steps: list[tuple[str, Any]],
) -> None:
    now, environ = NOON, {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, texts in MENU.items():
            write(root, name, texts[0])
        for name, value in [("first", None), ("second", None), *steps]:
            if name in MENU:
                write(root, name, value)
            elif name == "later":
                now += timedelta(hours=value)
            elif name == "spoiled":
                spoil(root, value)
            elif name == "shop":
                environ = {"JOURNEYS_VAR_shop": value}
            ws = opened(root, now, **environ)
            found = remembered(ws)
            assert found == validate(ws)
            loaded = load(ws)
            assert (found.findings, found.points) == (loaded.findings, loaded.points)
            assert dict(found.sources) == dict(loaded.sources)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, texts in MENU.items():
        write(tmp_path, name, texts[0])
    write(tmp_path, A, INCLUDING)
    write(tmp_path, B, ORDER.replace("Order", "Onboard"))
    return tmp_path


def judged_anew(root: Path, monkeypatch: pytest.MonkeyPatch, **environ: str) -> list[str]:
    """The journeys that are judged again by a run that remembers."""
    judged: list[str] = []
    fill_in = validating.interpolate

    def counted(source: SourceFile, scope: Scope) -> Interpolated:
        judged.append(source.file)
        return fill_in(source, scope)

    with monkeypatch.context() as patched:
        patched.setattr(validating, "interpolate", counted)
        remembered(opened(root, **environ))
    return judged


CHANGES: list[tuple[Callable[[Path], None], list[str]]] = [
    (lambda _: None, []),
    (lambda root: write(root, B, JOURNEYS[1]), [B]),
    (lambda root: write(root, "parts/end.yaml", ENDS[1]), [A]),
    (lambda root: write(root, "body.json", BODIES[1]), [A]),
    (lambda root: write(root, "journeys.yaml", PROJECTS[1]), [A, B, C]),
    (lambda root: spoil(root, 100), [A, B, C]),
    (lambda root: write(root, C, None), [A]),
]
"""What happens to the project, and which journeys may not be as they were."""


@pytest.mark.parametrize(("change", "anew"), CHANGES)
def test_only_what_may_have_changed_is_judged_again(
    root: Path,
    change: Callable[[Path], None],
    anew: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert judged_anew(root, monkeypatch) == [A, B, C]
    change(root)
    assert judged_anew(root, monkeypatch) == anew


def test_another_version_of_the_tool_judges_everything_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judged_anew(root, monkeypatch) == [A, B, C]
    monkeypatch.setattr(remembering, "tool", lambda: "another")
    assert judged_anew(root, monkeypatch) == [A, B, C]


def test_another_value_of_a_variable_judges_everything_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judged_anew(root, monkeypatch) == [A, B, C]
    assert judged_anew(root, monkeypatch, JOURNEYS_VAR_shop="Market") == [A, B, C]
    assert judged_anew(root, monkeypatch, JOURNEYS_VAR_shop="Market") == []
    assert judged_anew(root, monkeypatch, KEY="another-secret", JOURNEYS_VAR_shop="Market") == []


def calling(header: str) -> str:
    hook = f"webhook: {{url: https://x.example, method: GET, headers: {{{header}}}}}, next: end"
    return ORDER.replace("exit: {}", hook).replace("vars.shop", "target.application_code")


def test_nothing_that_has_to_do_with_a_secret_is_remembered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, B, calling('X-Key: "${vars.key}"'))
    write(root, C, calling("Authorization: Bearer " + "q8Wz" * 9))
    judged_anew(root, monkeypatch)
    assert judged_anew(root, monkeypatch) == [B, C]
    (kept,) = (root / ".journeys/cache").iterdir()
    text = kept.read_text()
    assert SECRET not in text
    assert "q8Wz" not in text
    assert "sub/c" not in text


def test_a_folder_that_cannot_be_written_to_changes_nothing(root: Path) -> None:
    (root / ".journeys").write_text("a file where a folder should be")
    assert remembered(opened(root)) == validate(opened(root))


def test_what_is_asked_for_is_a_part_of_it(root: Path) -> None:
    write(root, B, JOURNEYS[1])
    remembered(opened(root))
    for path in ("journeys/b.yaml", "journeys/sub", "a", "parts/end.yaml"):
        found = remembered(opened(root), path)
        assert found == validate(opened(root), [path])
        loaded = load(opened(root), [path])
        assert (found.findings, found.points) == (loaded.findings, loaded.points)
