import { fit, type Scene } from "../story-model";

/** What French-speaking customers write under Kestrel's posts. */
export const kestrelFrenchScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "Colis {order} bloqué à Lille depuis {n} jours, personne ne répond au téléphone.",
      "Le livreur n'a même pas sonné, j'ai juste trouvé l'avis dans la boîte.",
      "Livré chez un voisin que personne ne connaît. Super.",
      "J'attends depuis {onDay}, le suivi ne bouge pas et on me répond en anglais.",
      "Carton éventré, il manque la moitié. Valeur : {sum}.",
      "Le relais était fermé à l'heure indiquée. Deux fois que je me déplace pour rien.",
    ],
    answers: [
      fit(
        /relais/u,
        "Deux déplacements pour un colis qui devait venir à vous : j'en suis désolé. J'ai demandé au dépôt de Lille où il se trouve et je vous écris ici avant {time}.",
      ),
      fit(
        /éventré/u,
        "Merci de nous le dire. Pourriez-vous envoyer le numéro et deux photos à desk@kestrel.example ? J'ouvre le dossier moi-même et je vous réponds en français.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "Livrez-vous en France le samedi ?",
      "Combien de temps pour un colis de {city} à Londres ?",
      "Faut-il remplir une déclaration pour envoyer un livre ?",
      "Peut-on changer de point relais après l'envoi ?",
      "Avez-vous un numéro en français ?",
    ],
    answers: [
      fit(/samedi/u, "Oui, le samedi aussi, dans les grandes villes ; ailleurs, du lundi au vendredi."),
      fit(/Combien de temps|déclaration/u, "Comptez trois à quatre jours ouvrés, dont un à la douane. Pour un livre, la déclaration tient en une ligne."),
      fit(/point relais/u, "C'est possible tant que le colis n'est pas arrivé au relais : sur la page de suivi, « changer le lieu »."),
    ],
  },
  {
    kind: "praise",
    said: [
      "Colis arrivé en deux jours depuis l'Angleterre, bravo !",
      "Livreuse adorable à Lille, merci à elle.",
      "Service impeccable, emballage intact, rien à dire.",
      "Enfin un transporteur qui répond aux messages, merci.",
    ],
    answers: [
      fit(/Lille/u, "Merci beaucoup, je transmets à l'équipe de Lille, qui n'a pas si souvent de mots aussi gentils."),
      "Merci d'avoir pris le temps de l'écrire ; cela fait plaisir à toute l'équipe.",
    ],
  },
  {
    kind: "suggestion",
    said: ["Ce serait bien d'avoir les SMS en français.", "Pourquoi ne pas ajouter des relais près de la gare de {city} ?"],
    answers: ["Bonne idée, je l'ai notée à votre nom ; nous vous dirons ici ce qui en est décidé."],
  },
];

/** What Russian-speaking customers write under Kestrel's posts. */
export const kestrelRussianScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "Посылка {order} лежит на складе уже {n} дней, в поддержке только автоответчик.",
      "Курьер написал, что никого не было дома. Я весь день был дома!",
      "Коробка пришла мятая и мокрая, внутри всё разбито.",
      "Отправил маме подарок, обещали три дня, идёт вторую неделю.",
      "С меня взяли оплату дважды, верните {sum}.",
      "Отдали посылку соседу, которого мы не знаем. Как так можно?",
    ],
    answers: [
      fit(/подарок/u, "мне жаль, что подарок так задержался. Я запросил(а) склад и напишу Вам здесь до {time}, даже если ответ будет неполным."),
      fit(
        /разбито/u,
        "спасибо, что рассказали. Пришлите, пожалуйста, номер и две фотографии на desk@kestrel.example: я сам(а) открою обращение и отвечу по-русски.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "А вы доставляете за пределы Британии?",
      "Можно ли отправить лекарства родителям?",
      "Какие документы нужны, чтобы получить посылку за жену?",
      "Сколько стоит отправить {n} кг в Ригу?",
      "Есть ли у вас поддержка на русском?",
    ],
    answers: [
      fit(/за пределы|Сколько стоит/u, "да, в тридцать одну страну; срок и цену покажет калькулятор, а если что-то непонятно, спросите прямо здесь."),
      fit(/документы/u, "нужен код из сообщения и любой документ с именем того, кто пришёл. От жены ничего не требуется."),
      fit(/поддержка/u, "по-русски отвечаем в комментариях и по почте desk@kestrel.example с девяти до шести по Лондону."),
    ],
  },
  {
    kind: "praise",
    said: [
      "Спасибо, посылка дошла за два дня, не ожидала!",
      "Курьер в {city} просто золото, помог донести до квартиры.",
      "Всё чётко, быстро и без нервов. Молодцы.",
      "Потеряли, нашли, извинились и вернули деньги. Уважаю.",
    ],
    answers: ["спасибо Вам! Передал(а) слова курьеру, он очень рад.", "спасибо, что нашли время написать. Такие слова у нас читают вслух."],
  },
  {
    kind: "suggestion",
    said: ["Добавьте, пожалуйста, русский язык в приложение.", "Хорошо бы видеть, у какого именно соседа посылка."],
    answers: ["хорошая мысль, я записал(а) её под Вашим именем. О решении напишем здесь, каким бы оно ни было."],
  },
];
