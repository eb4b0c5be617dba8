"""Files read in one go: all of them, however they change meanwhile, and no more of a large one than is asked for."""

import os
import threading

import pytest

from builder import whole


@pytest.mark.parametrize("size", [0, 1, 4096, 200_000])
def test_a_file_is_read_to_its_end(tmp_path, size):
    data = os.urandom(size)
    (tmp_path / "a").write_bytes(data)
    assert whole.read(tmp_path / "a") == data
    assert whole.read(str(tmp_path / "a"), size) == data


def test_a_larger_file_gives_a_little_more_than_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 1000)
    assert whole.read(tmp_path / "a", 10) == b"x" * 11


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_has_no_size_is_read_to_its_end(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    data = os.urandom(300_000)
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(data,))
    writer.start()
    assert whole.read(tmp_path / "pipe") == data
    writer.join()


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        whole.read(tmp_path / "a")
