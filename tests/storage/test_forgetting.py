"""After forgetting, the words are in no byte of the SQLite files."""

from datetime import UTC, datetime
from pathlib import Path

from bot.core.brief import Brief, SummaryLine
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from tests.builders import DESK, article, brief, claim
from tests.sentences import sentences

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
# Each begins with letters no other word has: a word index writes only what differs.
TRACES = (b"zqtextword", b"xjtitleword", b"vkspeakerword", b"jwsummaryword", b"qgnoteword")


def secret_brief() -> Brief:
    """Give a brief with a trace in every place where a word can stand."""
    filler = " ".join(f"Common sentence {number} stands here." for number in range(200))
    read = article(f"{filler} Only here stands zqtextword.", title="xjtitleword")
    words = claim(read, "zqtextword", speaker="vkspeakerword")
    line = SummaryLine("jwsummaryword", words.content)
    return brief(read, words, summary=(line,), notes=("qgnoteword",))


def bytes_of(folder: Path) -> bytes:
    """Give all that the files hold, the log included."""
    return b"".join(one.read_bytes() for one in sorted(folder.iterdir()))


async def test_no_trace_is_left_in_the_files(tmp_path: Path) -> None:
    """While the database is open, and with other articles kept before and after."""
    secret, other = secret_brief(), brief(article("Another text about kumquats. It stays."))
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        library = SqlLibrary(database, sentences)
        await library.keep(DESK, other, at=NOON)
        await library.keep(DESK, secret, at=NOON)
        await library.keep(DESK, brief(article("A third text. It came later.")), at=NOON)
        assert [one for one in TRACES if one not in bytes_of(tmp_path)] == []

        assert await library.forget(DESK, secret.article.id)

        assert [one for one in TRACES if one in bytes_of(tmp_path)] == []
        assert len(await library.search(DESK, ["kumquat"])) == 1
        assert await library.search(DESK, ["zqtextword", "common"]) == ()


async def test_no_trace_is_left_after_it_was_written_to_the_main_file(tmp_path: Path) -> None:
    """A restart moves everything from the log to the file; forgetting reaches it there."""
    secret = secret_brief()
    address = f"sqlite:///{tmp_path}/store.db"
    async with Database(address) as database:
        await SqlLibrary(database, sentences).keep(DESK, secret, at=NOON)
    assert [one for one in TRACES if one not in (tmp_path / "store.db").read_bytes()] == []

    async with Database(address) as database:
        await SqlLibrary(database, sentences).forget(DESK, secret.article.id)

        assert [one for one in TRACES if one in bytes_of(tmp_path)] == []


async def test_no_trace_of_an_earlier_brief_is_left_either(tmp_path: Path) -> None:
    """What a replaced brief said is forgotten with its article."""
    secret = secret_brief()
    plain = brief(secret.article)
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        library = SqlLibrary(database, sentences)
        await library.keep(DESK, secret, at=NOON)
        await library.keep(DESK, plain, at=NOON)

        await library.forget(DESK, secret.article.id)

        assert [one for one in TRACES if one in bytes_of(tmp_path)] == []


async def test_the_text_is_kept_once(tmp_path: Path) -> None:
    """Neither record nor index repeats it."""
    secret = secret_brief()
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        await SqlLibrary(database, sentences).keep(DESK, secret, at=NOON)
        async with database.reading() as connection:
            record = (await connection.exec_driver_sql("SELECT record FROM briefs")).scalar()

    assert isinstance(record, str)
    assert "zqtextword" not in record
    assert "jwsummaryword" in record
