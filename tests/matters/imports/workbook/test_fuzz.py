"""Whatever the bytes are, the reader of filled templates answers with rows or problems."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matters.imports import workbook
from tests.matters.imports.workbook.samples import (
    FULL,
    filled,
    repacked,
    with_shared_texts,
)

pytestmark = pytest.mark.slow


@given(st.binary(max_size=2000))
def test_read_never_fails_on_any_bytes(content: bytes) -> None:
    reading = workbook.read(content)

    assert (reading.rows, len(reading.problems)) == ((), 1)


@given(st.binary(max_size=2000))
def test_read_never_fails_on_bytes_that_begin_like_a_package(content: bytes) -> None:
    assert workbook.read(b"PK\x03\x04" + content).rows == ()


@cache
def samples() -> tuple[bytes, bytes]:
    return filled(FULL), with_shared_texts(FULL)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_read_never_fails_on_mutated_parts(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(samples()))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = sorted(name for name in packed.namelist() if name.endswith((".xml", ".rels")))
        name = data.draw(st.sampled_from(names))
        part = bytearray(packed.read(name))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(part)))
        cut = data.draw(st.integers(0, 40))
        part[at : at + cut] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"<v>", b"</c>", b"9" * 30, b"-1", b"1e999"])
        )

    reading = workbook.read(repacked(content, {name: bytes(part)}))

    assert reading.rows or reading.problems


@given(st.data())
@settings(max_examples=60)
def test_read_never_fails_on_a_mutated_package(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(samples())))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    reading = workbook.read(bytes(content))

    assert reading.rows or reading.problems
