"""From a record back to values: the spans count, the words are cut again from the article."""

from bot.core.article import Article, Excerpt, Source, SourceKind
from bot.core.brief import (
    Brief,
    Finding,
    FindingKind,
    Provenance,
    SummaryLine,
    Translation,
    VoiceSegment,
    Withheld,
)
from bot.core.claim import (
    Basis,
    Carrier,
    Claim,
    Cue,
    Force,
    FoundBy,
    Kind,
    Speaker,
    SpeakerKind,
    State,
)
from bot.core.json_fields import JsonFields
from bot.core.span import Span

SCHEMA = 1


def brief_from_record(article: Article, record: object) -> Brief:
    """Rebuild the brief of this article; raise `ValueError` if the record does not fit it.

    Every `text` beside a span is ignored. `Brief.notes` are not part of a record.
    """
    fields = JsonFields(record, "record")
    if fields.number("schema") != SCHEMA:
        raise ValueError(f"the record has schema {fields.number('schema')}, not {SCHEMA}")
    if fields.fields("article").text("sha256") != article.sha256:
        raise ValueError("the record is about another text")

    speakers = {one.text("id"): _speaker(one) for one in fields.each("speakers")}
    cut = _Cutter(article)
    return Brief(
        article=article,
        summary=tuple(_summary_line(cut, line) for line in fields.each("summary")),
        claims=tuple(_claim(cut, speakers, claim) for claim in fields.each("claims")),
        speakers=tuple(speakers.values()),
        own_voice=cut.excerpts(fields, "own_voice"),
        distance_marks=cut.excerpts(fields, "distance_marks"),
        voices=tuple(
            VoiceSegment(cut.span(segment), segment.text("voice"))
            for segment in fields.each("voices")
        ),
        provenance=_provenance(fields.fields("provenance")),
        findings=tuple(
            Finding(FindingKind(one.text("kind")), cut.span(one), one.text("note"))
            for one in fields.each("findings")
        ),
        withheld=tuple(
            Withheld(one.text("reason"), one.text("proposed"), _by(one))
            for one in fields.each("withheld")
        ),
    )


def article_from_record(text: str, record: object) -> Article:
    """Rebuild the article of this text; raise `ValueError` if the record is about another text."""
    fields = JsonFields(record, "article")
    source = fields.fields("source")
    read_of = fields.fields("read").number("of")
    article = Article(
        text=text,
        source=Source(SourceKind(source.text("kind")), source.text("name")),
        title=fields.text_or_none("title"),
        byline=fields.text_or_none("byline"),
        publisher=fields.text_or_none("publisher"),
        published=fields.text_or_none("published"),
        language=fields.text_or_none("language"),
        read_of=None if read_of == len(text) else read_of,
    )
    if fields.text("sha256") != article.sha256:
        raise ValueError("the record is about another text")
    return article


class _Cutter:
    """Cut excerpts from one article, by the spans of a record."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def excerpt(self, fields: JsonFields) -> Excerpt:
        return self._article.excerpt(Span(fields.number("start"), fields.number("end")))

    def span(self, fields: JsonFields) -> Span:
        return self.excerpt(fields).span

    def excerpts(self, fields: JsonFields, key: str) -> tuple[Excerpt, ...]:
        return tuple(self.excerpt(one) for one in fields.each(key))

    def excerpt_or_none(self, fields: JsonFields, key: str) -> Excerpt | None:
        found = fields.fields_or_none(key)
        return None if found is None else self.excerpt(found)


def _claim(cut: _Cutter, speakers: dict[str, Speaker], fields: JsonFields) -> Claim:
    speaker = speakers.get(fields.text("speaker"))
    if speaker is None:
        raise ValueError(f"claim {fields.text('id')} has a speaker the record does not list")
    cue = fields.fields_or_none("cue")
    return Claim(
        id=fields.text("id"),
        kind=Kind(fields.text("kind")),
        basis=Basis(fields.text("basis")),
        state=State(fields.text("state")),
        speaker=speaker,
        speaker_mention=cut.excerpt_or_none(fields, "speaker_mention"),
        cue=None if cue is None else Cue(cut.excerpt(cue), Force(cue.text("force"))),
        content=cut.excerpts(fields, "content"),
        chain=tuple(
            Carrier(one.text("name"), cut.excerpt_or_none(one, "mention"))
            for one in fields.each("chain")
        ),
        negated=fields.flag("negated"),
        hedged=fields.flag("hedged"),
        sentence=fields.number("sentence"),
        paragraph=fields.number("paragraph"),
        confidence=fields.measure("confidence"),
        found_by=_found_by(fields),
    )


def _by(fields: JsonFields) -> FoundBy:
    return FoundBy(fields.text("by")) if "by" in fields.names() else FoundBy.EMBEDDED


def _found_by(fields: JsonFields) -> tuple[FoundBy, ...]:
    """Give the readings that agree; records from before there were two have none."""
    if "found_by" not in fields.names():
        return (FoundBy.EMBEDDED,)
    return tuple(FoundBy(name) for name in fields.texts("found_by"))


def _speaker(fields: JsonFields) -> Speaker:
    return Speaker(
        id=fields.text("id"),
        name=fields.text("name"),
        kind=SpeakerKind(fields.text("kind")),
        role=fields.text_or_none("role"),
        aliases=fields.texts("aliases"),
    )


def _summary_line(cut: _Cutter, fields: JsonFields) -> SummaryLine:
    told = fields.fields_or_none("translation") if "translation" in fields.names() else None
    return SummaryLine(
        fields.text("text"),
        cut.excerpts(fields, "support"),
        fields.texts("claims"),
        None if told is None else Translation(told.text("language"), told.text("text")),
    )


def _provenance(fields: JsonFields) -> Provenance:
    return Provenance(
        engine=fields.text("engine"),
        version=fields.text("version"),
        model=fields.text_or_none("model"),
        prompts=fields.texts("prompts"),
        seconds=fields.measure("seconds"),
        fallback=fields.text_or_none("fallback") if "fallback" in fields.names() else None,
    )
