import { fit, type Phrasebook } from "../story-model";
import { frenchRough, frenchSpam } from "./fr-rough";
import { frenchTags, frenchTalk } from "./fr-talk";

/** Les mots français qui vont à toutes les marques. */
export const frenchPhrases: Phrasebook = {
  greetings: ["Bonjour {name},", "Bonjour {name}, merci de nous écrire.", "Bonsoir {name},", "Bonjour {name}, merci d'avoir pris le temps d'écrire.", "Bonjour {name}, merci pour votre message."],
  answers: {
    complaint: ["Je regrette que cela se soit passé ainsi. Je voudrais entendre les deux côtés avant d'en dire plus ; je vous réponds ici demain avant {time}.", "Merci de l'avoir dit. Je l'ai confié à la personne qui peut y remédier et je reste dessus jusqu'au bout."],
    question: ["Bonne question, et je préfère demander que deviner : la réponse sera ici aujourd'hui.", "J'ai demandé à la collègue qui sait, je reviens avant {time}."],
    praise: ["Merci, c'est très gentil. J'ai transmis vos mots.", "Merci de l'avoir écrit, cela fait du bien à toute l'équipe."],
    suggestion: ["Merci, c'est noté à votre nom. Nous dirons ici ce qui est décidé.", "Bonne idée, je l'ai portée à ceux qui auraient à la réaliser."],
    sarcasm: ["Je comprends qu'on le dise ainsi. Que s'est-il passé ? Je voudrais y remédier.", "Message reçu. Si vous me dites quel jour, je peux en savoir plus."],
    remark: ["Merci de nous lire d'aussi près.", "Cela nous a fait sourire, merci."],
    hostile: [
      "Je vois que vous êtes en colère et j'aimerais savoir de quoi. Racontez-moi, je m'en occupe aujourd'hui.",
      "S'il vous est arrivé quelque chose, je veux l'entendre. Les injures, je dois les laisser de côté : la règle 2 le demande à chacun. De quoi s'agissait-il ?",
      "Il y a des personnes qui lisent ces lignes. Sans les noms d'oiseaux, dites-moi ce que nous avons fait, et je pourrai agir.",
      "Ceci est un avertissement au titre de la règle 2 : les injures ne sont pas admises ici. Votre critique, elle, reste, et je souhaite y répondre. Que s'est-il passé ?",
    ],
    threat: [
      "Devant une menace contre une collègue, nous nous arrêtons. Le message est conservé et transmis, au titre de la règle 4. S'il y a une affaire derrière, écrivez-nous, elle aura une réponse.",
      "Je le dis clairement : les menaces ne sont pas admises ici, quoi qu'il y ait eu avant. Le message est archivé. L'affaire elle-même peut encore se régler, par courrier.",
    ],
    troll: [
      "Vous l'avez écrit sous plusieurs articles. S'il vous est arrivé quelque chose, dites-moi le jour et je regarde ; sinon je laisserai sans répondre chaque fois.",
      "J'ai lu. Nous ne retirons pas la critique, elle reste donc. Si vous avez un cas à vous, je le prends volontiers.",
      "La règle 3 demande de ne pas coller le même texte partout. Le premier reste ; merci de laisser les autres.",
    ],
    "new-question": [fit(/week-end/u, "Le week-end aussi, de neuf heures à treize heures."), fit(/demande qui/u, "Demandez l'accueil, près de l'entrée ; on y connaît votre nom."), fit(/apporter/u, "Non, ce n'est pas nécessaire, ce que vous avez suffit."), fit(/combien de temps/u, "Deux jours ouvrés, à compter de demain."), fit(/mari/u, "Il le peut, avec un mot de vous et sa pièce d'identité."), fit(/à temps/u, "Rien n'est perdu : nous le gardons une semaine et vous choisissez un autre jour."), fit(/pareil à/u, "Oui, c'est pareil là-bas."), fit(/prévenez/u, "Nous vous prévenons, inutile de vérifier."), "Je ne le sais pas encore, j'ai demandé ; réponse demain matin."],
    "still-wrong": ["Alors ma première réponse ne suffisait pas, pardon. Je les appelle maintenant et je vous écris dans l'heure.", "Merci de revenir vers nous. Je l'ai porté à la responsable ; réponse avant {time}.", "On m'avait dit que c'était fait, et ce ne l'était pas. Cette fois je vérifie moi-même avant d'écrire."],
    both: ["J'ai lu vos deux messages et j'y réponds ensemble : c'est entre les bonnes mains, je vous écris dès que cela bouge.", "Je prends vos deux commentaires en un : vous avez raison sur le premier point ; pour le second, réponse demain."],
    detail: ["Merci, c'est ce qu'il me fallait. Je regarde tout de suite.", "Parfait, merci. Je le vois et je vous écris quand c'est réglé."],
  },
  late: ["Nous avons mis bien trop longtemps à vous répondre, pardon.", "Votre message est resté plusieurs jours sans réponse ; merci de votre patience."],
  openers: ["Bonjour !", "Bonjour,", "Bonsoir.", "Bonjour à tous.", "Franchement :", "Alors.", "Pardon mais", "Madame, Monsieur,", "Coucou !", "Bonjour, j'espère que quelqu'un lit ceci."],
  tails: {
    complaint: ["On fait quoi ?", "Merci de régler ça.", "J'attends une réponse.", "Cliente depuis {n} ans, je suis déçue.", "Il y a quelqu'un ?", "Rappelez-moi.", "Plus jamais.", "C'était {onDay}.", "Inadmissible.", "Ce n'est pas digne."],
    question: ["Merci d'avance.", "Merci !", "Pas trouvé sur le site.", "C'est un peu urgent.", "Je suis à {city}.", "Bien à vous."],
    praise: ["Merci !", "Continuez.", "Sincèrement.", "Un bonjour de {city}.", "Ça méritait d'être dit."],
    suggestion: ["Juste une idée.", "Pour le reste, rien à dire.", "Rien d'urgent.", "Cela aiderait bien des gens."],
    sarcasm: ["Chapeau bas.", "Vraiment.", "Rideau."],
  },
  thanks: ["Merci !", "Merci beaucoup {agent}.", "Super, merci.", "Parfait, merci bien.", "ok merci", "C'est réglé, merci.", "Merci pour la réponse rapide.", "Merci de votre aide, {agent} !", "Bien reçu, merci.", "Merci pour votre humanité.", "👍 merci", "D'accord, j'attends. Merci", "Ça a marché, merci !", "Très aimable, merci.", "Merci, me voilà rassurée."],
  newQuestions: ["Merci. Et le week-end, c'est pareil ?", "D'accord, et je demande qui sur place ?", "Merci {agent}. Encore une chose : faut-il apporter quelque chose ?", "Et cela prendra combien de temps ?", "Compris. Mon mari peut-il y aller à ma place ?", "Merci, mais si je n'y arrive pas à temps ?", "Bon à savoir. C'est pareil à {city} ?", "Et vous me prévenez, ou c'est à moi de vérifier ?"],
  stillWrong: ["Rien n'a bougé. Vous aviez dit {time}.", "{agent}, toujours rien.", "Vous deviez revenir vers moi. Une semaine a passé.", "Même problème ce matin.", "J'ai écrit à cette adresse. Pas de réponse.", "Jolie réponse, mais ce n'est pas une solution.", "Personne n'a appelé.", "Désolée, mais cela ne m'aide pas du tout."],
  details: ["Envoyé à l'instant, objet : {order}.", "C'était {onDay}, vers {time}.", "Dossier {order}.", "Troisième étage, chambre du fond.", "Mon téléphone a trois ans, si cela compte."],
  talk: frenchTalk,
  tags: frenchTags,
  spam: frenchSpam,
  rough: frenchRough,
  emoji: { good: ["😊", "👏", "❤️", "🙏", "👍", "🎉", ":)"], bad: ["😡", "🤦", "😤", "🙄", "👎", "😞"] },
  slots: {
    city: ["Lyon", "Nantes", "Dijon", "Rouen", "Tours", "Amiens", "Brest", "Nancy"],
    city2: ["Lille", "Nice"],
    inCity: ["à Lyon", "à Nantes", "à Dijon", "à Tours"],
    day: ["lundi", "mardi", "jeudi", "dimanche"],
    onDay: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    time: ["9 h 15", "10 h 30", "11 h", "midi", "14 h 20", "15 h 45", "17 h", "18 h 10"],
    sum: ["12 €", "45 €", "78,50 €", "120 €", "23 €", "310 €", "64 €", "18,90 €"],
    courier: ["Karim", "Jocelyne"],
    nurse: ["Amélie", "Rachid", "Odile", "Fanny", "Thibault"],
  },
};
