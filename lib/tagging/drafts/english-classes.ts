// Classes of English words, in the notation of `compilePhrases`.

export const youAre = "you're/youre/you/u/ya are/were/must/sound/seem/look/act? be?";
export const sort = "kind/sort/type/calibre/caliber/ilk/level/class/intelligence/talent/brilliance/stature/experience/genius/expertise/wisdom";
export const dull =
  "stupid/dumb/thick/dense/dim/daft/clueless/pathetic/hopeless/useless/incompetent/illiterate/ignorant/moronic/idiotic/brainless/delusional/insane/mental/" +
  "unhinged/nasty/vile/obnoxious/disgusting/repulsive/insufferable/unbearable/despicable/greedy/lazy/childish/immature/infantile/paranoid/petty/pitiful/" +
  "miserable/laughable/gullible/shameless/arrogant/hysterical/deranged/dishonest/ridiculous/foolish/rude/unpleasant/ungrateful/bitter";
export const reviled =
  "cow/hag/witch/goat/fart/fool/man/woman/person/people/creature/brat/thing/twit/twat/git/sod/beggar/coward/liar/cheat/leech/rat/snake/worm/slob/snob/pig/" +
  "donkey/ass/bully/baby/child/crook/fraud/nobody/loser/disgrace/joke/clown/idiot/moron/imbecile/halfwit/excuse/specimen/customer/individual/lot/mind/soul/" +
  "attitude";
export const care =
  "read/check/look/listen/pay/think/ask/follow/measure/keep/use/watch/learn/notice/bother/understand/care/try/open/consult/plan/prepare/tell/inform/" +
  "contact/mention/report/call/ring/reply/answer/respond/confirm/choose/clean/charge/store/close/lock/save/back/bring/take/turn/switch/book/come/arrive/" +
  "show/leave/act/register/update/wait";
export const cared =
  "*ed/read/taken/kept/done/seen/thought/known/left/brought/come/gone/given/chosen/written/sent/worn/put/set/held/paid/made/spoken/told/rung/shown/" +
  "!received/!noticed/!needed/!wanted/!expected/!hoped/!experienced/!suffered/!delivered/!offered/!charged/!refunded/!informed/!notified/!credited/!treated";
export const misdeed =
  "failed/forgot/neglected/ignored/overlooked/misread/misunderstood/mishandled/misused/refused/broke/ruined/wrecked/caused/messed/lost/spilled/spilt/" +
  "dropped/mislaid/mixed/confused/entered/typed/mistyped/selected/picked/gave/supplied/ordered/chose/clicked/pressed/ticked/signed/agreed/accepted/created/" +
  "installed/provided";
export const toBlame = "blame/complain/cry/whine/moan/come/act/pretend/expect/accuse/get/look/be";
export const institution =
  "un/nations/army/government/minister/ministry/parliament/president/king/queen/palace/pope/press/media/newspapers/papers/bbc/cnn/fbi/nasa/coastguard/" +
  "ambulance/marines/navy/cavalry/pentagon/hague/museum/guinness/academy/committee/council/authorities/historians/scientists/world/nation";
export const mockNoun =
  "tragedy/catastrophe/calamity/drama/scandal/outrage/injustice/torture/agony/torment/hardship/martyr*/genius/detective/expert/scholar/mastermind/prodigy/" +
  "visionary/connoisseur/revelation/discovery/insight/mystery/riddle/masterpiece";
export const mockPraise =
  "insightful/illuminating/enlightening/profound/brilliant/glowing/eloquent/intelligent/priceless/invaluable/charming/delightful/riveting/gripping/" +
  "masterful/scintillating/groundbreaking/deep/poetic/elegant/sophisticated/nuanced/dramatic/heartwarming";
export const essay =
  "essay/novel/lecture/lesson/sermon/speech/rant/masterclass/wisdom/analysis/theory/contribution/insight*/memoir*/monologue/outburst/expertise/diagnosis/" +
  "tirade/poem/manifesto/thesis/dissertation/autobiography/drama/performance/entertainment/laugh/education/reminder/revelation/news/tip/psychology/" +
  "economics";
export const trifle =
  "coffee/phone/game/show/typo/scratch/delay/joke/word/detail/rain/drop/hair/app/toy/cake/seat/bag/box/day/hour/minute/minutes/week/few/little/small/bit/" +
  "cardboard/number/colour/color/stain/letter/noise/crumb/breakfast/dinner/meal/shirt/shoe/sock/parcel/package/discount/song/film/movie/cup/sandwich/pizza/" +
  "wait/queue/pound/dollar/cents/pence";
export const others =
  "everyone/everybody/others/nobody/guests/customers/people/passengers/clients/patients/visitors/users/members/buyers/diners/parents/players/families/" +
  "neighbours/students";
export const pleased =
  "happy/satisfied/fine/love*/loved/like/liked/enjoyed/enjoy/complain*/complained/minds/minded/manage/manages/managed/cope/copes/coped/objected/delighted/" +
  "understands/understood/pleased/content/praised/adores/bothered";
export const elsewhere = "elsewhere/else/other/others/competitor*/competition/rival*/alternatives/leave/cancel/switch/door/go/choose/find/plenty";
