"""From what Slack sends to what was asked for."""

import pytest

from bot.adapters.slack.payload import Payload
from bot.adapters.slack.translate import (
    Installation,
    request_from_command,
    request_from_event,
    said,
)
from bot.core.place import Workspace
from bot.core.request import Request, Wish

AT = Installation("T1", "UBOT")
T1 = Workspace("slack", "T1")


def event(**told: object) -> Request | None:
    """Translate an event: a message of ana in a public channel unless told otherwise."""
    usual = {
        "type": "message",
        "user": "UANA",
        "channel": "C1",
        "channel_type": "channel",
        "ts": "1.1",
        "text": "hello",
    }
    shared = {"is_ext_shared_channel": told.pop("is_ext_shared_channel", False)}
    body = {"event_id": "Ev1", "team_id": "T1", "event": {**usual, **told}, **shared}
    return request_from_event(Payload.of(body), AT)


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ("<@UBOT> <https://a.example/x>", "", ("https://a.example/x",)),
        ("<https://a.example/x|the story>", "", ("https://a.example/x",)),
        ("<https://a.example/?a=1&amp;copy=2>", "", ("https://a.example/?a=1&copy=2",)),
        ("<https://a.example/?a=1&copy=2>", "", ("https://a.example/?a=1&copy=2",)),
        ("&amp;nbsp; is written &nbsp;", "&nbsp; is written &nbsp;", ()),
        ("<https://a.example> <https://a.example>", "", ("https://a.example",)),
        ("<@UBOT> who said &lt;no&gt; &amp;amp;?", "who said <no> &amp;?", ()),
        ("<!here> look in <#C1|news>", "look in news", ()),
        ("write to <mailto:a@b.example|a@b.example>", "write to a@b.example", ()),
        ("one\n\ntwo", "one\n\ntwo", ()),
    ],
)
def test_a_text_is_taken_apart(text, words, links):
    """Links out, mentions out, and Slack's three entities back, each exactly once."""
    heard = said(text)

    assert (heard.text, heard.links) == (words, links)


@pytest.mark.parametrize(
    "told",
    [
        {"bot_id": "B1"},
        {"user": "UBOT"},
        {"user": ""},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join", "thread_ts": "1.0"},
        {"type": "reaction_added"},
        {"text": "not in a thread, not to us"},
        {"text": "<@UBOT> comes as an app_mention too", "thread_ts": "1.0"},
    ],
    ids=str,
)
def test_what_asks_nothing_of_us_is_no_request(told):
    """Bots, ourselves, edits, joins, and what people say to each other."""
    assert event(**told) is None


def test_a_mention_says_nothing_of_who_can_see_it():
    """app_mention carries no channel_type: until Slack is asked the wall is the channel's."""
    request = event(type="app_mention", channel_type="", text="<@UBOT> hi")

    assert request is not None
    assert request.wish is Wish.HEAR
    assert request.destination.workspace == T1.only_channel("C1")
    assert request.destination.thread == "1.1"


@pytest.mark.parametrize(
    ("told", "wall"),
    [
        ({"channel_type": "channel"}, T1),
        ({"channel_type": "channel", "is_ext_shared_channel": True}, T1.only_channel("C1")),
        ({"channel_type": "group"}, T1.only_channel("C1")),
        ({"channel_type": "mpim"}, T1.only_channel("C1")),
        ({"channel_type": ""}, T1.only_channel("C1")),
    ],
    ids=str,
)
def test_a_message_in_a_thread_is_followed_behind_its_wall(told, wall):
    """What is not known to be public is private."""
    request = event(thread_ts="1.0", **told)

    assert request is not None
    assert request.wish is Wish.FOLLOW
    assert request.destination.workspace == wall


def test_each_message_to_us_alone_is_its_own_thread():
    """Its files come along; its wall is the person's."""
    files = [{"id": "F1", "name": "a.txt", "mimetype": "text/plain", "size": 3}]
    request = event(channel="D1", channel_type="im", subtype="file_share", files=files)

    assert request is not None
    assert request.destination.workspace == T1.only_person("UANA")
    assert request.destination.thread == "1.1"
    assert [(one.name, one.reference, one.size) for one in request.files] == [("a.txt", "F1", 3)]


@pytest.mark.parametrize("text", ["https://a.example/x", "<https://a.example/x>"])
def test_a_command_knows_a_link_however_it_is_written(text):
    """With and without the manifest's should_escape."""
    body = {"text": text, "channel_id": "C1", "user_id": "UANA", "trigger_id": "1", "team_id": "T1"}

    assert request_from_command(Payload.of(body), AT).links == ("https://a.example/x",)
