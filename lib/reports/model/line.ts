export type Point = { readonly x: number; readonly y: number };
export type Box = { readonly width: number; readonly height: number };

/** A line over its weeks, in pieces where weeks are missing; higher values stand higher. A line without change lies in the middle. */
export const linePieces = (values: readonly (number | null)[], { width, height }: Box): readonly (readonly Point[])[] => {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = width / Math.max(1, values.length - 1);
  const heightOf = (value: number): number => (most === least ? height / 2 : height * (1 - (value - least) / (most - least)));
  const pieces: Point[][] = [[]];
  for (const [place, value] of values.entries()) {
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push({ x: place * step, y: heightOf(value) });
  }
  return pieces.filter((piece) => piece.length > 0);
};

/** The same as the words of an SVG path. */
export const linePath = (points: readonly Point[]): string =>
  points.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The last point of a line, where its newest week is known. */
export const lastPoint = (values: readonly (number | null)[], box: Box): Point | null =>
  values.at(-1) === null ? null : (linePieces(values, box).at(-1)?.at(-1) ?? null);

/** A round number at or above the greatest of some counts, in which two lines divide well. */
export const axisMax = (counts: readonly number[]): number => {
  const most = Math.max(4, ...counts);
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((times) => times * unit).find((end) => end >= most) ?? most;
};
