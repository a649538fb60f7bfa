"""Every journey once, with the whole program: what people saw is what the design promises."""

from tests.platforms.transcripts import play


async def test_every_journey_from_end_to_end(tmp_path):
    """S1 to S5, S9 to S11, D1 to D3, D5, D7, D8: nothing rejected, nobody called."""
    seen: list[str] = []
    town = await play(tmp_path, seen.append)
    titles = [line.split()[1] for line in seen if line.startswith("\n== ")]
    text = "\n".join(seen)

    assert titles == "S1 S2 S5 S3 S4 S9 S10 S11 D1 D2 D3 D5 D7 D8".split()
    assert town.slack.rejected == []
    assert town.discord.rejected == []
    assert town.discord.pings == []
    assert text.count("“We did not order this concrete") >= 6
    assert text.count("I read report.pdf: ") == 2
    assert "scan.pdf is a scan without text" in text
    assert "answered 403" in text
    assert "stays there. Share it in that channel." in text
    assert "This brief was deleted on " in text
