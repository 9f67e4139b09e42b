import { fit, type Scene } from "../story-model";

/** Ce que demandent les patients, en français. */
export const vermeuilFrenchQuestions: readonly Scene[] = [
  {
    kind: "question",
    said: [
      "Faut-il une ordonnance pour la consultation du samedi ?",
      "Jusqu'à quelle heure peut-on rendre visite en cardiologie ?",
      "Quel est le délai actuel pour une IRM du genou ?",
      "Le laboratoire est-il ouvert {onDay} matin ?",
      "À partir de quel âge les enfants peuvent-ils visiter la maternité ?",
      "La navette passe-t-elle aussi le dimanche ?",
      "Combien de temps faut-il être à jeun avant une prise de sang ?",
      "Peut-on venir accompagné aux urgences ?",
      "Où se garer avec un fauteuil roulant pendant les travaux ?",
      "Est-ce que le vaccin est gratuit après 65 ans ?",
      "Y a-t-il un pédiatre de garde à {city} le week-end ?",
    ],
    answers: [
      fit(/ordonnance/u, "Pas besoin d'ordonnance : la carte et, si possible, la liste de vos traitements. Venez plutôt avant 10 h."),
      fit(/rendre visite/u, "Les visites vont de 13 h à 20 h ; en cardiologie, deux personnes à la fois et jamais pendant les soins de 16 h."),
      fit(/IRM/u, "Aujourd'hui, douze jours pour un genou, moins si votre médecin a écrit « urgent ». Nous tenons le chiffre à jour sur la page imagerie."),
      fit(/quel âge/u, "Dès trois ans, accompagnés, de 16 h à 18 h. Les dessins sont affichés dans le couloir."),
      fit(/gratuit/u, "Gratuit après 65 ans et pour les personnes à risque, sans avance, avec le bon reçu par courrier."),
    ],
  },
  {
    kind: "question",
    said: [
      "Comment récupérer mes résultats en ligne ? Je n'ai pas reçu le code.",
      "Puis-je changer l'heure de mon rendez-vous de {onDay} ?",
      "Comment obtenir mon dossier médical complet ?",
      "Qui appeler pour un devis d'anesthésie ?",
      "La chambre seule est-elle remboursée par la mutuelle ?",
      "Que veut dire « reste à charge » sur la ligne 7 ?",
      "Où déposer une réclamation sans passer par internet ? C'est pour ma grand-mère.",
      "Avez-vous bien reçu mon courriel de {onDay} ? Dossier {order}",
      "Peut-on payer en {n} fois ?",
      "Acceptez-vous les chèques vacances ? Je plaisante, mais les chèques, oui ?",
      "Comment signaler un changement d'adresse ?",
    ],
    answers: [
      fit(
        /résultats/u,
        "Le code arrive par SMS au numéro donné à l'accueil. S'il est faux ou ancien, écrivez à ecoute@vermeuil.example depuis votre adresse habituelle et nous le corrigeons après un rappel.",
      ),
      fit(
        /dossier médical/u,
        "Le dossier complet se demande par une lettre simple avec copie d'une pièce d'identité ; nous avons huit jours pour l'envoyer et nous en mettons cinq.",
      ),
      fit(
        /ligne 7/u,
        "La ligne 7 est ce qui reste quand les deux caisses ont payé. Si le chiffre vous étonne, envoyez la page à ecoute@vermeuil.example et nous la lirons ensemble.",
      ),
      fit(/payer|chèques/u, "Oui, en trois fois sans frais, il suffit de le dire aux admissions avant la sortie."),
      fit(/réclamation/u, "Au rez-de-chaussée, bureau 12, une personne écoute et écrit pour ceux qui préfèrent parler. Votre grand-mère y sera bien reçue."),
      fit(/courriel/u, "Bien reçu, il est chez la comptable depuis hier. Réponse d'ici {onDay}."),
    ],
  },
  {
    kind: "question",
    said: [
      "Peut-on prendre du paracétamol avant le vaccin ?",
      "Ma fille est allergique aux œufs, le vaccin est-il possible ?",
      "Le générique est-il exactement pareil ? Ma tante n'y croit pas.",
      "Que faire des médicaments périmés, vous les reprenez ?",
      "Mon traitement doit rester au frais, puis-je l'apporter à l'hôpital ?",
      "Est-ce que les menus sans gluten existent aussi le soir ?",
      "Un interprète en langue des signes, c'est possible ?",
      "Peut-on dormir sur place quand son enfant est opéré ?",
      "Recrutez-vous des aides-soignants à {city} ?",
      "Les bénévoles pour la lecture aux patients, on s'inscrit où ?",
      "Le Wi-Fi marche-t-il en réanimation ? Pour les appels vidéo",
    ],
    answers: [
      fit(
        /paracétamol|générique/u,
        "Pour une question sur un traitement, la pharmacienne préfère vous parler : 0 800 000 000, touche 4, de 9 h à 17 h. En règle générale, attendez l'avis avant de prendre quoi que ce soit.",
      ),
      fit(
        /allergique/u,
        "L'allergie aux œufs n'empêche plus le vaccin dans la plupart des cas, mais dites-le en arrivant : on vous gardera un quart d'heure de plus.",
      ),
      fit(/au frais/u, "Oui, apportez-le dans sa boîte, l'équipe le met au frais à votre nom."),
      fit(/dormir/u, "Un lit d'appoint est prévu pour un parent, gratuitement. Demandez-le à l'admission, il n'est pas toujours proposé."),
      fit(
        /interprète|bénévoles|Wi-Fi|Recrutez|périmés|gluten/u,
        "Je ne le sais pas, et je préfère demander que deviner : je vous réponds ici avant demain soir.",
      ),
    ],
  },
];
