import { phrasesOf } from "../phrases";

const english = `{i|we} ~~ {ordered|bought|purchased|paid|booked|received|visited|waited|rang|phoned|emailed|messaged|collected|exchanged|cancelled|canceled|subscribed|installed|stayed|dined|unpacked|upgraded|shipped|queued|returned|preordered|prepaid|renewed|registered}
{i|we} ~ {ve|have|had|m|am|are|been} ~ {waiting|ordering|buying|shopping|paying|using|trying}
{i|we} ~ {called|tried|opened|wrote|contacted|signed|switched|picked|drove|sent|took|got|brought|need|needed} ~~ {support|helpline|branch|shop|store|counter|parcel|package|order|refund|box|ticket|app|delivery|it|them|you|up} {on|twice|again|three|two|back|in|at|last|yesterday|to|for|from|today}
{i|we} {buy|order|use|pay|shop|wear|eat|drink|come|go|visit} ~~ {every|here|there|weekly|daily|regularly|since|for|from|at} ~ {day|week|month|morning|year|years|you|this|the|saturday|sunday|friday|two|three|ten|often|them}
{my|our} ~ {order*|parcel*|package*|deliver*|refund*|account|card|booking*|reservation|room|money|receipt*|ticket*|subscription|phone|laptop|bill|invoice*|payment*|purchase*|contract|appointment|complaint|flight|luggage|suitcase|bag|seat*|table|meal|shoe*|boot*|jacket|coat|bike|sofa|mattress|fridge|kettle|router|internet|broadband|connection|warranty|deposit|item*|replacement|tracking|photos|car|dress|trainers|headphones|password|login|policy number|claim|meter|loan|statement|pin|prescription|glasses|coffee|haircut|local|usual|favourite|favorite|tenancy|boiler|line|modem|plan}
{my|our} ~ {husband|wife|son|daughter|mum|mom|dad|kid*|baby|dog|cat|mother|father|partner|family|girlfriend|boyfriend|gran|nan} ~~ {ordered|bought|love*|uses|wears|tried|got|received|ate|adore*|sleep*|wear*|want*}
{charged|overcharged|refunded|sold|billed|owe|owes|double charged|shortchanged|undercharged|fobbed|ghosted} {me|us}
{sent|told|promised|gave|given|helped|refused|offered|delivered|brought|served|called|emailed|left|hung up on|kept} me
{still|been} ~ waiting ~ {for|on} ~~ {parcel|order|refund|reply|answer|delivery|engineer|technician|driver|card|replacement|money|callback}
{never|hasn t|haven t|didn t|not} ~ {arrived|turned up|showed up|shown up|been delivered|been refunded|come|received}
{ordered|paid|booked|collected|returned|bought} {on|for|a|two|three|the|it|mine|this|these|in|from|online|last}
{arrived|came|turned up|delivered} {broken|smashed|late|damaged|cracked|open|empty|today|yesterday|on|in|with|two|quickly|cold|wet|dented}
{customer|client|regular|member|subscriber} {for|since} ~~ {years|year|months|2*|1*}
{mine|ours} {is|was|arrived|came|broke|stopped|died|has|still}
{stopped|stops|quit} working; {won t|doesn t} {turn on|charge|switch on|start|fit}`;

const russian = `{я|мы|сам|сама} ~~ {заказал*|заказыва*|купил*|покупал*|покупаю|оплатил*|оплачив*|заплатил*|получил*|вернул*|возвращал*|жду|ждем|ждал*|прождал*|звонил*|позвонил*|обращал*|обратил*|забрал*|забирал*|отправил*|бронировал*|забронировал*|оформил*|оформлял*|взял*|брал*|приехал*|сдал*|сдавал*|обменял*|подключил*|подключал*|отменил*|пользуюсь|пользуемся|хожу|ходим|беру|берем|езжу|лежу|снимал*|летел*}
{заказал|заказала|заказывал|заказывала|купил|купила|покупал|покупала|оплатил|оплатила|оформил|оформила|забронировал|забронировала|забрал|забрала|приобрел|приобрела|обратилась|обратился|созвонилась|дозвонилась|дозвонился|переплатил|переплатила|прождал|прождала|прождали|распаковал|распаковала|примерил|примерила|вернула|отнесла|отнес}
жду ~~ {день|дня|дней|неделю|недели|недель|месяц|месяца|ответ*|возврат*|заказ*|посылк*|деньги|денег|курьер*|мастер*|звонк*|доставк*|уже}
{второй|вторые|третий|третьи|третью|вторую|четвертый|пятый|пятые|который} {день|сутки|неделю|месяц|раз} ~~ {жду|ждем|не|нет|звоню|обещ*|пишу|без|сижу|сидим}
{мне|нам|меня|нас} ~~ {прислал*|привез*|списал*|списыва*|отказал*|пришел|пришла|пришло|пришли|обещал*|пообещал*|перезвон*|вернул*|выдал*|продал*|ответил*|доставил*|начислил*|поменял*|помог*|нахамил*|предложил*|заменил*|оформил*|сказал*|обслужил*|не привез*|обсчитал*|подключил*|приняли|приехал*|принес*|дали|верн*|направил*|отправля*|продлил*}
{мой|моя|мое|мои|моего|моей|мою|моим|моих|моему|наш|наша|нашего|нашу|свой|свои|свою} ~ {заказ*|посылк*|деньг*|карт*|заявк*|обращен*|возврат*|номер*|чек|чека|кабинет*|телефон*|билет*|брон*|тариф*|счет|счета|договор*|аккаунт*|товар*|плать*|куртк*|обув*|ботинк*|кроссовк*|диван*|матрас*|покупк*|столик*|абонемент*|подписк*|интернет*|машин*|стиральн*|холодильник*|ноутбук*|наушник*|чайник*|чемодан*|рейс*|полис*|счетчик*|вклад*|пенси*|роутер*|любим*|велосипед*}
{муж|мужу|жена|жене|дочка|дочь|дочке|дочери|сын|сыну|ребенок|ребенку|мама|маме|бабушка|бабушке|кот|кошка|собака|семья|дети} ~~ {заказ*|купил*|довол*|обожа*|нос*|получил*|в восторге|ест|подош*|понрав*|пользу*|взял*|люб*|сломал*}
у {меня|нас} ~~ {заказ*|слома*|не работа*|пропал*|списал*|перестал*|отвалил*|порвал*|треснул*|чек|фото|номер|доставк*|интернет|висит|договор|карта|билет*|бронь|скидк*|не откры*|не приш*|протек*|абонемент|накопил*|разряж*}
{не|так и не|ничего не} {пришел|пришла|пришло|пришли|привезли|доставили|вернули|перезвонил*|приехал*|дозвонит*}
{пришел|пришла|пришло|пришли|привезли|доставили|приехал|приехала|приехало} ~ {не тот|не та|не то|без|с|сломан*|битый|битая|разбит*|мокр*|пустая|пустой|вовремя|быстро|сегодня|вчера|через|другой|чужой|чужая|холодн*|брак|бракован*|в}
{постоянный|постоянная|давний|давняя} {клиент*|покупател*|подписч*|гость|гостья}
{хожу|ходим|беру|берем|покупаю|покупаем|заказываю|заказываем|езжу|ездим|пользуюсь|пользуемся|заходим|захожу|завтракаем|обедаю} ~~ {каждый|каждую|каждое|каждые|давно|год*|лет|всегда|второй|третий|вам|вас|только|часто|здесь|тут|уже|регулярно}
{перестал|перестала|перестало} {работать|включаться|заряжаться|греть|открываться}; {не включается|не заряжается|не греет|не подошел размер}
{списали|сняли|начислили} ~~ {дважды|деньги|руб*|р|лишн*|1*|2*|3*|4*|5*|6*|7*|8*|9*|с}`;

const french = `{j|nous|on} ~ {ai|avons|a|avais|avions} ~~ {commande*|achete*|paye*|recu*|attendu|appele*|ecrit|envoye*|renvoye*|retourne*|reserve*|telephone|contacte*|souscrit|resilie*|sejourne|signale|rappele|relance*|rendu|depose|installe|annule*|verse|regle|loue|prevenu|poste|ouvert un|deballe|branche|pris rendez|pris un|pris une|pris deux|fait reparer|fait livrer|fait un retour|perdu|mange|dejeune|dine|porte plainte|teste|essaye}
{n|l|les} {ai|avons|a} ~~ {recu*|obtenu|eu de|commande*|achete*|paye*|renvoye*|rapporte*|porte*|lave*}
{j|nous|on} {attends|attendons|attend} ~~ {depuis|toujours|mon|ma|mes|encore|le|la|un|une|votre|notre}
{je|nous} ~ {suis|sommes} ~~ {client*|abonne*|cliente|clientes|passe|passee|venu|venue|venus|alle|allee|alles|locataire*|titulaire*|habitue*}
{je|j|nous|on} {achete|commande|paie|paye|viens|vais|prends|utilise|y vais|va|prend|porte|mange|bois} ~~ {chez|ici|mon|ma|mes|chaque|tous|toutes|souvent|toujours|vos|votre|depuis} ~ {samedi*|jours|semaine*|mois|vous|matin*|dimanche*|les|cafe|pain|ans|1*|2*|3*|deux|trois|dix}
{mon|ma|mes|notre|nos} ~ {commande*|colis|remboursement|compte|carte|livraison|argent|ticket|facture*|billet*|reservation|chambre|abonnement|contrat|dossier|achat*|paiement|telephone|box|ligne|pointure|rdv|rendez|valise|bagage*|vol|table|repas|chaussure*|manteau|veste|robe|canape|matelas|four|frigo|lave|adresse|relance*|avoir|caution|voiture|velo|bouilloire|ordinateur|compteur|pantalon|retour|panier|cafe prefere|boulangerie preferee|casque|aspirateur|bottes|train|mutuelle|sinistre|mandat|numero|boutique preferee|boulangerie|coiffeuse|magasin prefere}
{mon|ma|mes|notre} ~ {mari|femme|fils|fille|filles|enfant*|mere|pere|chien|chat|bebe|copain|copine|compagne|compagnon|grand|famille} ~~ {commande*|achete*|adore*|porte*|aime*|recu|a|ont|mange*|utilise*|est}
{m|nous} {a|ont|avez|aviez|avait|avaient|est} ~~ {livre*|debite*|promis|envoye*|rembourse*|facture*|vendu|aide*|preleve*|refuse*|rappele*|offert|donne*|accueilli*|propose*|echange*|remplace*|arrive*|depanne*|raccroche|change*|repondu|dit|trouve|conseille*|laisse*}
on {m|nous} ~ {a|avait|demande|dit|repond|renvoie|promet|promene|balade} 
{toujours|jamais} ~~ {recu|livre|arrive|arrivee|rembourse|remboursee|de remboursement|de nouvelles|de colis|de reponse a}
{commande*|colis|achete*|recu|livre*} {le|du|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|casse|abime|ouvert|vide|incomplet|incomplete|avec|en retard|depuis|il y a|ce}
{cliente|client|abonne|abonnee} {depuis|fidele|chez}
{est|sont} ~ {arrive|arrivee|arrives|arrivees} {casse*|abime*|vide*|ouvert*|en|avec|hier|ce|ouverte|froid*|sans}
{ne|n} {marche|fonctionne|s allume|demarre|charge|tient} plus; {je|on|nous} {cherche|demande|voudrais|souhaite|veux} ~~ {remboursement|echange|renvoyer|rembourse*|resilier|recuperer|annuler}`;

/** Own dealings with the brand: bought, waited, was told, uses it every week. */
export const ownDealings = phrasesOf(english, russian, french);

/** Says of oneself to have had none. */
export const noDealings = phrasesOf(
  `{i|we|have|ve} ~ never ~ {bought|ordered|shopped|set foot|visited|purchased|spent|owned|eaten|touched|tried|used|needed} ~~ {anything|from|here|there|you|this|your|one|it|a|in|thing|at|with|and}
{i|we} {don t|do not|wouldn t|would not|won t} ~ {own|use|shop|eat} ~~ {your|this|here|anything|it|one|there|that}
{i|we} {didn t|did not|haven t|have not} ~ {buy|bought|order|ordered|purchase*} {anything|a thing|from you|any|nothing}
{not|never} ~ {a|your|been a|been your|even a} {customer|client}; {don t|do not|haven t|didn t} {have|got|place} ~ {an|any|a} order; {there is|there s|there was} no order; who {said|says} ~ {i|anything} ~ {ordered|order|bought|buy|an|about}; {what|which} order; no order {number|here|lol|to}; wouldn t {buy|touch|be seen|take|pay|use|set} ~~ {from|if|your|this|it|with|for|anything|foot}; {never|not} been {to|inside|in} ~ {your|one|there|a}; don t {need|have} {an account|to order|to buy|to have bought}`,
  `{никогда|ни разу|ничего|отродясь} ~~ {не} ~ {покупал*|заказывал*|заказал*|купил*|брал*|пользовал*|ходил*|ел|ела|был у|была у}
{не} ~ {покупал|покупала|заказывал|заказывала} ~ {ничего|у вас|и не|никогда}; ничего ~~ не {покупал*|заказывал*|брал*}; не ~ {ваш|ваша|являюсь} {клиент|клиентка|покупатель|клиентом}; я ~ не {клиент|покупатель|заказчик}; с чего ~ {вы} {взяли|решили} ~~ {что|заказ*|покуп*}; {какой|какого|нет} ~ {еще|такого|никакого} {заказ|заказа}; заказа ~ {нет|не было|и не было}; {нет|никакого} ~ заказа ~ {нет|и не|не}; кто сказал ~ что ~ {я|заказ*|покуп*}; не {покупаю|пользуюсь|хожу} ~ {и|у|к|вашим*|ваше|вас}; {в жизни|даром} ~ не {куплю|возьму|надо|куплю}; номера ~ {нет|не будет|не существует}`,
  `{je|j} ~ {n|ne|y} ~ {ai|avais|suis} ~ jamais ~~ {achete*|commande*|mis|pris|mange|utilise|depense|client|cliente|entre|ete|alle|allee|teste|consomme}
{je|j} ~ {n|ne} ~ {ai|suis} ~ {rien|pas|meme pas|aucune|meme rien} ~ {achete|commande|client|cliente|un client|une cliente|de commande|votre client|commande}; jamais {achete|commande|mis les pieds|de la vie|ete client*} ~ {chez|ici|rien|quoi}; {n|je n} achete {rien|pas|jamais|plus rien} ~ {chez|de|ici}; qui ~ {vous|te} ~ dit que ~ {j|je} ~~ {commande*|achete*|client*|ai}; quelle commande; {pas|ni|aucune|zero} {de commande|commande} ~ {ni|chez|et|je|mdr|lol}; {n ai|pas} besoin d {acheter|avoir achete|etre client*}; {meme pas|pas meme|ni} {client|cliente|acheteur}`,
);
