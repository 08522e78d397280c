"""Equal values give equal text, on whichever engine they were stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import canonical_json, sha256_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_canonical_json_read_back_gives_the_same_text(value):
    assert canonical_json(json.loads(canonical_json(value))) == canonical_json(value)


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical_json({"b": 1, "a": [2]}) == canonical_json({"a": [2], "b": 1})
    assert canonical_json({"b": 1, "a": [2]}) == '{"a":[2],"b":1}'


def test_canonical_json_keeps_chinese_readable():
    assert canonical_json("第二类医疗器械") == '"第二类医疗器械"'


def test_canonical_json_refuses_what_json_cannot_say():
    with pytest.raises(ValueError, match="Out of range float"):
        canonical_json(float("nan"))


def test_sha256_of_is_of_the_text_in_utf8():
    assert sha256_of("") == "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126"
    assert sha256_of({"a": 1}) != sha256_of({"a": "1"})
