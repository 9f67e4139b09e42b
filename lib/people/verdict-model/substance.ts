import type { Reading } from "./reading";
import { noDealings, ownDealings } from "./words/own-dealings";
import { serviceMatters, toldOfOneself } from "./words/service";
import { adverts } from "./words/adverts";

/** Says to have had no dealings, and gives no particulars that belie it. */
export const denies = ({ says, particulars, isSpam }: Reading): boolean => says(noDealings) && particulars.length === 0 && !isSpam;

/** Tells of own dealings: in so many words, or by particulars that only somebody with a case can give. */
export const isOwn = (read: Reading): boolean => !read.isSpam && !denies(read) && (read.says(ownDealings) || isPinned(read));

/** The same, with an order, a date, a sum or a place. */
export const isOwnConcrete = (read: Reading): boolean => isOwn(read) && read.particulars.length > 0;

// A number to look up, or a complaint about something served, on a day, for a sum.
const isPinned = ({ isArgued, particulars, tags, says, text }: Reading): boolean => {
  if (isArgued || phonePattern.test(text)) return false;
  if (particulars.includes("order-number")) return true;
  return tags.intent === "complaint" && (particulars.length > 1 || (particulars.length > 0 && says(serviceMatters)));
};

/** A complaint or a question about what one is served with. */
export const isMatter = (read: Reading): boolean => {
  const { tags, isArgued, isSpam, isScornful, says } = read;
  const asks = tags.intent === "complaint" || tags.intent === "question";
  return asks && !isArgued && !isSpam && says(serviceMatters) && (!isScornful || isOwn(read)) && !denies(read);
};

/** A complaint in decent words. */
export const isGrievance = (read: Reading): boolean =>
  read.tags.intent === "complaint" && !read.isArgued && !read.isScornful && !read.isOffensive && !read.isSpam && !denies(read);

const elaborateLettersMin = 75;

/** A long statement about the world, not about oneself: it argues even where no word of argument is known. */
export const isElaborate = (read: Reading): boolean => {
  const { text, isScornful, isOffensive, isSpam, says, tags } = read;
  if (text.length < elaborateLettersMin || text.includes("?") || isScornful || isOffensive || isSpam || tags.intent === "praise") return false;
  return !says(toldOfOneself) && !isOwn(read) && !says(adverts) && !linksElsewhere(read);
};

const linkPattern =
  /https?:\/\/|www\.|t\.me\/|wa\.me\/|bit\.ly|(?<![\p{L}\p{N}])\p{L}[\p{L}\d-]{2,30}\.(?:com|shop|store|ru|рф|fr|net|biz|online|xyz|io|top|club|blog)(?!\p{L})/iu;
const phonePattern =
  /(?<![\d.,])(?:0\d|8)[ -]?\(?\d{2,4}\)?(?:[ -]?\d{2,4}){2,4}(?!\d)|\+\d[\d ()-]{8,}|(?<!\p{L})(?:tel|t[ée]l|тел|ring|call|whatsapp|звоните)\p{L}{0,6}[.:]?\s?[+\d][\d ()-]{7,}/iu;
const discountPattern = /(?<!\d)\d{1,2} ?% (?:off|discount|de remise|de r[ée]duction)|скидк\p{L} (?:до )?\d{1,2} ?%/iu;

/** Holds a link, a telephone number or a discount. */
export const linksElsewhere = ({ text }: Reading): boolean => [linkPattern, phonePattern, discountPattern].some((pattern) => pattern.test(text));
