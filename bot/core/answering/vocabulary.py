"""Small word classes for questions: what carries no content, what means nearly the same.

Collected by hand. Groups of near-synonyms stay tight: a word too many there is a wrong answer.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Say nothing about what a question is about.
STOP = _words(
    "a an the this that these those and or but nor so yet if than then as of for at in on from with"
    " to by about into over under through during between among against within without after before"
    " since until while because though although up down out off again also too very just only even"
    " still already ever there here now i me my we us our ours you your yours he him his she her"
    " hers it its they them their theirs who whom whose which what when where why how is are was"
    " were be been being am do does did doing done has have had having will would can could may"
    " might must shall should not no any some each every all both more most other such own same few"
    " many much own per via s t d ll re ve isn't aren't wasn't weren't don't doesn't didn't hasn't"
    " haven't hadn't won't can't couldn't else far upon toward towards regarding concerning please"
    " what's who's when's where's how's that's there's anybody anyone anything somebody someone"
    " something everybody everyone nobody nothing himself herself itself themselves cannot"
)

# Belong to asking, not to what is asked: an article need not hold them.
SOFT = _words(
    "article articles text story report reporter paper piece say says said saying tell tells told"
    " mention mentions mentioned according happen happens happened happening take takes took taken"
    " place go goes went gone get gets got make makes made give gives gave given kind kinds type"
    " types sort sorts way ways thing things name names named fact facts exact exactly"
    " total overall number numbers amount amounts percent percentage share date dates day time year"
    " month reason reasons long old word words come comes came do people person anyone become"
    " became use used really actually currently roughly approximately about new latest recently"
    " information detail details know known explain explains explained describe described"
)

NEGATORS = _words(
    "not no never nobody none nothing neither nor without cannot n't isn't aren't wasn't weren't"
    " don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't"
)

# One stem for what is nearly one word. The first of each line names the group.
_GROUPS = """
die died dies dying dead death killed fatality
cost price
establish founded founder founding
find found
send sent
bring brought
break broke broken
draw drew drawn
drive drove driven
fight fought
teach taught
catch caught
sell sold sale
sink sank sunk
steal stole stolen
win won
lose lost loss
buy acquire purchase acquisition
begin start began begun onset
end finish
company firm
agreement contract accord deal pact
walkout strike stoppage
ship vessel
build construct built construction
resign quit resignation
expand expansion
decide decision
defend defence defense
invade invasion
extend extension
conclude conclusion
divide division
threat threaten
dangerous danger risk
buyer buying
choose chose chosen choice
secret secretly
police policeman policewoman officer
arrest detain detention
employ employee employment
pay paid payment wage salary
rise rose risen increase
fall fell fallen decrease
hold held
meet met meeting
speak spoke spoken speech
write wrote written
leave left
see saw seen
run ran running
lead leader led leadership
head headed
grow grew grown growth
show shown showed
think thought
hurt injure injury
damage damaged
lawyer attorney
harbour harbor
labour labor
programme program
kilometre kilometer km
metre meter
million mn
journalist reporter correspondent
newspaper daily
europe european
asia asian
russia russian
china chinese
japan japanese
korea korean
ukraine ukrainian
france french
germany german
australia australian
israel israeli
iran iranian
india indian
africa african
america american
=us usa
=uk british britain
=eu
=un
"""


def _group_by_word() -> dict[str, str]:
    lines = (line.split() for line in _GROUPS.split("\n"))
    return {word: group[0] for group in lines for word in group}


GROUP_BY_WORD = _group_by_word()

# Written in capitals or as two words; in small letters "us" is a pronoun.
BLOCS = {
    "US": "=us", "U.S.": "=us", "USA": "=us", "U.S.A.": "=us", "UK": "=uk", "U.K.": "=uk",
    "EU": "=eu", "E.U.": "=eu", "UN": "=un", "U.N.": "=un",
}  # fmt: skip
BLOCS_IN_TWO_WORDS = {
    ("united", "states"): "=us", ("united", "kingdom"): "=uk",
    ("european", "union"): "=eu", ("united", "nations"): "=un",
}  # fmt: skip

NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
    "dozen": "12", "half": "1/2", "third": "1/3", "quarter": "1/4", "fifth": "1/5",
    "once": "1", "twice": "2",
}  # fmt: skip
MONTHS = _words(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sept sep oct nov dec"
)
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
TIME_WORDS = _words(
    "yesterday today tomorrow tonight overnight spring summer autumn winter easter christmas"
)
TIME_UNITS = _words(
    "second seconds minute minutes hour hours day days night nights week weeks month months year"
    " years decade decades century centuries generation season seasons quarter"
)
LENGTH_UNITS = _words(
    "metre metres meter meters kilometre kilometres kilometer kilometers km mile miles feet foot"
    " centimetre centimetres inch inches yard yards"
)
CAUSES = _words(
    "because due owing reason reasons therefore thus hence purpose aim aimed cause caused causes"
)
