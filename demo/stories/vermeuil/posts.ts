import type { PostStory } from "../story-model";

/** What Clinique Vermeuil published, oldest first. */
export const vermeuilPosts: readonly PostStory[] = [
  {
    title: "Rentrée : les consultations sans rendez-vous du samedi",
    slug: "rentree-samedi",
    content:
      "Chaque samedi de 9 h à 13 h, un médecin généraliste reçoit sans rendez-vous. Apportez votre carte et un livre : l'attente existe.\n\nVos questions sont les bienvenues.",
  },
  {
    title: "Une journée avec l'équipe de nuit",
    slug: "equipe-de-nuit",
    content: "Onze personnes veillent pendant que la ville dort. Nous les avons suivies, avec leur accord et beaucoup de café.",
  },
  {
    title: "Prendre rendez-vous en ligne : le guide",
    slug: "rendez-vous-en-ligne",
    content: "Trois écrans, aucun compte à créer. Et pour ceux qui préfèrent la voix, le standard reste ouvert.",
  },
  {
    title: "Le nouveau service d'imagerie ouvre ses portes",
    slug: "nouveau-service-imagerie",
    content: "Un appareil plus large, plus silencieux, et des délais que nous espérons ramener à dix jours.",
  },
  {
    title: "Comprendre sa facture",
    slug: "comprendre-sa-facture",
    content: "Part obligatoire, part complémentaire, reste à charge : nous avons pris une facture réelle (anonyme) et l'avons annotée ligne à ligne.",
  },
  {
    title: "Le parking : travaux jusqu'à la fin du mois",
    slug: "parking-travaux",
    content: "Trente places de moins. Une navette part de la gare toutes les vingt minutes.",
  },
  {
    title: "Posez vos questions à la pharmacienne",
    slug: "questions-pharmacienne",
    content: "Elle répond sous cet article toute la semaine. Pour une urgence, appelez ; ici, pas d'ordonnances ni de noms.",
  },
  {
    title: "Maternité : les visites des aînés reprennent",
    slug: "maternite-visites",
    content: "Grands frères et grandes sœurs sont attendus de 16 h à 18 h, dessins acceptés.",
  },
  {
    title: "Menus : ce que vous nous avez dit",
    slug: "menus-ce-que-vous-avez-dit",
    content: "Trop salé, trop tôt, trop tiède. Nous avons lu les 240 réponses et changé trois choses.",
  },
  {
    title: "English-speaking patients: how we can help",
    slug: "english-speaking-patients",
    content: "An interpreter is here on Tuesdays and Thursdays, and by phone on other days.",
  },
  {
    title: "Délais aux urgences : les chiffres du mois",
    slug: "delais-urgences",
    content: "Temps médian avant un médecin : 1 h 50. Le lundi soir : 3 h 05. Voici pourquoi, et ce que nous essayons.",
  },
  { title: "Vaccination d'hiver : mode d'emploi", slug: "vaccination-hiver", content: "Qui, quand, où, et ce qu'il faut apporter." },
  {
    title: "Chambres : la télévision devient gratuite",
    slug: "television-gratuite",
    content: "Et le Wi-Fi aussi. Le mot de passe est affiché dans chaque chambre.",
  },
  {
    title: "Règles de vie des commentaires",
    slug: "regles-commentaires",
    content: "La critique est la bienvenue. Les insultes et les données de santé d'autrui, non. Nous disons toujours quelle règle s'applique.",
  },
];
