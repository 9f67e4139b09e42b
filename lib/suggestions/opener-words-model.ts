/** How people greet before they ask; whom they greet may follow. */
export const greetings: readonly string[] = [
  "hi|hiya|hey|hello|greetings|dear|(?:good )?(?:morning|afternoon|evening)|good day",
  "(?:всем )?(?:здравствуй(?:те)?|привет(?:ствую)?|добр(?:ый|ое|ого) (?:день|дня|вечера?|утр[оа]))|доброго времени суток|уважаем(?:ые|ая|ый)",
  "bonjour|bonsoir|salut|coucou|ch[eè]re?s?|madame|monsieur",
];

export const addressees: readonly string[] = [
  "there|all|everyone|everybody|team|guys|folks|sir|madam",
  "всем|друзья|народ|ребята|коллеги|господа|команда",
  "[aà] tous(?: et [aà] toutes)?|[aà] toutes(?: et [aà] tous)?|(?:[aà] )?(?:toute )?l['’]équipe|madame|monsieur",
];

/** What joins a wish to something said before, catches attention or excuses itself. */
export const connectors: readonly string[] = [
  "(?:and )?(?:another|one more) thing|and also|and|also|oh|by the way|btw|p\\.?s\\.?|besides|(?:right|so|look|plus|well)(?=[.,:])|ok(?:ay)?(?: so)?|just(?: wondering)?",
  "honestly|frankly|(?:sorry|excuse me)(?:,? but)?|(?:many thanks|thank you|thanks)(?: so much)?(?=[.,!])|guys|folks|(?:i )?hope (?:someone|somebody|anyone) reads this",
  "(?:[иа] )?ещ[её](?: одно| вот что)?(?=\\s*[:,–—-])|[иа] ещ[её]|[иа]|кстати|также|заодно|кроме того|вообще|ну|вот|п\\.?с\\.?|зы|(?:по)?слушайте|народ|ребята|друзья",
  "извините|простите|честно(?: говоря)?(?=[:,])|скажите(?: честно)?(?=[.,:])|спасибо(?: вам)?(?: большое)?(?=[.,!])|не знаю,? куда (?:ещ[её] )?(?:написать|обратиться)",
  "et puis|et aussi|et(?! si)|au fait|sinon|(?:encore une|autre) chose|de plus|en plus|d['’]ailleurs|par ailleurs|bref|alors|donc|franchement",
  "(?:pardon|excusez[- ]moi|désolée?)(?:,? mais)?|merci(?: beaucoup)?(?=[.,!])|j['’]espère que quelqu['’]un (?:me )?lit(?: ceci)?",
];

/** Before a thing instead of a deed these words bend its name: without them it would stand in a wrong case. */
const beforeVerb = "(?=\\s+\\p{L}+(?:ть|ти|чь)(?:ся)?(?!\\p{L}))";

/** The frame in which a wish is asked for, where what stands in it says the wish by itself. */
export const requests: readonly string[] = [
  "please|pls|plz|kindly|(?:could|can|would|will) you|you (?:could|should)|(?:i would|i['’]d) (?:really )?(?:like|love)(?: you)?(?: to)?|why (?:not|don['’]t you)|(?:how|what) about",
  "(?:it would|it['’]d|would) be (?:really |so )?(?:great|nice|good|cool|lovely|handy|helpful|awesome|better) (?:if you (?:could|would)|to)|(?:maybe|perhaps)(?: you could)?",
  "i (?:suggest|propose|recommend)(?: that)?(?: you)?|consider|(?:an? |my |one |just |small )*(?:suggestion|idea|proposal|wish|request|thought)(?: for you)?(?=\\s*[:,–—-])",
  "пожалуйста|плиз|будьте добры|(?:не )?могли бы(?: вы)?|можете(?: ли)?(?: вы)?|почему бы(?: вам)?(?: не)?",
  `(?:нельзя ли|можно(?: ли)?(?: бы)?|предлагаю|советую|прошу|хотелось бы)${beforeVerb}`,
  `(?:было бы (?:здорово|хорошо|неплохо|удобно|отлично|круто|классно|лучше)|(?:здорово|хорошо|неплохо|лучше) бы(?: было)?)${beforeVerb}`,
  "(?:есть |у меня )*(?:предложение|идея|пожелание|просьба|мысль)(?=\\s*[:,–—-])",
  "s['’]il (?:vous|te) pla[iî]t|svp|stp|merci de|veuillez|(?:pourriez|pouvez)[- ]vous|(?:peux|pourrais)[- ]tu|vous (?:devriez|pourriez)|il faudrait|pourquoi ne pas",
  "(?:ce|[cç]a|il) serait (?:vraiment )?(?:bien|bon|super|génial|sympa|mieux|top|pratique|utile) (?:de|d['’])|j['’]aimerais(?! qu)|je (?:voudrais|souhaiterais)(?! qu)",
  "je (?:propose|suggère)(?: de| d['’])?|(?:une |ma |petite |simple )*(?:suggestion|idée|proposition)(?=\\s*[:,–—-])",
];

/** What may stand last and asks for nothing by itself. */
export const closings: readonly string[] = [
  "please|pls|plz|thanks|thank you",
  "пожалуйста|плиз|спасибо",
  "s['’]il (?:vous|te) pla[iî]t|svp|stp|merci(?: d['’]avance)?",
];
