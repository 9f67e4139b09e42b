import { needed, type Phase } from "./phase";

/** Praise deserves its answer as complaint does; thanks that answer nothing the brand said are praise. */
export const praise: Phase = ({ message }) =>
  message.intent === "praise" || (message.intent === "courtesy" && message.sentiment === "positive") ? needed("praise") : null;
