"""First names that are mostly a woman's or mostly a man's, so that "she" is not taken for Tobias.

Common names of the languages that news in English writes about, collected by hand; names that both
bear (Alex, Kim, Sandy, Robin) are left out. A name in -a that is not a listed man's counts as a
woman's.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WOMEN = _words(
    "abigail adele adelaide agatha agnes aileen aisling alice alison allison alma amal amy andree"
    " angele angelique ann anne annelise annette annie april arlene asta astrid aud audrey ava"
    " beatrice beatrix beatriz belle berenice bernadette beryl beth betsy betty beverly birgit"
    " birte blanche bonnie brenda bridget bronwen brynn camille candace candice caren carmen carol"
    " carole caroline carolyn carys cate catherine cathy cecile cecily celeste celine charlotte"
    " cheryl chloe christel christine cindy clare claire clementine colette colleen connie"
    " constance coraline corinne cressida crystal cynthia dagmar dagny daisy daphne dawn deborah"
    " debbie deirdre delphine denise diane doreen doris dorothy edie edith edna eileen eilidh"
    " eirlys elaine eleanor elin elinor elise elizabeth ellen ellie elke eloise elsbeth elsie emily"
    " emma enid erin esme esther ethel eunice evangeline eve evelyn faith faye felicity fern fiona"
    " flo florence fran frances francoise freya gail gemma genevieve georgette georgina geraldine"
    " gertrude gerlind gill gillian ginny gisele giselle gladys glenys glynis grace greer greta"
    " gudrun guinevere gwen gwendolyn gwyneth hannah hanne harriet hazel heather hedwig heidi helen"
    " helene henriette hermione hilary hilde hildegard holly hope ida imogen inge ingrid irene iris"
    " isabel isabelle isobel ivy jacqueline jan jane janet janice jasmine jean jeanette jeanne"
    " jennifer jenny jessamine jill jo joan joanne joanna jocelyn josephine joy joyce judith judy"
    " julie june karen karin kate katharine katherine kathleen kathryn kathy katie katrin kay"
    " kirsten kirsty kristin laurel lauren laurie leah leanne lesley leslie lily linda lisbeth lise"
    " lois lorraine lotte louise lucienne lucille lucinda lucy lynn lynne mabel madeleine madge mae"
    " maeve maggie mairi mandy marcy margaret margarete margery margot margrethe maria marian"
    " marianne marie marilyn marion marisol marit marjorie marlene martha mary maud maude maureen"
    " mavis maxine may megan melanie mercedes meredith merete michelle mildred millicent millie"
    " mina minnie miriam moira mollie molly monique morag moya muriel myrtle nancy naomi natalie"
    " nell nellie nicole noelle noreen odile olive olivia opal pam pamela patience patricia paula"
    " pauline pearl peggy penelope penny petra philippa phoebe phyllis polly poppy priscilla"
    " prudence pru rachel ragnhild rebecca renee renske rhoda rhona ros rosalind rosamund rose"
    " rosemary rosie rowena ruby ruth sabine sadie sally sarah saskia selma shannon sharon sheila"
    " shirley sian sibyl sigrid silke simone siobhan sofie solange sonja sophie stacey stephanie"
    " sue susan susanne susie suzanne svetlana sybil sylvie tamsin tess tessa thelma theresa"
    " therese tilly tove trish trudy ulrike unity ursula uta vanessa vera veronique vicky violet"
    " vivian vivien vivienne wendy wilhelmine winifred yasmin ylva yvette yvonne zoe zainab"
    " fatima aisha ayesha leila layla mariam maryam noor farah yuki yoko keiko akiko naoko"
    " marisa sakura hanako mei ling xiu lan priyanka meera deepa lakshmi indira sunita anjali"
)
MEN = _words(
    "aaron abdul abel abraham adam adrian ahmed ahmet aidan alan alasdair albert aldo alec"
    " alexander alfie alfred ali alistair allan allen alois alphonse ambrose anatole anders andre"
    " andreas andrew andrey andrzej angus anselm anthony antoine anton antonio archie arjun arne"
    " arnold arthur asad august augustus aurel axel barnaby barry bart bartholomew basil ben"
    " benedict benjamin bernard bernhard bert bertrand bill björn bob bogdan boris boyd brad"
    " brendan brian bruce bruno bryan buck burt cal caleb callum calvin carl carlos cecil cedric"
    " chad charles charlie chester chris christian christoph christopher chuck clarence claude"
    " clay clement clifford clint clive clyde col colin colm conrad constantine corey cormac"
    " craig curt curtis cyril cyrus dale dan daniel danny darius darnell darren darryl dave david"
    " davy dean delroy denholm denis dennis derek desmond dexter dick diego dieter dirk dmitri"
    " dominic don donald doug dougie douglas duane duncan dunstan dwight earl ed eddie edgar"
    " edmund eduard edward edwin egon einar eldon eli elias elliot elmer emil emile emilio emmett"
    " enrique enzo erchie eric erich erik ernest ernst ethan eugene evan everett ezra felix"
    " ferdinand fergus fernando ferran finlay finn floyd foster francisco frank franklin franz fred"
    " frederick fredrik friedrich fritz gabriel gareth garret garrett gary gavin gene geoff"
    " geoffrey geoffroy george gerald gerard gerhard giles gilbert gil giorgio giovanni glen glenn"
    " godfrey gordon graham grant greg gregor gregory guido guillermo gunnar gus gustav guy"
    " gwilym hal hallgrim hamid hamish hank hans harald harold harry harvey hassan hector heinrich"
    " helmut henri henrik henry herbert herman hiram horace horst howard hubert hugh hugo humphrey"
    " ian ibrahim ignacio igor ike ilya ingmar ira irving isaac isaiah ivan ivo ivor jack jackson"
    " jacob jacques jake jakob james jamal jared jason jasper javier jeff jeffrey jens jeremiah"
    " jeremy jerome jerry jesper jim jimmy joachim joe joel johan johann johannes john johnny"
    " jonas jonathan jorge jory jose josef joseph joshua juan jules julian julio jurgen justin"
    " kareem karl kaspar keith ken kenneth kevin khalid klaus knut konrad konstantin kurt kyle"
    " lachlan lars laurence lawrence leif len lennart leo leon leonard leopold leroy lester levi"
    " lewis liam lionel lloyd lorenzo lothar louis luc luca lucas lucian lucio ludwig luigi luis"
    " luke luther magnus malcolm manfred manuel marcel marco marcus mario mark martin marvin"
    " matteo matthew matthias maurice max maximilian melvin michael mick miguel mike mikhail"
    " milan miles milton mitchell mohamed mohammed mohammad morris mortimer morton moses murray"
    " mustafa nathan nathaniel ned neil neville nicholas nick nicolas nigel nihat nikolai nikolaj"
    " nils noah noel norbert norman oleg oliver olaf omar orrin orson oscar osric oskar osman otto"
    " owen pablo paddy paolo pascal patrick paul pavel pedro percival percy per pete peter philip"
    " philippe phil pierre pieter piet quentin rafael rafe ralph ramiro ramon randall randolph"
    " randy raoul rasmus raul ray raymond reg reginald rene reuben rex reza rhys ricardo richard"
    " rick rob robert roberto rodney rodrigo roger roland rolf roman ron ronald rory ross rowan"
    " roy royce rudolf rufus rupert russ russell ruud salim sam samir samuel saul scott sean"
    " sebastian selwyn serge sergei seth seymour sheldon sid sidney siegfried sigmund silas simon"
    " solomon stan stanislav stanley stefan stephan stephen steve steven stewart stig stuart sven"
    " sylvain sylvester tadeusz tariq ted teddy terence terry thaddeus theo theodore thomas"
    " thorsten tim timothy tobias toby todd tom tomas tommy tony torsten travis trevor tristan"
    " tyler uwe valentin vernon victor viktor vidal vikram vince vincent vladimir volker wade"
    " waldo wallace walter warren wayne wendell werner wilbur wilfred wilhelm will willard william"
    " willy winfred winston wolfgang xavier yuri yusuf zachary rajesh sanjay vijay anil rahul"
    " hamdi mehmet hasan emre"
    " hiroshi kenji takeshi satoshi haruo eiji ichiro taro jun wei jianguo sergio"
    " nikola sasha mikita luka misha kolya vanya costa joshua ezra elisha noah jonah"
)


def is_womans(first_name: str) -> bool | None:
    """Tell whether a first name is mostly a woman's; None where it cannot be told."""
    name = first_name.lower().strip(".").partition("-")[0]
    if name in MEN:
        return False
    if name in WOMEN:
        return True
    return True if name.endswith("a") and len(name) > 3 else None


def gender_in(full_name: str) -> bool | None:
    """Tell whether a full name is a woman's; the family name may stand first."""
    parts = full_name.lower().split()
    for part in (parts[0], parts[-1]):
        if part in MEN or part in WOMEN:
            return part in WOMEN
    return is_womans(parts[0])
