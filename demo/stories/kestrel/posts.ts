import type { PostStory } from "../story-model";

/** What Kestrel Parcels published, oldest first. */
export const kestrelPosts: readonly PostStory[] = [
  {
    title: "Autumn on the rounds: what changes this season",
    slug: "autumn-on-the-rounds",
    content:
      "Shorter days, wetter doorsteps. From this week our couriers carry waterproof sleeves for anything left in a porch, and evening rounds end at 20:00 instead of 19:00.\n\nTell us how it goes on your street.",
  },
  {
    title: "Meet the Saturday crew",
    slug: "meet-the-saturday-crew",
    content: "Forty-one people sort, load and ring your bell so that Saturday is a delivery day like any other. We spent a morning with them.",
  },
  {
    title: "A smaller box is a better box",
    slug: "a-smaller-box",
    content: "We asked our senders to measure before they pack. The average parcel shrank by a fifth. What does the packaging you receive look like?",
  },
  {
    title: "Parcel shops now open until 22:00",
    slug: "parcel-shops-until-22",
    content: "Three hundred and twelve corner shops in our network now keep your parcel until ten in the evening. The list is on the map page.",
  },
  {
    title: "Your safe place, your choice",
    slug: "your-safe-place",
    content: "Behind the blue shed? With the neighbour at 14? You can now say so before the van leaves the depot. Comments are open for your questions.",
  },
  {
    title: "How we count a late parcel",
    slug: "how-we-count-late",
    content:
      "A parcel is late when it arrives after the window we gave you, by one minute or by one day. Last month it was 4.1 in a hundred. Here is how we mean to lower it.",
  },
  { title: "Electric vans in six more towns", slug: "electric-vans-six-towns", content: "Quieter mornings in Leeds, Cork, Swansea, Dundee, Lille and Derby." },
  {
    title: "Sending abroad: forms without tears",
    slug: "sending-abroad",
    content: "A customs form has eleven boxes and most parcels wait because of box seven. A short guide, with pictures.",
  },
  {
    title: "Ask us anything: the help desk answers today",
    slug: "ask-us-anything",
    content: "Ruth, Tom and colleagues read every comment under this post from nine to six. No question is too small.",
  },
  {
    title: "New prices from the first of next month",
    slug: "new-prices",
    content: "Small parcels stay as they are. Medium goes up by 30p, large by 80p. Here is why, with the figures.",
  },
  {
    title: "The Hexley hub: what happened and what we are doing",
    slug: "hexley-hub",
    content:
      "During the night the sorting line at our Hexley hub stopped. About eleven thousand parcels did not leave for their rounds this morning, and for several hours we could not say where each of them was.\n\nWe are sorry. We will write here as we learn more, and answer below.",
  },
  {
    title: "Hexley, one week on",
    slug: "hexley-one-week-on",
    content: "All but 140 parcels have arrived. For those, refunds have begun without a claim. What we have changed on the line, in plain words.",
  },
  {
    title: "Winter hours and last posting days",
    slug: "winter-hours",
    content: "The table below says when to hand over a parcel so that it arrives before the holidays.",
  },
  {
    title: "Courier of the month: you choose",
    slug: "courier-of-the-month",
    content: "Name the person who makes your day, and why. The winner gets a day off and a cake.",
  },
];

/** What the Kestrel status blog published, oldest first. */
export const kestrelStatusPosts: readonly PostStory[] = [
  {
    title: "Planned work on tracking, Sunday 02:00 to 05:00",
    slug: "planned-work-tracking",
    content: "Tracking pages will show the last known state while we move to new machines.",
  },
  {
    title: "Delays in the north-east because of flooding",
    slug: "delays-north-east",
    content: "Rounds from the Teesdale depot run up to a day late. No parcel is lost.",
  },
  {
    title: "Text messages arriving twice",
    slug: "messages-twice",
    content: "Some of you received the same message two or three times. Found and fixed at 11:40.",
  },
  {
    title: "Hexley hub: sorting line stopped",
    slug: "hexley-line-stopped",
    content: "03:10 line stopped. 06:30 hand sorting began. 14:00 line at half speed. 22:15 line at full speed.",
  },
  { title: "App sign-in slow", slug: "app-sign-in-slow", content: "Sign-in took up to a minute between 08:00 and 09:20. Fixed; the cause was a certificate." },
];
