/** Whether a name is one the brand writes under: never more than "unverified", since anybody may type a name. */
export const brandByName = (name: string, ownNames: readonly string[]): "unverified" | "no" => {
  const wanted = comparable(name);
  return ownNames.some((own) => comparable(own) === wanted) ? "unverified" : "no";
};

const comparable = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/^@/u, "").replace(/\s+/gu, " ").trim();
