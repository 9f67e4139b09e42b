import type { Scene } from "../story-model";

/** Injures sans objet, menaces, provocations : en français. */
export const frenchRough: readonly Scene[] = [
  {
    kind: "hostile",
    said: [
      "Des clowns. Tous.",
      "Bande de crétins.",
      "Allez vous faire f*utre avec vos excuses.",
      "Celui qui tient cette page est un perroquet sans cervelle.",
      "Ordures.",
      "Quelle bande de menteurs et de c*nnards.",
      "{agent}, tu es bête à manger du foin.",
      "J'espère qu'on vous virera tous, parasites.",
      "Minables.",
      "Abrutis finis.",
      "Va crever, sale vendu.",
      "Imbéciles heureux, voilà ce que vous êtes.",
    ],
    answers: [],
  },
  {
    kind: "threat",
    said: [
      "Je sais par quelle porte sortent vos filles le soir. Qu'elles se retournent.",
      "Si je recroise ce type, il repart en ambulance.",
      "Un bidon d'essence et on n'en parle plus, de votre bâtiment.",
      "{agent}, je trouverai où tu habites.",
      "La prochaine fois je viens avec une batte, on verra qui rit.",
      "Faites attention à vos vitres, une de ces nuits.",
      "Ne restez pas seul sur le parking {onDay}, conseil d'ami.",
    ],
    answers: [],
  },
  {
    kind: "troll",
    said: [
      "Tous ces avis sont écrits par la maison. Réveillez-vous.",
      "Encore un conte de fées. Personne ne vous croit. Personne.",
      "C'est drôle, seuls les éloges ont des cœurs. Des robots entre eux.",
      "Être fier de ça ? Moi j'aurais honte.",
      "Ils vont effacer, ils ont peur de la vérité.",
      "Je n'y mets jamais les pieds, mais vous voir pleurer me détend.",
      "Ceux qui vont là-bas l'ont bien cherché.",
      "J'attends toujours UNE phrase honnête ici.",
      "Dans un an, on aura oublié cette baraque.",
      "Tiens, on refait semblant de compatir.",
      "Qui les défend est payé. Prouvez le contraire.",
      "Postez la photo d'une brique, ils applaudiront.",
    ],
    answers: [],
  },
];

/** Réclames de maisons inventées, en français. */
export const frenchSpam: readonly string[] = [
  "Gagnez {sum} par jour depuis votre canapé !!! http://canape-cash.example/{n}",
  "Prêt entre particuliers sérieux, réponse en {mins} minutes : pret.serieux@offre.example",
  "Montres de luxe -90 % aujourd'hui seulement >> http://montre-folie.example",
  "Perdez {n} kilos en une semaine http://fruit-minceur.example",
  "Voyant médium, retour de l'être aimé en {n} jours, Maître Zéphyr +00 555 0{n}{mins}",
  "Bonus casino {sum} sans dépôt http://roue-chance.example/?ref={n}",
  "Achetez des abonnés et des avis, dès {sum} http://etoiles-gros.example",
  "Très bel article ! J'en parle aussi sur mon blog http://mon-joli-blog.example venez nombreux",
  "Isolation à 1 euro, rappel immédiat http://isole-vite.example",
  "Films gratuits 2026 http://cine-tas.example",
];
