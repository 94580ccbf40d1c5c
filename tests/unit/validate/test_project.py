import pytest
from support.checking import source

from journeys_as_code.validate.project import read_project


def codes(target: str, more: str = "") -> list[str]:
    text = f"version: 1\ntargets:\n  it: {{application_code: AAAAA-00000, {target}}}\n{more}"
    return [finding.code for finding in read_project(source(text, "journeys.yaml"))[1]]


@pytest.mark.parametrize(
    "api",
    [
        "https://journey.pushwoosh.com", "https://journey.pushwoosh.com:8443/base", "http://127.0.0.1:8080",
        "http://localhost", "http://api.localhost:1", '"http://[::1]:8080"',
    ],
)  # fmt: skip
def test_an_address_that_keeps_the_token_safe(api: str) -> None:
    assert codes(f"api: {api}, token: {{env: T}}") == []


@pytest.mark.parametrize(
    "api", ["sandbox", "sandbox:other.db", '"sandbox:a.db?no_read&camel_case"']
)
def test_the_sandbox_needs_no_token(api: str) -> None:
    assert codes(f"api: {api}") == []


@pytest.mark.parametrize("way", ["env: T", "file: t.txt", "command: [pass, t]", "keyring: a/b"])
def test_a_token_comes_one_way(way: str) -> None:
    assert codes(f"api: https://journey.pushwoosh.com, token: {{{way}}}") == []


def test_a_warning_does_not_stop_a_project() -> None:
    text = "version: 1\ntargets: {it: {api: sandbox, application_code: A}}\nlint: {J999: off}\n"
    project, findings = read_project(source(text, "journeys.yaml"))
    assert project is not None
    assert [finding.code for finding in findings] == ["J138"]


def test_an_error_does() -> None:
    project, findings = read_project(source("version: 3\n", "journeys.yaml"))
    assert project is None
    assert [finding.code for finding in findings] == ["J121", "J123"]


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("send_push: {data_key: push}", []),
        ("send_push: {point_type: POINT_TYPE_PUSH}", ["J137"]),
        ("send_push: {point_type: POINT_TYPE_SEND_PUSH}", []),
        ("message_bus: {fields: {event_name: event_name}}", []),
        ("boolean_splitter: {outputs: {yes: output1, no: default}}", []),
        ("boolean_splitter: {outputs: {yes: output1}}", ["J137"]),
    ],
)
def test_only_what_is_assumed_is_overridden(declared: str, found: list[str]) -> None:
    assert codes("api: sandbox", f"point_kinds: {{{declared}}}\n") == found


def test_rules_that_exist_can_be_set() -> None:
    assert (
        codes("api: sandbox", "lint: {J304: off, J310: error, J505: info, J161: warning}\n") == []
    )
