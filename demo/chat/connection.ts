import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

const connectionSchema = z.object({
  /** Where Parley takes messages. */
  address: z.url(),
  /** What they are signed with. */
  secret: z.string().min(1),
  /** What Parley signs with. */
  callbackSecret: z.string().min(1),
});
export type ChatConnection = z.output<typeof connectionSchema>;

/** Where the demo keeps what ties its chat to the desk: with what else it remembers. */
export const connectionBeside = (stateFile: string): string => join(dirname(stateFile), "chat.json");

/** What ties a chat to the desk; null while nothing does. */
export const readConnection = (file: string): ChatConnection | null =>
  existsSync(file) ? connectionSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;

/** Keeps it where nobody else may read it, whole or not at all. */
export const writeConnection = (file: string, connection: ChatConnection): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(connection), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
