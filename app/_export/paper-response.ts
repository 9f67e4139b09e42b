import type { PaperFile } from "#lib/reports/queries/reports";

import { dispositionOf } from "./disposition";

/** A PDF for whoever may see it now, kept by nobody on the way. */
export const paperResponse = ({ bytes, name: { full, plain } }: PaperFile): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.byteLength),
      "content-disposition": dispositionOf({ as: "inline", plain, name: full }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
    },
  });
