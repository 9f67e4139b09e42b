/** Moves the focus to the next or the previous of what a page lists; from anywhere else to the first. */
export const walk = (selector: string, step: 1 | -1): void => {
  const listed = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = listed.findIndex((one) => one.contains(document.activeElement));
  const next = at === -1 ? listed[0] : listed[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
};
