const latinEnding = /^(.{3,}?)(?:ies|ing|ees|ed|es|ee|y|e|s|x)$/u;
const cyrillicEnding =
  /^(.{3,}?)(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|иям|ях|ах|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|ых|их|ия|ию|ии|ью|[аеиоуыэюяьй])$/u;

/** What a word keeps in its number, case or gender: "parcel" of parcels, "посылк" of посылку, "livr" of livrée. For folded words; light, not exact. */
export const stemOf = (word: string): string => {
  const bare = word.replace(/'s?$/u, "");
  return latinEnding.exec(bare)?.[1] ?? cyrillicEnding.exec(bare)?.[1] ?? bare;
};
