import { fit, type Phrasebook } from "../story-model";
import { englishRough, englishSpam } from "./en-rough";
import { englishTags, englishTalk } from "./en-talk";

/** English words that fit any brand. */
export const englishPhrases: Phrasebook = {
  greetings: ["Hello {name},", "Hi {name},", "Dear {name},", "Good morning {name},", "Hello {name}, and thank you for writing."],
  answers: {
    complaint: ["I'm sorry it went that way. I'd like to hear what happened from both sides before I say more, and will write here by {time} tomorrow.", "Thank you for telling us. I've passed it to the person who can put it right and will stay with it until they have."],
    question: ["Good question, and I'd rather ask than guess: I'll write the answer here today.", "I've asked the colleague who knows and will be back here by {time}."],
    praise: ["Thank you, that is kind of you. I've passed your words on.", "Thank you for writing this; it does the whole team good."],
    suggestion: ["Thank you, noted under your name. We'll write here when it is decided.", "A good thought. I've taken it to the people who'd have to build it."],
    sarcasm: ["I can see why you'd put it like that. What happened? I'd like to put it right.", "Point taken. If you tell me which day it was, I can find out more."],
    remark: ["Thank you for reading so closely.", "That made us smile, thank you."],
    hostile: [
      "I understand that you are angry, and I'd like to know about what. Tell me what happened and I'll look into it today.",
      "If something went wrong for you, I want to hear it. Name-calling I have to leave aside; our house rules, clause 2, ask all of us to. What was the matter?",
      "There are people at this end who read every line. Leave the names out, please, and tell me what we did; then I can do something about it.",
      "This is a warning under clause 2 of our house rules: calling people names is not allowed here. Your complaint itself stays, and I'd still like to answer it. What happened?",
    ],
    threat: [
      "A threat against a colleague is where we stop. Your message has been kept and passed on, under clause 4 of the house rules. If there is a matter behind it, write to us and it will be answered.",
      "I have to be plain: threats are not accepted here, whatever went before. The message is archived. The matter itself can still be settled, by letter or by e-mail.",
    ],
    troll: [
      "You've written this under several posts now. If there's something that happened to you, tell me the day and I'll look; otherwise I'll leave it standing without answering each time.",
      "I've read it. We don't take down criticism, so it stays. If you have a case of your own I'd gladly take it up.",
      "Clause 3 of the house rules asks that one text isn't pasted under every post. The first one stays; please let the others rest.",
    ],
    "new-question": [fit(/weekend/u, "At the weekend too, from nine to one."), fit(/who do I ask/u, "Ask for the desk by the entrance; I've left your name there."), fit(/bring anything/u, "No, that isn't necessary. What you have is enough."), fit(/how long/u, "Two working days, counted from tomorrow."), fit(/husband/u, "He can, with a note from you and his own ID."), fit(/miss it/u, "Then nothing is lost: it waits a week, and you can name another day."), fit(/the same in/u, "It's the same there, yes."), fit(/let me know/u, "You'll hear from us, so there's no need to check."), "I'm not sure, so I've asked; I'll write here tomorrow morning."],
    "still-wrong": ["Then my first answer wasn't good enough, I'm sorry. I'm ringing them now and will write back within the hour.", "Thank you for coming back. I've taken it one step up, to the head of the team, and you'll hear from me by {time}.", "I was told it was done, and it wasn't. I'll check with my own eyes this time before I write."],
    both: ["I've read both your messages and answer them together: it's with the right person now, and I'll write here when it moves.", "Taking your two comments as one: you're right on the first point, and on the second I've asked and will tell you tomorrow."],
    detail: ["Thank you, that is what I needed. I'll look right away.", "Perfect, thanks. I can see it now and will write when it's settled."],
  },
  late: ["It took us far too long to write back, I'm sorry.", "Your message slipped past us for days; thank you for your patience."],
  openers: ["Hello!", "Hi all.", "Good evening.", "Hi,", "Morning.", "Right,", "Sorry but", "Honestly:", "Hey there,", "Dear team,", "OK so.", "Just wondering:", "Hello, hope someone reads this."],
  tails: {
    complaint: ["What now?", "Please sort it.", "I'd like an answer.", "Not happy.", "I'm a customer of {n} years.", "Anyone there?", "Somebody call me.", "Never again.", "I'm in {city}, by the way.", "This was {onDay}."],
    question: ["Thanks in advance.", "Thanks!", "Cheers.", "Asking from {city}.", "Can't find it on the site.", "Many thanks, all the best.", "It's a bit urgent."],
    praise: ["Thank you!", "Keep going.", "Made my {day}.", "Greetings from {city}.", "Truly."],
    suggestion: ["Just a thought.", "Otherwise all good.", "Would make my life easier.", "No rush."],
    sarcasm: ["Slow clap.", "Really.", "Take a bow."],
  },
  thanks: ["Thank you!", "Great, thanks.", "Thanks {agent}, that helped.", "Perfect, thank you very much.", "ok thanks", "Cheers!", "Wonderful, all sorted now.", "It arrived. Thanks for staying on it.", "Thanks for the quick reply.", "Appreciate it.", "That's kind, thank you.", "👍 thanks", "Sorted, thanks {agent}!", "Thank you for answering like a human.", "Much appreciated, {agent}.", "ok, I'll wait then. Thank you"],
  newQuestions: ["Thanks. And does that go for the weekend too?", "OK, and who do I ask for when I get there?", "Thank you {agent}. One more thing: do I need to bring anything?", "And how long will that take?", "Got it. Can my husband do it in my place?", "Thanks, but what if I miss it?", "Good to know. Is it the same in {city}?", "And will you let me know, or should I check myself?"],
  stillWrong: ["Nothing has happened. You said {time}.", "{agent}, still nothing here.", "You promised to get back to me. It's {onDay} already and I haven't heard a word.", "Same problem again this morning.", "I did write to that address. No reply.", "That's a nice answer but it's not a solution.", "No one called.", "I'm sorry but this doesn't help me at all."],
  details: ["Sent it just now, subject line \"{order}\".", "It was {onDay}, around {time}.", "It's {order}.", "I live in {city}, second door on the left.", "My phone is three years old, if that matters."],
  talk: englishTalk,
  tags: englishTags,
  spam: englishSpam,
  rough: englishRough,
  emoji: { good: ["😊", "👏", "❤️", "🙏", "👍", "🎉", ":)"], bad: ["😡", "🤦", "😤", "🙄", "👎", "😞"] },
  slots: {
    city: ["Leeds", "Cork", "Swansea", "Dundee", "Derby", "Norwich", "Hull", "Exeter", "Galway", "Perth", "Truro", "Luton"],
    city2: ["Aberdeen", "Plymouth", "Belfast", "Carlisle", "Dover"],
    inCity: ["in Leeds", "in Cork", "in Derby", "in Hull"],
    day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    onDay: ["on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday"],
    time: ["9:15", "10:30", "11:00", "noon", "14:20", "15:45", "17:00", "18:10"],
    sum: ["£12.40", "£38", "£64.99", "£120", "£9.95", "£210", "£75.50", "£18"],
    courier: ["Dev", "Marcin", "Shanice", "Colin", "Beata", "Yusuf"],
    nurse: ["Amélie", "Rachid", "Odile"],
  },
};
