/** What a template left open in a text, as it stands there: `{clause}`. */
export const openPlacesIn = (text: string, variables: readonly string[]): readonly string[] =>
  variables.map((variable) => `{${variable}}`).filter((place) => text.includes(place));
