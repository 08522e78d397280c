"""A file stands under its name only once it is whole."""

import pytest

from audit.whole_files import whole_file


def test_file_takes_its_name_when_the_block_ends(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(b"before")
    with whole_file(path) as file:
        file.write(b"whole")
        assert path.read_bytes() == b"before"
    assert path.read_bytes() == b"whole"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_exception_leaves_what_stood_there(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        file.write(bytes(1 // 0))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OSError, match="none"), whole_file(tmp_path / "none" / "export.csv"):
        pass
