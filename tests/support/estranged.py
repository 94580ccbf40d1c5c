"""Journey objects with much in them that the catalogue has never heard of, drawn by hypothesis."""

from hypothesis import strategies as st
from support.canonical import json_values

from journeys_as_code.remote.names import camel
from journeys_as_code.remote.port import Wire

STRANGER = "99999999-0000-4000-8000-000000000000"


@st.composite
def estranged(draw: st.DrawFn, raw: Wire) -> Wire:
    """A journey object with much in it that the catalogue has never heard of."""
    points = [draw(_estranged_point(point)) for point in raw["points"]]
    strange = draw(st.dictionaries(st.sampled_from(["new_flow", "newFlow", "tags"]), json_values))
    return raw | strange | {"points": points}


@st.composite
def _estranged_point(draw: st.DrawFn, point: Wire) -> Wire:
    [(key, data)] = point["point_data"].items()
    keys = st.sampled_from([key, camel(key), "new_kind", "next", "title", "wire:x"])
    data = {
        draw(keys): data | draw(st.dictionaries(st.sampled_from(["newField", "y"]), json_values))
    }
    data |= draw(st.dictionaries(st.sampled_from(["second_kind", "exit"]), json_values, max_size=1))
    types = st.sampled_from([point["point_type"], "POINT_TYPE_NEW", ""])
    strays = st.dictionaries(st.sampled_from(["output7", "spare", "matched"]), _strays, max_size=2)
    return point | {
        "point_data": data,
        "point_type": draw(types),
        "outputs": point["outputs"] | draw(strays),
        **draw(st.dictionaries(st.sampled_from(["new_side", "newSide", "note"]), json_values)),
    }


_strays = st.fixed_dictionaries(
    {"info": st.fixed_dictionaries({"next_point_uuid": st.just(STRANGER), "weight": st.just(3)})}
)
