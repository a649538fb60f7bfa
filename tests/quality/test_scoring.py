"""The measure itself is measured: known claims, known scores."""

from tests.quality.scoring import Score, Scored, name_key, overlap, pairs_of, score

TEXT = "Dorn said we will stay. Tolen said the dam is weak and old."
STAY = Scored(((10, 22),), ((0, 4),), ((5, 9),), "Dorn", "direct", "stated")
WEAK = Scored(((35, 58),), ((24, 29),), ((30, 34),), "Tolen", "indirect", "stated", ("VSA",))


def f1(result: Score, name: str) -> float:
    return round(result.tally(name).f1, 1)


def test_the_same_claims_score_a_hundred():
    result = score(TEXT, [STAY, WEAK], [STAY, WEAK])

    assert f1(result, "triple IoU.5") == 100
    assert f1(result, "content exact") == 100
    assert f1(result, "speaker") == 100
    assert f1(result, "chain where there is one") == 100


def test_a_missed_claim_costs_recall_and_an_invented_one_precision():
    missed = score(TEXT, [STAY, WEAK], [STAY])
    invented = score(TEXT, [STAY], [STAY, WEAK])

    assert missed.tally("triple IoU.5").recall == 50
    assert missed.tally("triple IoU.5").precision == 100
    assert invented.tally("triple IoU.5").precision == 50


def test_half_of_the_words_count_for_overlap_and_not_for_exact():
    part = Scored(((35, 51),), WEAK.source, WEAK.cue, "Tolen", "indirect", "stated", ("VSA",))

    result = score(TEXT, [WEAK], [part])

    assert 0.5 < overlap(TEXT, WEAK.content, part.content) < 1
    assert f1(result, "content IoU.5") == 100
    assert f1(result, "content exact") == 0


def test_a_wrong_source_or_cue_breaks_the_triple_and_a_wrong_name_the_speaker():
    wrong = Scored(WEAK.content, STAY.source, WEAK.cue, "Dorn", "indirect", "stated")

    result = score(TEXT, [WEAK], [wrong])

    assert f1(result, "triple IoU.5") == 0
    assert f1(result, "speaker") == 0
    assert f1(result, "chain") == 0


def test_optional_gold_is_not_counted_either_way():
    optional = Scored(WEAK.content, WEAK.source, WEAK.cue, "Tolen", "indirect", optional=True)

    assert score(TEXT, [STAY, optional], [STAY]).tally("triple IoU.5").recall == 100
    assert score(TEXT, [STAY, optional], [STAY, WEAK]).tally("triple IoU.5").precision == 100


def test_each_claim_is_paired_once():
    pairs = pairs_of(TEXT, [STAY], [STAY, STAY])

    assert len(pairs) == 1


def test_names_are_compared_without_article_and_case():
    assert name_key("The Daily Kestrel") == name_key("daily kestrel")
    assert name_key("Dorn") != name_key("Tolen")


def test_a_claim_of_another_kind_is_no_hit_of_either():
    """Precision counts predicted kinds, recall gold kinds: a hit must be of both."""
    mixed = Scored(STAY.content, STAY.source, STAY.cue, "Dorn", "mixed", "stated")

    result = score(TEXT, [mixed, WEAK], [STAY, WEAK])

    assert f1(result, "triple IoU.5") == 100
    assert f1(result, "triple mixed") == 0
    assert f1(result, "triple direct") == 0
    assert f1(result, "triple indirect") == 100
