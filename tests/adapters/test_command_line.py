"""The command line: what each command prints and how it ends."""

import pytest

from bot.errors import SettingsError, StoreUnavailable
from tests.adapters.command_line import Briefing, written
from tests.adapters.sample_brief import TEXT, sample_brief
from tests.fakes import BrokenEngine, FakeStore, MemoryLibrary, ScriptedEngine


@pytest.fixture
def briefing() -> Briefing:
    return Briefing(engine=ScriptedEngine({TEXT: sample_brief()}))


@pytest.fixture
def kestrel(tmp_path) -> str:
    return written(tmp_path, "kestrel.txt", TEXT)


def test_a_file_is_briefed_and_kept(briefing, kestrel):
    """The brief is printed, and the article is on the shelf afterwards."""
    ended = briefing("brief", kestrel)

    assert (ended.code, ended.err) == (0, "")
    assert "“We will not withdraw a single engineer,”" in ended.out
    assert "Engineers stay put" in briefing("articles").out


def test_standard_input_is_read_by_name_or_when_something_is_piped(briefing):
    """`-` and no argument are the same when text is piped in."""
    named, silent = briefing("brief", "-", typed=TEXT), briefing("brief", typed=TEXT)

    assert named.code == silent.code == 0
    assert named.out == silent.out
    assert "Ilya Dorn" in named.out


def test_nothing_given_at_a_terminal_is_wrong_usage(briefing):
    """Nobody waits for input that will not come."""
    ended = briefing("brief", at_terminal=True)

    assert ended.code == 2
    assert ended.err.startswith("briefing: ")


def test_no_store_keeps_nothing(briefing, kestrel):
    """With --no-store even a store that cannot be opened does not matter."""
    briefing.store.refuses = StoreUnavailable("The disk is gone.", hint="Look for it.")

    ended = briefing("brief", "--no-store", kestrel)

    assert ended.code == 0
    assert not briefing.store.library.brief_by_key


def test_a_refused_input_gives_reason_hint_and_3(briefing, tmp_path):
    """One line says why, the next what would help, both on standard error."""
    ended = briefing("brief", written(tmp_path, "bad.txt", "REFUSE"))

    assert ended.code == 3
    assert ended.out == ""
    assert ended.err == "briefing: it holds no article.\nhint: Send an article.\n"


def test_among_many_inputs_the_refused_one_is_named_and_the_rest_go_on(briefing, kestrel, tmp_path):
    """A bad file in the middle costs only itself."""
    bad = written(tmp_path, "bad.txt", "REFUSE")

    ended = briefing("brief", kestrel, bad, kestrel)

    assert ended.code == 3
    assert ended.out.count("4 Mar 2031") == 2
    assert ended.err.startswith(f"briefing: {bad}: it holds no article.\nhint: ")


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("kestrl.txt", "There is no file", "Did you mean"),
        ("nowhere/x.txt", "There is no file", "The folder"),
        (".", "is a folder", "*.txt"),
        ("", "is a folder", "*.txt"),
        ("x\x00y", "cannot be opened", "Give a file"),
        ("x" * 5000, "cannot be opened", "Give a file"),
    ],
)
def test_what_is_no_file_is_refused_with_a_way_on(
    briefing, kestrel, tmp_path, monkeypatch, name, reason, hint
):
    """Every way a path can be wrong has its reason and its hint."""
    monkeypatch.chdir(tmp_path)

    ended = briefing("brief", name)

    assert ended.code == 3
    assert reason in ended.err.splitlines()[0]
    assert hint in ended.err.splitlines()[1]


def test_an_address_without_its_beginning_is_recognised(briefing, tmp_path, monkeypatch):
    """`kestrel.example/story` is most likely a page."""
    monkeypatch.chdir(tmp_path)

    assert "https://" in briefing("brief", "kestrel.example").err


def test_an_address_goes_to_the_intake(briefing):
    """Links are judged where they are fetched."""
    ended = briefing("brief", "http://10.0.0.1/x")

    assert ended.code == 3
    assert "not public" in ended.err


def test_a_hostile_file_name_cannot_steer_the_terminal(briefing):
    """Escape sequences in an argument are shown as marks."""
    assert "\x1b" not in briefing("brief", "\x1b]0;x\x07.txt").err


def test_asking_names_files_or_ids(briefing, kestrel):
    """A file is briefed on the way; the beginning of an id does too."""
    by_file = briefing("ask", "Engineers?", "--article", kestrel)
    article = sample_brief().article.id
    by_id = briefing("ask", "Engineers?", "-a", article[:6])

    assert by_file.code == by_id.code == 0
    assert by_file.out == by_id.out
    assert "[1] Engineers stay put" in by_id.out


@pytest.mark.parametrize("name", ["abcdef123", "zz"])
def test_asking_an_unknown_article_says_both_ways(briefing, kestrel, name):
    """What is neither file nor id is refused as that."""
    briefing("brief", kestrel)

    ended = briefing("ask", "Engineers?", "--article", name)

    assert ended.code == 3
    assert "neither a file nor the id" in ended.err


def test_asking_with_nothing_kept_is_refused(briefing):
    """The hint says how to begin."""
    ended = briefing("ask", "Who?")

    assert ended.code == 3
    assert "hint: Brief an article first" in ended.err


def test_a_kept_brief_is_shown_again(briefing, kestrel):
    """`show` prints what `brief` printed."""
    first = briefing("brief", kestrel)

    assert briefing("show", sample_brief().article.id).out == first.out


def test_forgetting_asks_first(briefing, kestrel):
    """A no keeps it; a yes removes it."""
    briefing("brief", kestrel)
    article = sample_brief().article.id

    kept = briefing("forget", article, typed="\n", at_terminal=True)
    gone = briefing("forget", article, typed="y\n", at_terminal=True)

    assert (kept.code, kept.out) == (0, "Nothing was forgotten.\n")
    assert "Engineers stay put" in kept.err
    assert gone.out.startswith(f"Forgotten: {article}")
    assert briefing("show", article).code == 3


def test_forgetting_without_anybody_to_ask_needs_yes(briefing, kestrel):
    """A script has to say --yes."""
    briefing("brief", kestrel)
    article = sample_brief().article.id

    assert "--yes" in briefing("forget", article).err
    assert briefing("forget", article, "--yes").code == 0


def test_an_empty_shelf_says_how_to_begin(briefing):
    """Nobody is left in front of nothing."""
    ended = briefing("articles")

    assert ended.code == 0
    assert "briefing seed" in ended.out


@pytest.mark.parametrize(
    "arguments",
    [["brief", "--jsn"], ["nonsense"], ["brief", "x", "--with-text"], ["claims", "x"], ["ask"], []],
)
def test_wrong_usage_is_2(briefing, arguments):
    """What cannot be understood ends with 2 and a way to the help."""
    ended = briefing(*arguments)

    assert ended.code == 2
    assert ended.out == ""
    assert "--help" in ended.err


def test_settings_problems_are_all_reported(briefing, kestrel):
    """One run shows every problem of the environment."""
    briefing.refuses_to_build = SettingsError(["BOT_A is wrong.", "BOT_B is wrong."])

    ended = briefing("brief", kestrel)

    assert ended.code == 3
    assert "briefing: BOT_A is wrong.\nbriefing: BOT_B is wrong.\n" in ended.err


def test_an_unexpected_error_is_one_line_without_internals(kestrel):
    """A person sees no traceback; the hint says how to see more."""
    ended = Briefing(engine=BrokenEngine())("brief", kestrel)

    assert ended.code == 1
    assert "secret internals" not in ended.out + ended.err
    assert "BOT_LOG_LEVEL=debug" in ended.err


def test_an_interruption_is_quiet(kestrel):
    """Ctrl-C ends with 130 and not a word."""
    ended = Briefing(engine=BrokenEngine(KeyboardInterrupt()))("brief", kestrel)

    assert (ended.code, ended.out, ended.err) == (130, "", "")


def test_migrate_says_what_it_did():
    """Applied revisions are named; with none the database is up to date."""
    library = MemoryLibrary()

    assert (
        "Applied: 0001, 0002."
        in Briefing(store=FakeStore(library, ("0001", "0002")))("migrate").out
    )
    assert "up to date" in Briefing(store=FakeStore(library))("migrate").out


def test_the_claims_of_a_kept_brief_come_as_a_table(briefing, kestrel):
    """`show --csv` writes what the button writes."""
    article = briefing("brief", kestrel, "--json").out.split('"id": "')[1].split('"')[0]

    table = briefing("show", article, "--csv")

    assert table.code == 0
    assert table.out.removeprefix("\ufeff").startswith("number,speaker,role")
    assert "Ilya Dorn" in table.out


def test_the_labels_can_be_read(briefing):
    """Without any article."""
    assert "Quoted · exact" in briefing("labels").out
