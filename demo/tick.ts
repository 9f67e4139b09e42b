/** Calls `run` once after the delay, unless cancelled. */
export type Tick = (delayMs: number, run: () => void) => Ticking;
export type Ticking = { readonly cancel: () => void };

export const byTimer: Tick = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return {
    cancel: () => {
      clearTimeout(timer);
    },
  };
};
