"""Edits are made in a text one after the other; the loader judges each of them."""

from __future__ import annotations

from collections.abc import Iterable

from journeys_as_code.errors import ProjectError
from journeys_as_code.findings import Place, has_errors
from journeys_as_code.source.change import changed
from journeys_as_code.source.drafts import Drafts
from journeys_as_code.source.edits import CannotEdit, Edit, Edited, Refusal, Why, shown
from journeys_as_code.source.guard import check
from journeys_as_code.source.layout import lay_out
from journeys_as_code.source.lines import Lines
from journeys_as_code.source.meaning import ended, means, same
from journeys_as_code.source.order import JOURNEY, Order
from journeys_as_code.source.yaml_loader import load

_MARK = "\ufeff"


def apply(text: str, edits: Iterable[Edit], *, file: str = "", order: Order = JOURNEY) -> Edited:
    """The text after the edits, each of which finds what the ones before it left.

    Read back, it is the old data with just these changes; what no edit means stands as it stood. An
    edit that cannot be made so is refused, and the others are made all the same.
    """
    mark, body = text[: text.startswith(_MARK)], text[text.startswith(_MARK) :]
    refused: list[Refusal] = []
    for edit in edits:
        try:
            body = _apply(body, edit, order)
        except CannotEdit as error:
            place = Place(file, *Lines(body).position(error.index))
            refused.append(Refusal(edit, error.why, error.message, place))
    return Edited(mark + body, tuple(refused))


def _apply(text: str, edit: Edit, order: Order) -> str:
    source, findings = load(text.encode(), "")
    root = lay_out(text)
    if source is None or root is None or has_errors(findings):
        raise CannotEdit(Why.INVALID, "the file has errors")
    wanted = changed(source.data, edit)
    if same(wanted, source.data):
        return text
    check(root, source.data, edit)
    try:
        for draft in Drafts(text, root, order).of(edit):
            if means(draft, wanted):
                return draft
        whole = ended(text, source.data)
        if whole != text:
            return _apply(whole, edit, order)
    except ProjectError as error:
        raise CannotEdit(Why.UNCLEAR, error.message) from error
    message = f"{shown(edit.path)} cannot be written without changing something else"
    raise CannotEdit(Why.UNCLEAR, message)
