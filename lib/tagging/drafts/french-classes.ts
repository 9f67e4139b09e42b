// Classes of French words, in the notation of `compilePhrases`.

export const dull =
  "stupide/stupides/bête/bêtes/idiot*/imbécile*/ignorant*/borné*/bouché*/limité*/mesquin*/minable*/pitoyable*/pathétique*/insupportable*/odieux/odieuse/" +
  "détestable*/exécrable*/incapable/inculte*/analphabète*/illettré*/folle/fou/dingue/cinglé*/taré*/timbré*/parano*/aigri*/frustré*/puéril*/capricieux/" +
  "capricieuse/gâté*/prétentieux/prétentieuse/arrogant*/grossier*/grossière*/lâche/hypocrite*/cupide*/méprisable*/misérable*/médiocre*/crédule*/naïf/naïve/" +
  "sot/sotte/niais*/débile*/demeuré*/attardé*/simplet*/hystérique*/déséquilibré*/malhonnête*/répugnant*/infect*/ignoble*/écervelé*/ridicule/ridicules/" +
  "lamentable/lamentables/infâme/nuisible/exaspérant*/ingrat*/vulgaire*/abruti*/crétin*/méchant/méchante/vieille/vieux/sale/pauvre";
export const reviled =
  "type/bonhomme/individu/personnage/personne/femme/homme/gamin*/gosse/folle/fou/idiot*/imbécile*/abruti*/crétin*/débile*/andouille*/cruche*/dinde*/" +
  "cloche*/gourde*/bourrique*/âne*/vache*/truie*/cochon*/mégère*/sorcière*/harpie*/peste*/teigne*/radin*/râleur*/râleuse*/menteur*/menteuse*/escroc*/" +
  "voleur*/voleuse*/tricheur*/parasite*/profiteur*/profiteuse*/mauviette*/ahuri*/clown*/guignol*/bouffon*/plouc*/rustre*/malotru*/goujat*/mufle*/cuistre*/" +
  "bigot*/pantin*/raté*/minable*/tocard*/nul/nulle/nullité*/ignare*/inculte*/énergumène*/spécimen*/hystérique*/pleurnichard*/geignard*/mioche*/vieillard*/" +
  "bique/chouette";
export const seen =
  "lu/vu/lire/regardé/regarder/vérifié/vérifier/noté/noter/écouté/écouter/suivi/suivre/demandé/demander/appelé/appeler/prévenu/prévenir/signalé/signaler/" +
  "pensé/penser/réfléchi/réfléchir/fait/faire/pris/prendre/mis/mettre/gardé/garder/conservé/conserver/rangé/ranger/fermé/fermer/coupé/couper/éteint/" +
  "éteindre/branché/brancher/mesuré/mesurer/essayé/essayer/choisi/choisir/réservé/réserver/commandé/commander/acheté/acheter/lavé/laver/arrosé/arroser/" +
  "consulté/consulter/renseigné/renseigner/informé/informer/venu/venir/arrivé/arriver/parti/partir/payé/payer/réglé/régler/envoyé/envoyer/répondu/répondre/" +
  "écrit/écrire/sauvegardé/sauvegarder/rendu/rendre/annulé/annuler/résilié/résilier/saisi/saisir/cliqué/cliquer/anticipé/anticiper/attendu/attendre/fallu/" +
  "tenu/tenir/fourni/ouvert/ouvrir";
export const care =
  "lire/lisez/vérifier/vérifiez/regarder/regardez/réfléchir/réfléchissez/écouter/écoutez/suivre/suivez/faire/faites/penser/pensez/prévoir/prévoyez/éviter/" +
  "évitez/apprendre/apprenez/ouvrir/ouvrez/consulter/consultez/être/soyez/mesurer/mesurez/renseignez/anticipez/cliquez/réservez/partez/tâchez";
export const misdeed =
  "oublié/perdu/cassé/abîmé/renversé/laissé/ignoré/négligé/omis/raté/manqué/confondu/mélangé/égaré/saisi/tapé/entré/indiqué/donné/fourni/coché/cliqué/" +
  "validé/signé/accepté/choisi/choisie/commandé/acheté/voulu/décidé/préféré/refusé/lavé/monté/branché/installé/utilisé/forcé/tardé/attendu/traîné/dormi/" +
  "insisté/supprimé/effacé/joué/provoqué/causé/cru/pris";
export const mockNoun =
  "tragédie*/catastrophe*/drame*/calamité*/supplice*/calvaire*/martyr*/torture*/scandale*/injustice*/affront*/exploit*/prouesse*/découverte*/trouvaille*/" +
  "révélation*/perspicacité/finesse/sagacité/clairvoyance/culture/érudition/élégance/éloquence/modestie/humilité/génie/scoop/suspense/mystère/héroïsme/" +
  "outrage*/crime*";
export const mockPraise =
  "brillant*/fin/fine/finesse/subtil*/profond*/éclairant*/éclairé*/passionnant*/palpitant*/lumineux/lumineuse/édifiant*/magistral*/charmant*/élégant*/" +
  "spirituel*/remarquable*/inestimable*/savant*/savoureux/délicieux/délicieuse/poétique*/rare";
export const essay =
  "leçon*/cours/analyse*/expertise*/roman/poème*/prose/tirade*/sermon*/exposé*/thèse*/dissertation*/plaidoirie*/monologue*/critique*/chronique*/" +
  "démonstration*/réflexion*/lumière*/sagesse/diagnostic*/contribution*/pavé/littérature/philosophie/éclairage/conférence/verdict/diatribe";
export const institution =
  "onu/nasa/président*/ministre*/ministres/gouvernement/élysée/sénat/assemblée/parlement/roi/reine/pape/vatican/armée/gendarmerie/gign/raid/pompiers/samu/" +
  "presse/journaux/bfm/télé/télévision/académie/unesco/haye/interpol/conseil/guinness/nobel/michelin/tribunal/europe/monde/otan/scientifiques/historiens";
export const others = "autres/monde/personne/clients/gens/voisins/passagers/convives/utilisateurs/visiteurs/patients/voyageurs/majorité/milliers";
export const pleased =
  "ravi*/content*/contents/satisfait*/plaint*/plaignent/plaint/plaindre/apprécié*/apprécient/adore*/adorent/adoré/aiment/aimé/arrive*/arrivent/arrivé/" +
  "débrouill*/comprend/comprennent/dérange/gêne/enchanté*/heureux/remarqué/râle*/râlé/problème*/accommod*/supporte*/réussi*";
