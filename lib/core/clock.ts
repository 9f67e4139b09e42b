/** The one place that reads the wall clock; everybody else is handed a `now`. */
export const readClock = (): Date => new Date();
