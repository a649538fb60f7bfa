"""Function words and small classes that the shallow parse stands on. Collected by hand."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS = _words(
    "will would can could may might must shall should cannot won't wouldn't can't couldn't"
    " shouldn't mustn't ought 'll"
)
BE = _words("is are was were be been being am isn't aren't wasn't weren't")
HAVE = _words("has have had having hasn't haven't hadn't")
DO = _words("do does did don't doesn't didn't")
AUXILIARIES = MODALS | BE | HAVE | DO
NEGATIONS = _words(
    "not never n't no neither nor nobody nothing none cannot didn't doesn't don't hasn't"
    " haven't hadn't won't wouldn't isn't aren't wasn't weren't couldn't can't"
)

SUBJECT_PRONOUNS = _words("he she they it we i you who")
SINGULAR_PERSON = _words("he she")
FIRST_PERSON = _words("i we")
RELATIVES = _words("who which that whose whom")

SUBORDINATORS = _words(
    "because although though while when whenever after before since until unless if whereas as"
    " where whether once lest"
)
CONJUNCTIONS = _words("and but or so yet nor")
PREPOSITIONS = _words(
    "of for at in on from with to by about against during after before between among under over"
    " through via despite amid without within since into near behind beyond across toward"
    " towards including like per until outside inside following"
)
# Prepositions that hold a noun phrase together ("a spokesman for the ministry").
INNER_PREPOSITIONS = _words(
    "of for at from with in on to behind by close near inside within against"
)
DETERMINERS = _words(
    "the a an this that these those its his her their our my your some many several most all"
    " any both each every few another one two three four five six seven eight nine ten no other"
    " various numerous dozens hundreds"
)
# Adverbs that may stand between subject and verb; any word in -ly may too.
ADVERBS = _words(
    "also only then later again already now still often once just even earlier since further thus"
    " hence always never rather soon yesterday today tomorrow tonight too instead however"
    " meanwhile nevertheless nonetheless therefore not long first last recently himself herself"
    " themselves itself both all afterwards thereafter separately twice"
)
DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
MONTHS = _words(
    "january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep sept oct nov dec"
)
TIME_NOUNS = _words(
    "day days week weeks month months year years hour hours minute minutes morning afternoon"
    " evening night noon midnight weekend time times moment midday spring summer autumn winter"
    " decade decades century"
)
# Where words were said: an occasion, not a carrier.
OCCASIONS = _words(
    "interview statement speech address post posting tweet message letter email e-mail memo"
    " briefing conference hearing testimony report article editorial commentary column blog"
    " video broadcast remarks comments filing release press call note ruling decision judgment"
    " judgement verdict opinion session debate meeting summit rally forum panel podcast lecture"
    " sermon discussion conversation affidavit brief motion submission paper study book"
    " communique communiqué telegram resolution ceremony event visit talks response reply answer"
    " reference context court parliament congress thread channel appearance testimony bulletin"
    " advisory update notice document declaration presentation programme program"
)
ADDRESSEES = _words(
    "reporters journalists parliament lawmakers deputies jurors congress councillors councilors"
    " investors analysts shareholders staff members them him her us me you delegates viewers"
    " listeners readers supporters residents people everyone users customers workers employees"
    " senators diplomats students colleagues officials police investigators prosecutors court"
    " judges media crowds crowd audience"
)

HEDGES = _words(
    "may might possibly perhaps probably likely unlikely apparently reportedly allegedly"
    " seemingly supposedly presumably potentially maybe purportedly conceivably arguably appears"
    " appear appeared seems seem seemed suggests would-be possible probable unclear uncertain"
)

# Verbs that tell a clause from a phrase where no auxiliary does; -ed is recognised by shape.
COMMON_VERBS = _words(
    "arose ate awoke beat bent bled blew bore bought bred broke brought built burst came"
    " chose clung crept cost dealt did dived drank dreamt drew drove dug fed fell felt fled flew"
    " flung forbade forgot froze grew heard hid hung hurt knelt laid leapt leant learnt lent"
    " lost meant met mistook overcame paid quit rang read rid rode rose sank sat saw sold sent"
    " shone shrank slept slid smelt sped spent spilt spoke sprang stank stole stood stuck"
    " stung struck sung sunk swam swept swore swung taught thought threw told took tore trod"
    " understood undertook underwent upheld woke won wept wore withdrew wrote rebuilt "
    " owes owe owns wants knows says feels looks wishes"
    "blew threw flew drove rode wore tore bore hid bit fed fled dug hung sang swam ate shook"
    " forgot forgave spun stole struck swept caught bought fought hurt slept"
    " blew threw flew drove rode wore tore bore hid bit fed fled dug hung sang swam ate shook"
    " forgot forgave spun stole struck swept caught bought fought hurt slept"
    " became become becomes began begin begins bring brings brought came come comes cost costs"
    " cut cuts fall falls fell felt get gets give gives gave go goes got grew grow grows held"
    " hold holds keep keeps kept know knows knew lead leads led leave leaves left lie lies lost"
    " lose loses made make makes mean means meant meet meets met need needs paid pay pays put"
    " puts remain remains reached run runs ran saw see sees sat sit stand stands stood take"
    " takes taken took think thinks turn turns want wants went win wins won work works wrote"
    " show shows let lets hit rose rise rises set sets sent send sends built build builds bought"
    " buy buys drew draw broke break breaks chose spoke speak speaks spent spend shut split"
    " spread seek seeks sought serve serves belong belongs live lives deserve deserves depend"
    " depends exist exists happen happens require requires matter matters reflect reflects face"
    " faces contain contains include includes cause causes try tries help helps threaten"
    " threatens plan plans hope hopes expect expects feel feels believe believes use uses stay"
    " stays support supports regard regards suit suits apply applies continue continues start"
    " starts stop stops follow follows seem seems appear appears lack lacks"
)
