"""Keys go where Kafka's own clients put them."""

from hypothesis import given
from hypothesis import strategies as st
from kafka.partitioner import murmur2 as theirs

from events.partitions import murmur2, partition_of


@given(st.binary(max_size=60))
def test_the_hash_is_kafkas(data: bytes) -> None:
    """For every length, so for every rest of a division by four."""
    assert murmur2(data) == theirs(data)


@given(st.text(max_size=20), st.integers(1, 50))
def test_a_key_has_one_partition(key: str, partitions: int) -> None:
    """Whatever the message is."""
    assert partition_of(key, b"x", partitions) == partition_of(key, None, partitions) in range(partitions)
