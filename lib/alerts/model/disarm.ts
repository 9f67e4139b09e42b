const longest = 200;

/** Nothing to see, but a program that makes links and calls of what it finds in a text finds none past it. */
const breaker = "\u200b";

/**
 * Words from outside, fit for a message to colleagues: cut short, on one line, without marks that hide or turn text, and with nothing in them
 * that a chat could take for an address, a call or a command.
 */
export const disarmed = (words: string): string =>
  broken(
    shortened(
      words
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    ),
  );

const shortened = (words: string): string => {
  const characters = Array.from(words);
  return characters.length <= longest
    ? words
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
};

// A dot, colon, slash or sign that something follows: https://a.example/b, a@b.example, @channel, #tag, /stop, <!here>.
const broken = (words: string): string => words.replace(/[.:/@#!](?=\S)/gu, (sign) => `${sign}${breaker}`);
