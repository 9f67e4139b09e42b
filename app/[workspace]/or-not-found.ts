import { notFound } from "next/navigation";

import { AppError } from "#lib/core/errors";

/** What is read, or the page that says there is nothing at this address. */
export const orNotFound = async <Read>(reading: Promise<Read>): Promise<Read> => {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "not-found") notFound();
    throw cause;
  }
};
