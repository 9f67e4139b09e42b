import { phrasesOf } from "../phrases";

/** Speaks of oneself. */
export const firstPerson = phrasesOf(
  "{i|me|my|mine|we|us|our|ours}",
  "{я|мне|меня|мной|мой|моя|мое|мои|моего|моей|мою|моим|моих|мы|нам|нас|нами|наш|наша|наше|наши|нашего|нашей|нашу|наших}",
  "{je|j|me|m|moi|mon|ma|mes|mien|mienne|nous|notre|nos}",
);
