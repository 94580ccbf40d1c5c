"""Splitting points: where people go different ways."""

from __future__ import annotations

from typing import ClassVar

from journeys_as_code.model.points.declare import AssumedKind, Facts, assumed
from journeys_as_code.model.points.kind import Output, Sure
from journeys_as_code.model.points.types import Anything, Channel, Number, Text


class BooleanSplitter(AssumedKind):
    """People who match a segment go one way, all others the other. The two outputs are documented."""

    facts: ClassVar[Facts] = Facts(
        "boolean_splitter",
        "POINT_TYPE_BOOLEAN_SPLITTER",
        outputs=(
            Output("output1", "matched", Sure.DOCUMENTED),
            Output("default", "otherwise", Sure.DOCUMENTED),
        ),
    )
    filter_code: Text = assumed("Code of the segment whose people are `matched`.")
    condition: Anything = assumed("The condition in place of a segment's code; shape unknown.")


class TagSplitter(AssumedKind):
    """People go one of up to ten ways by the value of a tag or of an event attribute."""

    facts: ClassVar[Facts] = Facts(
        "tag_splitter",
        "POINT_TYPE_TAG_SPLITTER",
        outputs=(
            Output("output1", "branch1"),
            *(Output(f"output{n}", f"branch{n}", required=False) for n in range(2, 11)),
            Output("default", "otherwise"),
        ),
    )
    tag: Text = assumed("The tag whose value decides.")
    attribute: Anything = assumed("The event attribute whose value decides, in place of a tag.")
    branches: list[Anything] = assumed("What the value must be for `branch1`, `branch2`, ...")


class AbSplitter(AssumedKind):
    """People go up to four ways by chance; `a` is the control group."""

    facts: ClassVar[Facts] = Facts(
        "ab_splitter",
        "POINT_TYPE_AB_SPLITTER",
        outputs=(
            Output("default", "a"),
            Output("output1", "b"),
            Output("output2", "c", required=False),
            Output("output3", "d", required=False),
        ),
    )
    percents: dict[str, Number] = assumed("The share of each way: `{a: 50, b: 50}`; 100 in all.")
    winner: Anything = assumed("How a winner is chosen, by hand or by goal; shape unknown.")


class ReachabilityCheck(AssumedKind):
    """People who can be reached by a channel go one way, all others the other."""

    facts: ClassVar[Facts] = Facts(
        "reachability_check",
        "POINT_TYPE_REACHABILITY_CHECK",
        outputs=(Output("output1", "reachable"), Output("default", "unreachable")),
    )
    channel: Channel = assumed("The channel.")


KINDS = (BooleanSplitter, TagSplitter, AbSplitter, ReachabilityCheck)
