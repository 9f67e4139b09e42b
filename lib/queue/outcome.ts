/** Thrown by a handler: the same job again after a while, and no failure. */
export class Postponed extends Error {
  readonly delayMs: number;

  constructor(delayMs: number) {
    super(`Postponed by ${delayMs} ms.`);
    this.name = "Postponed";
    this.delayMs = delayMs;
  }
}

/** Thrown by a handler: trying again would change nothing. */
export class Abandoned extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "Abandoned";
  }
}
