import { fit, type Scene } from "../story-model";

/** Ce dont se plaignent les patients, en français. */
export const vermeuilFrenchComplaints: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "Quatre heures aux urgences {onDay} soir avec un enfant de {n} ans. Personne pour nous dire quoi que ce soit.",
      "Rendez-vous à {time}, vue avec {mins} minutes de retard, consultation de cinq minutes.",
      "Mon opération a été reportée pour la {n}e fois, la veille au soir, par SMS.",
      "On m'a oubliée sur un brancard dans le couloir. Je n'exagère pas : oubliée.",
      "Trois mois d'attente pour une IRM, on parle d'un « délai ramené à dix jours » ?",
      "La consultation du samedi était complète à 9 h 10. Autant écrire « sans rendez-vous et sans place ».",
      "J'ai posé ma journée, le chirurgien était en congé et personne ne m'a prévenu.",
      "Arrivés à {time}, repartis à l'aube sans avoir vu un médecin.",
      "Mon père de 84 ans est resté à jeun jusqu'au soir pour un examen annulé.",
      "Le standard sonne dans le vide. {mins} minutes montre en main.",
      "Troisième appel pour mes résultats, on me dit toujours « demain ».",
    ],
    answers: [
      fit(
        /urgences|brancard|Arrivés/u,
        "Attendre des heures sans nouvelles, avec un enfant, c'est ce que nous voudrions éviter à tous, et nous ne l'avons pas évité. J'ai demandé à la cadre des urgences ce qui s'est passé ce soir-là ; je vous réponds ici demain avant {time}.",
      ),
      "Merci de l'avoir écrit avec précision. Pour regarder votre dossier, il me faut votre nom, mais pas ici : ecoute@vermeuil.example. Je suivrai moi-même jusqu'à la réponse.",
      fit(
        /reportée/u,
        "Un report la veille au soir bouleverse toute une semaine, je le comprends. Je ne peux pas vous promettre une date que je n'ai pas ; je peux vous dire ce soir qui décide et quand.",
      ),
      fit(
        /congé|annulé|complète/u,
        "Il aurait fallu vous prévenir, et personne ne l'a fait. J'en cherche la raison et je vous la donnerai, même si elle ne nous arrange pas.",
      ),
    ],
  },
  {
    kind: "complaint",
    said: [
      "Facture de {sum} pour une chambre seule que je n'ai jamais demandée.",
      "Ma mutuelle refuse, vous dites que c'est elle, elle dit que c'est vous. Dossier {order}.",
      "Dépassement d'honoraires annoncé APRÈS la consultation. {sum}, merci.",
      "J'ai payé deux fois le même acte. Remboursement promis il y a {n} semaines.",
      "Relance d'huissier pour {sum} alors que j'ai le reçu sous les yeux.",
      "La télé « gratuite » m'a été facturée. Vingt-deux euros.",
      "Impossible d'obtenir un devis écrit, on me répond « à peu près ».",
      "Le parking à {sum} la journée quand on accompagne un mourant, vous trouvez ça normal ?",
    ],
    answers: [
      fit(
        /mutuelle/u,
        "Entre la mutuelle et nous, ce n'est pas à vous de courir. J'appelle le service des admissions aujourd'hui et je vous écris ici ce qui est convenu ; les détails, par courriel à ecoute@vermeuil.example.",
      ),
      fit(
        /Dépassement|chambre seule|devis|télé/u,
        "Un dépassement doit être annoncé avant, par écrit. S'il ne l'a pas été, nous devons en reparler. Pouvez-vous envoyer la facture à ecoute@vermeuil.example ? Je la relis avec la comptable.",
      ),
      fit(/huissier|payé deux fois/u, "Vous avez le reçu, c'est l'essentiel. Je fais suspendre la relance ce matin et je vous confirme ici quand c'est fait."),
      fit(
        /parking/u,
        "Non, ce n'est pas juste pour une famille dans ce moment. Il existe une carte d'accompagnant que personne ne vous a proposée ; je vous rembourse la différence, écrivez-moi à ecoute@vermeuil.example.",
      ),
    ],
  },
  {
    kind: "complaint",
    said: [
      "L'infirmière de {onDay} matin m'a parlé comme à une enfant. J'ai 71 ans.",
      "Le médecin n'a pas levé les yeux de son écran une seule fois.",
      "On a annoncé le diagnostic de ma mère dans le couloir, devant tout le monde.",
      "Personne n'a prévenu la famille du changement de service. On l'a cherché pendant {mins} minutes.",
      "À l'accueil : soupirs, yeux au ciel, « c'est pas moi qui décide ».",
      "Ma femme a demandé trois fois un antidouleur. Trois fois « on revient ».",
      "Les affaires de mon père ont disparu entre deux étages : lunettes, alliance, dentier.",
      "On m'a rendu les résultats d'une autre personne. Avec son nom. C'est grave, non ?",
      "Sortie à 22 h, sans ordonnance, sans taxi, sous la pluie.",
      "Chambre pas nettoyée pendant {n} jours, il y avait du sang séché sur la rampe.",
      "Repas froid, encore. Et servi à 17 h 45.",
      "Bruit toute la nuit dans le couloir, rires compris. On est malades, nous.",
    ],
    answers: [
      "Je vous remercie de l'avoir dit, ce n'est pas facile à écrire. Je voudrais d'abord entendre l'équipe, puis vous répondre vraiment. Accepteriez-vous que la cadre du service vous appelle ? Un numéro à ecoute@vermeuil.example suffit.",
      fit(
        /résultats/u,
        "Recevoir les résultats d'une autre personne est grave, vous avez raison. Gardez-les sans les montrer ; je vous fais contacter aujourd'hui, et cette personne sera prévenue aussi.",
      ),
      fit(/alliance/u, "L'alliance surtout, je comprends. J'ai demandé qu'on rouvre les deux chambres et la lingerie ; je vous écris ce soir, trouvé ou non."),
      "Ce que vous décrivez n'est pas ce que nous voulons. J'ai transmis l'heure et l'étage, sans votre nom. Je reviens vers vous ici demain avec ce qu'on m'aura répondu.",
    ],
  },
  {
    kind: "complaint",
    said: [
      "Le site de rendez-vous plante à l'écran 3 sur 3. À chaque fois. Depuis {onDay}.",
      "J'annule en ligne, on m'appelle pour me reprocher de ne pas être venue. Génial.",
      "Le lien des résultats demande un code que je n'ai jamais reçu.",
      "La navette de {time} n'est pas passée, j'ai raté mon rendez-vous.",
      "Aucune place handicapée accessible pendant vos travaux. Aucune.",
      "Ascenseur en panne, mon mari en fauteuil, troisième étage. On fait comment ?",
      "Le questionnaire me demande {n} fois mon groupe sanguin. Vous l'avez depuis 2009.",
      "Vos SMS de rappel arrivent après le rendez-vous.",
    ],
    answers: [
      fit(
        /écran 3|code/u,
        "Merci, la panne de l'écran 3 est de notre côté : elle touche certains téléphones. En attendant, le standard prend le rendez-vous en une minute au 0 800 000 000, touche 2.",
      ),
      fit(/handicapée/u, "Trois places ont été rouvertes ce matin devant l'entrée B, grâce à votre message. Je regrette qu'il ait fallu l'écrire."),
      fit(
        /Ascenseur/u,
        "Votre mari ne doit pas rester en bas : appelez l'accueil en arrivant, un brancardier vient vous chercher par l'ascenseur de service. La réparation est prévue pour {onDay}.",
      ),
    ],
  },
  {
    kind: "complaint",
    said: [
      "C'est quoi ce b*rdel ? {n} heures d'attente pour un simple pansement.",
      "Bande d'incapables, dossier {order} perdu pour la deuxième fois.",
      "P*tain mais répondez au téléphone, c'est pour un résultat de biopsie !",
      "Votre secrétaire est une vraie peste, elle m'a raccroché au nez {onDay}.",
      "Des guignols. On m'a appelé par le nom d'un autre patient pendant deux jours.",
      "Fait ch*er. Rendez-vous annulé, reporté, re-annulé.",
      "Service de m*rde, et je pèse mes mots : {sum} pour ça.",
      "Le docteur est un arrogant fini, il m'a traitée de menteuse devant l'interne.",
    ],
    answers: [
      fit(
        /biopsie/u,
        "Une biopsie et personne au bout du fil : je comprends la colère. Je ne peux pas donner de résultat ici, mais je peux faire en sorte que le service vous appelle aujourd'hui. Votre numéro à ecoute@vermeuil.example ?",
      ),
      fit(
        /guignols|menteuse|secrétaire/u,
        "Être appelé par un autre nom, ou ne pas être cru, cela blesse, et je veux savoir ce qui s'est passé des deux côtés. Je vous demande seulement de laisser les personnes hors des mots durs. Je vous réponds demain.",
      ),
      fit(/perdu/u, "Deux fois perdu, c'est deux fois de trop. Je cherche le dossier moi-même ce matin et je vous dis ici avant {time} où il était."),
    ],
  },
];
