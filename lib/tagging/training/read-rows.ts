import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

import { rowSchema, type Row } from "./labels";

/** Reads a file of JSON lines, compressed or not. Throws with the file and the line where one cannot be read: training data must be whole. */
export const readRows = async (file: string): Promise<readonly Row[]> => {
  const bytes = createReadStream(file);
  const lines = createInterface({ input: file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity });
  const rows: Row[] = [];
  let place = 0;
  for await (const line of lines) {
    place += 1;
    if (line.trim() === "") continue;
    rows.push(readLine(line, `${file}:${String(place)}`));
  }
  return rows;
};

const readLine = (line: string, where: string): Row => {
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : "unreadable"}`, { cause: error });
  }
};
