"""A frozen digest is read back as it was, also one that an earlier version froze."""

from dataclasses import replace

from bot.core.digests.records import digest_from_record, digest_record
from tests.contracts.test_slots import DIGEST


def test_a_digest_is_read_back_as_it_was():
    """With its topics."""
    digest = replace(DIGEST, topics=("harbour", "drones"))

    assert digest_from_record(digest_record(digest)) == digest


def test_what_an_earlier_version_froze_is_still_read():
    """It knew no topics."""
    record = digest_record(DIGEST)
    del record["topics"]

    assert digest_from_record(record) == DIGEST
