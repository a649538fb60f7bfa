"""Nobody is left in silence: every bad input is refused with a reason and a next step."""

import time

import pytest

from bot.core.article import SourceKind
from bot.core.upload import Link, Upload
from bot.errors import InputRefused
from bot.ingest.intake import SandboxedIntake
from bot.ingest.limits import Limits
from tests.ingest.bad_inputs import BAD_FILES, BAD_LINKS, BadFile, BadLink

_SECONDS = Limits().wall_seconds  # the wall clock never has to end it
_REASON_ENDS = (".", ")")


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
async def test_a_bad_file_is_refused_with_reason_and_hint(bad: BadFile):
    """The reason is one line that says what is wrong, the hint one line that says what to do."""
    sent = Upload(bad.make(), bad.name, SourceKind.FILE, bad.media_type)
    began = time.perf_counter()

    with pytest.raises(InputRefused) as refused:
        await SandboxedIntake().article_from(sent)

    assert bad.reason in refused.value.reason
    assert bad.name in refused.value.reason
    _is_one_line_each(refused.value)
    assert time.perf_counter() - began < _SECONDS


@pytest.mark.parametrize("bad", BAD_LINKS, ids=lambda bad: bad.url[:40])
async def test_a_bad_link_is_refused_without_a_connection(bad: BadLink):
    """What may not be dialled is not dialled, and the person learns why."""
    with pytest.raises(InputRefused) as refused:
        await SandboxedIntake().article_from(Link(bad.url))

    assert bad.reason in refused.value.reason
    _is_one_line_each(refused.value)


def test_the_list_is_long_and_every_name_is_used_once():
    """The command line runs the same list, one file a name."""
    names = [bad.name for bad in BAD_FILES]

    assert len(names) >= 60
    assert len(set(names)) == len(names)


def _is_one_line_each(refused: InputRefused) -> None:
    assert refused.reason.endswith(_REASON_ENDS)
    assert refused.hint.endswith(".")
    assert "\n" not in refused.reason + refused.hint
    assert len(refused.reason) < 300
