/** A PDF for whoever may see it now, kept by nobody on the way. */
export const paperResponse = (bytes: Uint8Array): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.byteLength),
      "content-disposition": 'inline; filename="report.pdf"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
    },
  });
