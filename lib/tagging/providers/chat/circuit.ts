/** Keeps a service that fails again and again from being asked for a while. */
export type Circuit = {
  readonly isOpen: (now: Date) => boolean;
  readonly noteSuccess: () => void;
  /** `waitMs`: for how long the service itself asked to be left alone. */
  readonly noteFailure: (now: Date, waitMs?: number) => void;
};

const failuresMax = 3;
const restMs = 60_000;

/** Open for a minute after three failures in a row, or as long as the service asked for; then the next question tries it again. */
export const createCircuit = (): Circuit => {
  let failures = 0;
  let restsUntil = 0;
  return {
    isOpen: (now) => now.getTime() < restsUntil,
    noteSuccess: () => {
      failures = 0;
    },
    noteFailure: (now, waitMs = 0) => {
      failures += 1;
      restsUntil = now.getTime() + Math.max(waitMs, failures < failuresMax ? 0 : restMs);
    },
  };
};
