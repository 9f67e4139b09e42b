import { useLayoutEffect, useRef, type RefObject } from "react";

/** A row of links that is wider than the screen shows the one that leads to this page. */
export const useCurrentShown = (pathname: string): RefObject<HTMLElement | null> => {
  const row = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const current = row.current?.querySelector<HTMLElement>("[aria-current]");
    if (!row.current || !current) return;
    row.current.scrollLeft += middleOf(current) - middleOf(row.current);
  }, [pathname]);
  return row;
};

const middleOf = (element: HTMLElement): number => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};
