/** Everything that may go wrong on purpose, as a closed set. */
export type ErrorCode = "not-found" | "forbidden" | "unauthenticated" | "conflict" | "invalid" | "rate-limited" | "upstream" | "misconfigured";

type Options = {
  /** For the log, never for the reader. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** A key of the `errors` messages, when the reader should be told in their own language. */
  readonly reason?: string;
  readonly cause?: unknown;
};

/** A failure whose `message` is safe to show; `details` stay in the log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, message: string, options: Options = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = options.details ?? {};
    this.reason = options.reason;
  }
}

/** The thing is not there, or belongs to another workspace, which is the same to the asker. */
export const notFound = (what: string): AppError => new AppError("not-found", `${what} was not found.`, { reason: "not-found" });
