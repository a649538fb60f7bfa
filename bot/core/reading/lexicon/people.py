"""Words that tell who somebody is: role nouns, titles, kinds of bodies, outlets, places.

Collected by hand. Places and bodies hold only what is needed to tell a body from a person.
"""

from bot.core.claim import SpeakerKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns for one person.
PERSON_NOUNS = _words(
    "person islander reader viewer listener caller commuter shopper neighbour"
    " accountant activist actor adviser advisor aide ambassador analyst anchor archaeologist"
    " artist assistant astronomer attorney auditor author baker banker biologist bishop boss"
    " broker brother businessman businesswoman candidate captain carpenter cardinal champion"
    " chairman chairperson chairwoman chair chancellor chef chemist chief citizen clerk coach"
    " columnist colonel colleague commander commentator commissioner comptroller conductor"
    " congressman congresswoman consultant contractor coordinator co-author coauthor co-founder"
    " coroner correspondent councillor councilman councilor councilwoman counsel counselor"
    " critic curator customer dancer daughter dealer dean defendant defender delegate deputy"
    " designer detective developer diplomat director dissident doctor driver ecologist economist"
    " editor educator emperor engineer entrepreneur envoy epidemiologist escapee executive"
    " expert eyewitness farmer father ferryman fighter financier firefighter fisherman foreman"
    " forester founder friend general geologist geographer governor guard guide harbourmaster"
    " head historian host hunter husband hydrologist insider inspector inventor investigator"
    " investor judge juror justice king landlord lawmaker lawyer leader lecturer legislator"
    " librarian lieutenant linguist lobbyist magistrate major man manager marine mayor mechanic"
    " mediator member merchant meteorologist midwife minister monitor mother musician negotiator"
    " neighbour neighbor neurologist novelist nurse officer official operator opponent organiser"
    " organizer owner painter parent partner passenger pastor patient patron pensioner"
    " philosopher photographer physician physicist pilot planner player poet policeman"
    " policewoman politician pollster premier president priest prince princess principal"
    " producer professor prosecutor psychologist publisher quartermaster queen rabbi rector"
    " referee regulator relative reporter representative researcher resident respondent rival"
    " sailor scholar scientist secretary seismologist senator sergeant sheriff shopkeeper singer"
    " sister socialist sociologist soldier solicitor son source speaker specialist spokesman"
    " spokesperson spokeswoman statesman statistician steward strategist striker student"
    " superintendent supporter surgeon surveyor survivor suspect teacher technician technologist"
    " tenant toxicologist trader trainer treasurer trustee undersecretary user vendor veteran"
    " vicar victim villager virologist visitor volunteer watchmaker whistleblower widow wife"
    " winemaker witness woman worker writer veterinarian warden foreigner girl boy barrister"
    " bailiff moderator interviewer usher plaintiff applicant claimant appellant petitioner co-"
    " leader vice-president vice-chair goalkeeper midfielder skipper"
    " administrator advocate agent airman apprentice architect astronaut athlete auctioneer"
    " babysitter barber bartender beekeeper biographer blacksmith blogger bookkeeper book-keeper"
    " bookseller boxer brewer bricklayer builder butcher butler cabinetmaker cameraman caretaker"
    " cashier cellist chaplain choreographer cleaner climber cobbler collector comedian composer"
    " congregant conservator constable convener cook counsellor courier cousin cyclist dentist"
    " detainee dietitian dispatcher docker dressmaker drummer educationist electrician employee"
    " employer entomologist examiner ex-wife ex-husband fan filmmaker fisher fitter florist"
    " footballer forecaster forewoman forester fundraiser gamekeeper gardener geneticist glazier"
    " goatherd grandfather grandmother grandson granddaughter graduate grocer grower guest handyman"
    " hairdresser headmaster headmistress headteacher herder hiker historian housekeeper hygienist"
    " illustrator immigrant inmate instructor intern interpreter investigator janitor jeweller"
    " jockey joiner keeper laborer labourer landlady launderer lifeguard locksmith lodger"
    " machinist magician mason masseur mathematician metallurgist migrant milkman miller miner"
    " missionary motorist mountaineer naturalist nephew netizen niece novice nun nutritionist"
    " obstetrician ombudsman optician organist ornithologist orphan paediatrician paramedic"
    " parishioner pathologist pediatrician performer pharmacist physiotherapist pianist picker"
    " plasterer playwright plumber podcaster porter postman postmaster potter preacher printer"
    " prisoner programmer protester psychiatrist psychologist publican pupil rancher ranger"
    " receptionist recruit refugee repairman restorer retiree rider ringmaster roofer rower"
    " runner-up saddler salesman saleswoman schoolboy schoolgirl screenwriter sculptor seamstress"
    " secretary-general seller sexton shepherd shipwright shoemaker signalman smallholder"
    " smith statistician stonemason storekeeper stranger subscriber successor predecessor"
    " supervisor swimmer tailor teenager tiler toddler tourist translator traveler traveller"
    " trucker tutor twin typist umpire uncle aunt undertaker upholsterer violinist vintner"
    " waiter waitress walker weaver welder winner wrestler youth zookeeper zoologist"
    " stepfather stepmother brother-in-law sister-in-law father-in-law mother-in-law half-brother"
    " first-grader 911-caller bystander onlooker pedestrian homeowner householder landowner"
    " lottery-winner hostage gunman hijacker burglar thief robber smuggler poacher spy mole"
    " cellmate classmate flatmate housemate roommate teammate schoolmate shipmate ally mentor"
    " protege protégé disciple follower faithful believer atheist monk friar abbot abbess canon"
    " deacon verger hermit pilgrim voice"
)
# Nouns for several people; as speakers they are a group.
GROUP_NOUNS = _words(
    "authorities campaigners critics demonstrators diplomats economists employers employees"
    " experts families fans farmers fishermen investigators investors journalists judges jurors"
    " lawmakers lawyers leaders members ministers observers opponents organisers organizers"
    " parents parties people players politicians prosecutors protesters protestors rebels"
    " relatives researchers residents rivals scholars scientists senators shareholders soldiers"
    " strikers students supporters survivors teachers traders troops unions victims villagers"
    " voters witnesses workers media neighbours neighbors nations countries states governments"
    " companies councillors regulators historians engineers others locals deputies legislators"
    " republicans democrats conservatives liberals doctors nurses officers owners analysts"
    " attorneys authors editors advocates activists republics allies neighbours scholars"
    " physicians geologists hydrologists sailors passengers migrants refugees tenants landlords"
    " shopkeepers commentators backers detractors defenders opposition some many most few"
    " several both two three women men team crew pair couple duo majority minority public"
    " commentators newspapers outlets tabloids papers agencies ministries"
)
# Plurals that name nobody on purpose.
GROUP_NOUNS -= {"two", "three"}  # "two calls" are no speakers
UNNAMED_NOUNS = _words(
    "sources officials insiders aides spokesmen spokespeople spokespersons diplomats advisers"
    " advisors"
)
# A single one of these with an indefinite article is an unnamed speaker.
UNNAMED_SINGULAR = _words(
    "source official spokesman spokeswoman spokesperson insider diplomat aide adviser advisor"
    " officer person resident witness"
)
# Nouns for bodies.
BODY_NOUNS = _words(
    "coastguard partnership initiative taskforce consultancy concessionaire"
    " academy administration agency airline alliance army assembly association authority bank"
    " bloc board body brewery bureau cabinet campaign carmaker center centre chamber charity"
    " church circle clinic club coalition college command commission committee community company"
    " congress consortium cooperative corporation council court delegation department"
    " directorate employer enterprise faction federation fire firm force foundation front fund"
    " garrison government group guild hospital house household inspectorate institute"
    " institution judiciary jury kremlin leadership league legislature lobby manufacturer"
    " military mine ministry mission monarchy monitor movement museum navy network office"
    " operator opposition organisation organization palace panel parliament party police port"
    " presidency producer prosecution defence registry regime regulator republic retailer school"
    " secretariat senate service side society startup station store studio supplier syndicate"
    " thinktank think-tank trade treasury tribunal troupe trust union university utility"
    " watchdog white yard ministry's consulate embassy maker city town district county"
    " municipality village port island province canton region chancellery prosecutor's camp arm"
    " unit observatory laboratory lab team headquarters shipyard"
)
DOCUMENT_NOUNS = _words(
    "report study survey poll document documents paper analysis statement indictment ruling"
    " judgment judgement verdict letter memo filing filings complaint lawsuit affidavit"
    " resolution treaty agreement law bill act constitution book article editorial column"
    " investigation audit review findings data figures statistics research results census"
    " communique communiqué note notice brief charter dossier transcript transcripts records"
    " record email emails warrant petition manifesto declaration order motion decision opinion"
    " assessment estimate estimates evidence text draft plan sign leaflet guidelines charge-"
    " sheet banner placard poster card slogan inscription telegram log caption message sticker"
    " billboard epitaph motto headline advertisement advert prospectus release minutes plaque"
    " diary memoir summary addendum annex bulletin"
)
PUBLICATION_NOUNS = _words(
    "newspaper paper magazine daily weekly broadcaster website outlet tabloid journal newswire"
    " agency channel radio television station publication portal site blog gazette"
)
PUBLICATION_NAMES = _words(
    "afp ap bbc bloomberg cbs cnbc cnn dpa economist efe espn fox guardian interfax itar-tass"
    " kyodo msnbc nbc npr pbs politico reuters ria sputnik tass telegraph upi vox xinhua yonhap"
    " abc buzzfeed axios aljazeera jazeera bild spiegel monde figaro welt zeit nikkei asahi"
    " mainichi yomiuri"
)
PUBLICATION_WORDS = _words(
    "times post herald tribune gazette journal chronicle observer examiner courier mirror"
    " express telegraph news newspaper magazine press wire shimbun shimbun daily weekly globe"
    " dispatch bulletin inquirer ledger sentinel argus echo mail standard independent sun star"
    " zeitung blatt today radio television tv broadcasting mercury advertiser review kestrel"
    " clarion beacon wireless messenger gazetteer intelligencer"
)
ORGANISATION_WORDS = _words(
    "academy administration agency alliance army assembly association authority bank board"
    " bureau center centre chamber coalition college command commission committee company"
    " congress consortium cooperative corp corporation council court defence defense department"
    " directorate federation foundation fund government group guild holdings hospital house inc"
    " industries institute institution laboratories laboratory lab labs league llc ltd ministry"
    " movement museum nations navy network office organisation organization parliament partners"
    " party plc police programme project registry regulator republic school secretariat senate"
    " service services society systems treasury trust union university watch works kremlin"
    " pentagon gmbh ag sa co international energy airlines motors bancorp port railway railways"
    " shipping"
)
BODY_NAMES = _words(
    "nato un eu asean who wto imf opec unesco unicef fbi cia nasa iaea aukus kremlin pentagon"
    " nhs wada fifa uefa brussels washington beijing moscow london paris berlin tokyo kyiv"
)
PLACES = _words(
    "afghanistan africa america argentina asia australia austria belgium brazil britain canada"
    " chile china denmark egypt england europe finland france germany greece hungary india"
    " indonesia iran iraq ireland israel italy japan kenya korea mexico netherlands nigeria"
    " norway pakistan philippines poland portugal russia scotland singapore spain sweden"
    " switzerland syria taiwan thailand turkey ukraine vietnam wales zealand"
)

# Words that stand before a name and are no part of it.
TITLES = _words(
    "cllr detective recorder madame monsieur mme herr frau"
    " president vice-president vice premier prime minister secretary chancellor"
    " king queen"
    " prince princess emperor pope sir lord lady dame mr mrs ms miss mx dr prof professor judge"
    " justice chief general gen colonel col major maj captain capt lieutenant lt sergeant sgt"
    " admiral adm commander cmdr inspector detective superintendent officer senator sen"
    " representative rep congressman congresswoman governor gov mayor councillor councilor"
    " councilwoman councilman commissioner director ceo cfo coo cto chairman chairwoman chair"
    " chairperson spokesman spokeswoman spokesperson ambassador envoy attorney solicitor"
    " barrister coach manager editor head deputy foreign defence defense interior finance health"
    " education transport justice trade energy environment national security advisor adviser"
    " state home presidential former acting interim rabbi reverend rev father sister brother"
    " bishop archbishop cardinal imam sheikh ayatollah comrade economist analyst professor"
    " lecturer historian researcher scientist co-author author coauthor member leader speaker"
    " treasurer secretary-general undersecretary engineer lawyer prosecutor magistrate counsel"
    " clerk warden harbourmaster headteacher principal madam moderator nurse surgeon hydrologist"
    " geologist minister-president taoiseach opposition executive senior junior assistant"
    " associate managing"
)
TITLES -= {"brother", "sister", "father"}  # part of the name in print
HONORIFICS = _words("mr mrs ms miss mx dr sir lord lady dame madam madame monsieur prof rev")
FEMALE_TITLES = _words(
    "mrs ms miss lady dame madam madame mme frau"
    " queen princess sister chairwoman spokeswoman congresswoman"
    " councilwoman mother wife daughter widow woman girl"
)
MALE_TITLES = _words(
    "mr monsieur herr"
    " sir lord king prince chairman spokesman congressman councilman father husband brother"
    " son man boy imam rabbi"
)


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else noun + "s"


PERSON_NOUNS -= PUBLICATION_WORDS  # "the Lowmark Courier"
# Names of kinds for heads that decide alone.
KIND_OF_NOUN: dict[str, SpeakerKind] = {
    **dict.fromkeys(map(_plural, PERSON_NOUNS | BODY_NOUNS), SpeakerKind.GROUP),
    **dict.fromkeys(BODY_NOUNS, SpeakerKind.ORGANIZATION),
    **dict.fromkeys(GROUP_NOUNS, SpeakerKind.GROUP),
    **dict.fromkeys(DOCUMENT_NOUNS, SpeakerKind.DOCUMENT),
    **dict.fromkeys(PUBLICATION_NOUNS - {"paper", "agency", "station"}, SpeakerKind.PUBLICATION),
    **dict.fromkeys(PERSON_NOUNS, SpeakerKind.PERSON),
    **dict.fromkeys(UNNAMED_NOUNS, SpeakerKind.UNNAMED),
}
