import type { Episode } from "./episode";

/** Who provokes, spurns help, threatens, is excluded and comes back under almost the same name. */
export const troll = "ParcelPirate_Kev";
export const trollAgain = "ParcelPirate_Kevin";

/** For which the desk excludes its author. */
export const trollsThreat = "Your driver does our street at ten. If I catch him at my gate I'll break his legs, tell him that from me.";

const shouted = "Kestrel is a circus and you lot are the clowns. Keep crying, sheep, they laugh at every one of you.";
const chanted = "Nobody at Kestrel reads this. You are morons talking to a wall, and the wall is smarter than you.";

/** Days ago, and the time of the evening. */
type When = readonly [number, string];

const alone = ([daysAgo, time]: When, kind: Episode["kind"], says: string): Episode => ({
  ...{ site: "kestrel", by: troll, language: "en" },
  ...{ daysAgo, time, kind, says },
});

/** What the desk says to somebody who brings no matter: once, shortly, with the door open. */
const calm = [
  "Hello Kev, there is no matter in this that I could see to. If a parcel of yours goes wrong, I will.\n\nRuth, Kestrel Parcels",
  "Noted. Whoever waits for a parcel is answered here first; you are, too, as soon as there is something to answer.\n\nTom, Kestrel Parcels",
  "Hello, you may think little of us, and say so. The other guests we leave in peace, please.\n\nRuth, Kestrel Parcels",
] as const;

const answered = (episode: Episode, place: number): Episode =>
  episode.then === undefined ? { ...episode, then: [{ after: 560, kind: "reply", says: calm[place % calm.length] ?? calm[0] }] } : episode;

const before: readonly Episode[] = [
  alone([54, "22:14:00"], "troll", "Waterproof sleeves, wow. Next year they discover the doorbell. And you people clap."),
  {
    ...alone([51, "22:31:00"], "troll", "Anyone who praises this firm is paid or slow. Which one are you, folks?"),
    then: [
      { after: 12, kind: "reply", says: "Neither, we hope: most only wanted their parcel, and said so when it came.\n\nTom, Kestrel Parcels" },
      { after: 14, by: "nan_of_four", kind: "talk", says: "@ParcelPirate_Kev neither, love. Mine came on time and I said so." },
      { after: 6, by: troll, kind: "talk", says: "Slow it is then. Granny has been hypnotised." },
    ],
  },
  {
    ...alone([47, "23:02:00"], "hostile", shouted),
    then: [
      {
        after: 540,
        kind: "reply",
        says: "Hello, if a parcel of yours has gone wrong I'd like to put it right: its number is all I need, here or at desk@kestrel.example.\n\nRuth, Kestrel Parcels",
      },
      { after: 480, by: troll, kind: "troll", says: "I don't have a parcel, Ruth. I wouldn't trust you with an empty box. I'm just here for the show." },
      { after: 45, kind: "reply", says: "All right. The offer stands.\n\nRuth, Kestrel Parcels" },
    ],
  },
  alone([44, "22:47:00"], "troll", "Day 300 of the great parcel comedy. Popcorn is ready. Somebody please be outraged, I'm bored."),
  alone([40, "22:20:00"], "hostile", chanted),
  {
    ...alone([37, "23:15:00"], "troll", "Look at them all begging for their boxes. Dance for me, customers, dance."),
    then: [
      { after: 8, kind: "reply", says: "Whoever waits for something here is answered, and not to be laughed at. Please leave that.\n\nRuth, Kestrel Parcels" },
      { after: 9, by: "mrs_t_hull", kind: "talk", says: "What is it you get out of this? Some of us are waiting for medicine." },
      { after: 4, by: troll, kind: "talk", says: "Free entertainment. Do the one about the medicine again." },
    ],
  },
  alone([33, "22:38:00"], "troll", "They write these 'customers' themselves. Same intern, twelve wigs."),
  {
    ...alone([29, "22:55:00"], "hostile", "Ruth, you brainless puppet, copy and paste something sorry for us."),
    then: [
      {
        after: 600,
        kind: "reply",
        says: "You are talking to a person. I answer what can be answered: if something went wrong with a delivery, tell me which, and I'll look into it myself. The words we leave out here.\n\nRuth, Kestrel Parcels",
      },
      { after: 700, by: troll, kind: "troll", says: "Nothing went wrong, that's the joke. I don't want your help, I want you to sweat." },
      { after: 600, kind: "reply", says: "Then I'll leave it there. Should something be the matter one day, I am here.\n\nRuth, Kestrel Parcels" },
    ],
  },
  alone([26, "22:12:00"], "troll", "Electric vans! So the parcel gets lost quietly now. Sleep well, sheep."),
  alone([22, "23:24:00"], "hostile", "Useless idiots, the whole depot. Not one of you can read a label."),
  alone([18, "22:41:00"], "troll", "So somebody here got a parcel today. Want a medal, sheep?"),
  {
    ...alone([14, "22:08:00"], "troll", "HEXLEY! Best day of the year. Cry louder, I can't hear you from here."),
    then: [{ after: 11, by: "southpaw_sue", kind: "talk", says: "My mum's ashes are in that building. Go away." }],
  },
  alone([13, "22:33:00"], "hostile", "Morons. Eleven thousand parcels and not one brain cell among you."),
  {
    ...alone([12, "23:06:00"], "threat", trollsThreat),
    then: [{ after: 640, kind: "reply", says: "This is kept with its date. Whoever threatens a person is excluded from these pages.\n\nTom, Kestrel Parcels" }],
  },
];

const again = (when: When, kind: Episode["kind"], says: string): Episode => ({ ...alone(when, kind, says), by: trollAgain });

/** Under the new name: the old songs, at the old hours. */
const after: readonly Episode[] = [
  again([9, "22:19:00"], "hostile", "Kestrel is a circus and you lot are the clowns. Keep crying, sheep, they laugh at every single one of you."),
  again([8, "22:50:00"], "troll", "Guess who did not miss you. Popcorn is ready again."),
  again([6, "23:11:00"], "hostile", "Nobody at Kestrel reads this. You are morons talking to a wall and the wall is smarter than you."),
  again([4, "22:27:00"], "troll", "They write these 'customers' themselves. Same intern, thirteen wigs by now."),
  again([2, "22:44:00"], "troll", "Look at them all begging for their boxes before Christmas. Dance for me, customers, dance."),
];

/** His latest words still wait. */
export const trollEpisodes: readonly Episode[] = [...[...before, ...after.slice(0, 3)].map(answered), ...after.slice(3)];
