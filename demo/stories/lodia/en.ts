import { fit, type Scene } from "../story-model";

/** What English-speaking customers write under Lodia's posts. */
export const lodiaEnglishScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "My card was blocked {onDay} and the hotline hung up as soon as I spoke English.",
      "Transfer of {sum} sent {n} days ago, still pending, chat keeps pasting the same sentence.",
      "The English app shows half the buttons in Russian. I nearly closed my account by mistake.",
      "I was charged a fee nobody mentioned when I signed. The contract was only in Russian.",
      "Waited {mins} minutes at the branch to be told the person who speaks English is on leave.",
      "ATM kept my card and the office told me to come back {onDay}. I have no other money here.",
    ],
    answers: [
      fit(
        /blocked|ATM|pending/u,
        "Being left without money in a country whose language isn't yours is frightening, and I'm sorry. I've asked the branch to open your matter today; please write to desk@lodia.example, without card numbers, and I'll answer in English.",
      ),
      fit(
        /contract|English app/u,
        "You're right that the contract should have been explained before you signed. I'll look at which fee it was and write here tomorrow before noon.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "Can I open an account with a residence permit that ends next year?",
      "Is the English phone line open at weekends?",
      "What's the fee for a transfer to a card abroad?",
      "Do I need a tax number to get a deposit?",
      "Does the summary in English count legally, or only the Russian one?",
      "Can my wife, who has no Russian, use the app for our joint account?",
    ],
    answers: [
      fit(/permit|tax number/u, "Yes, with a permit valid for at least three more months. Bring it with your passport; no appointment needed."),
      fit(
        /phone line|summary|no Russian/u,
        "The line speaks English from nine to nine, weekends included. Only the full contract is in Russian, and that is the one that counts; we say so before you sign.",
      ),
      fit(/fee for/u, "One percent, at least two hundred roubles, shown before you confirm. Nothing is added afterwards."),
    ],
  },
  {
    kind: "praise",
    said: [
      "The lady at the branch drew me a little map of the app. Adorable and useful.",
      "English support answered in two minutes, thank you!",
      "Smooth account opening, {mins} minutes in all.",
      "First bank here that writes in plain words. Thanks.",
    ],
    answers: [
      fit(/map/u, "Thank you! The map was her own idea, and now we'd like to print it. I've passed on your words."),
      "Good to hear, thank you for telling us. If something is ever less plain, please say that too.",
    ],
  },
  {
    kind: "suggestion",
    said: ["Please translate the push messages as well, I get them in Russian.", "A short glossary of banking words would help newcomers."],
    answers: ["Good idea, noted under your name. We'll write here what is decided."],
  },
];
