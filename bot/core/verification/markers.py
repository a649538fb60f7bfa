"""Words that turn, weaken or condition what is said, in the languages we translate into.

Collected by hand from grammars and dictionaries. `kein*` stands for all words that begin so. What
has no list here cannot be checked, so nothing is translated into it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.core.reading.lexicon import words


@dataclass(frozen=True)
class Markers:
    """The markers of one language.

    `spaced` tells whether it puts spaces between words, `cancels` whether a second negation takes
    the first one back (in French and Spanish it strengthens it).
    """

    name: str
    negations: tuple[str, ...]
    hedges: tuple[str, ...]
    conditions: tuple[str, ...]
    spaced: bool = True
    cancels: bool = False

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Give for each sort of marker a pattern that finds one in lower-case words."""
        sorts = {
            "a negation": self.negations,
            "a hedge": self.hedges,
            "a condition": self.conditions,
        }
        return {sort: self._pattern(listed) for sort, listed in sorts.items()}

    def _pattern(self, listed: tuple[str, ...]) -> re.Pattern[str]:
        if not self.spaced:
            return re.compile("|".join(map(re.escape, listed)))
        words = "|".join(
            rf"{re.escape(one[:-1])}\w*" if one.endswith("*") else re.escape(one) for one in listed
        )
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


ENGLISH = Markers(
    "English",
    (*sorted(words.NEGATIONS), *_words("without deny denies denied denying unable refus* neither")),
    (*sorted(words.HEDGES), *_words("could would should believe* expect* suspect* thought thinks")),
    ("if", "unless", "until", "provided", "as long as", "except"),
)
MARKERS = {
    "en": ENGLISH,
    "de": Markers(
        "Deutsch",
        _words(
            "nicht nichts kein* nie niemals niemand* nirgend* weder ohne bestreit* bestritt*"
            " dementier* weiger* verneint* verneinen unmöglich außerstande unfähig nein"
        ),
        _words(
            "könnt* würd* dürft* möglicherweise vielleicht wohl wahrscheinlich* unwahrscheinlich*"
            " angeblich* soll sollen sollte* mutmaßlich* anscheinend offenbar scheint schien*"
            " womöglich voraussichtlich glaub* vermut* erwart* hätt* wäre* mag mögen eventuell*"
            " denkbar unklar ungewiss möglich* potenziell* vermeintlich* kann können"
        ),
        ("wenn", "falls", "sofern", "bis", "es sei denn", "solange", "außer", "vorausgesetzt"),
        cancels=True,
    ),
    "fr": Markers(
        "Français",
        _words(
            "ne n pas jamais aucun* rien personne ni sans nie nient nié niait démen* refus*"
            " impossible* incapable* non nul nulle"
        ),
        _words(
            "peut peuvent pourrai* pourrait pourraient probable* éventuel* semble* apparemment"
            " possible* devrai* craint crain* croi* pense pensent estime* suppos* présum*"
            " potentiel* prétend* incertain* serait seraient aurait auraient douteu* improbable*"
            " sans_doute peut-être"
        ),
        ("si", "s", "à moins", "jusqu*", "pourvu", "sauf", "tant que", "à condition"),
    ),
    "es": Markers(
        "Español",
        _words(
            "no nunca jamás ningun* ningún nada nadie ni sin niega* negó negar negaron negaba*"
            " desmint* desmient* rechaz* imposible* tampoco incapaz*"
        ),
        _words(
            "puede pueden podr* quizá quizás probable* probablemente supuest* aparente* parece*"
            " posible* sería serían habría habrían debería* cree* creen espera* supon* presunt*"
            " potencial* incierto* pudiera* improbable* acaso"
            " tal_vez"
        ),
        ("si", "a menos", "hasta", "siempre que", "salvo", "excepto", "mientras", "a condición"),
    ),
    "zh": Markers(
        "中文",
        _words("不 没 沒 無 无 未 非 否认 拒绝 别"),
        _words("可能 或许 也许 大概 据称 据说 似乎 恐怕 将会 应该 疑 预计 或 会 相信 认为 不明"),
        _words("如果 若 除非 直到 只要 假如 否则 除了"),
        spaced=False,
    ),
}  # fmt: skip
