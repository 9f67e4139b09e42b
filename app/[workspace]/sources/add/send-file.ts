import type { ActionResult } from "#lib/auth/action";

import { sendPiece } from "../actions";

type Sending = {
  readonly workspace: string;
  readonly importId: string;
  readonly file: File;
  readonly pieceBytes: number;
  readonly onProgress: (bytes: number) => void;
};

const triesMax = 4;

/** Sends a file piece by piece; a piece that is lost on the way is sent again. */
export const sendFile = async ({ workspace, importId, file, pieceBytes, onProgress }: Sending): Promise<ActionResult<void>> => {
  for (let seq = 0; seq * pieceBytes < file.size; seq += 1) {
    onProgress(seq * pieceBytes);
    const form = new FormData();
    form.set("workspace", workspace);
    form.set("importId", importId);
    form.set("seq", String(seq));
    form.set("piece", file.slice(seq * pieceBytes, (seq + 1) * pieceBytes));
    const sent = await sendOnce(form, 1);
    if (!sent.ok) return sent;
  }
  onProgress(file.size);
  return { ok: true, value: undefined };
};

const sendOnce = async (form: FormData, tries: number): Promise<ActionResult<void>> => {
  try {
    return await sendPiece(form);
  } catch (cause) {
    if (tries >= triesMax) throw cause;
    await new Promise((resolve) => setTimeout(resolve, 1000 * tries));
    return sendOnce(form, tries + 1);
  }
};
