"use client";

import { useTranslations } from "next-intl";

import { useClock } from "../../_ui/time/clock.client";
import { useMoment } from "../../_ui/time/moment";
import classes from "./ring.module.css";
import { useDesk } from "./desk-context.client";
import type { CoolDown } from "./use-cool-down.client";

const radius = 8;
const around = 2 * Math.PI * radius;

/** How much of the cool-down is left, and the hour it ends. */
export const Ring = ({ coolDown: { share, until } }: { readonly coolDown: CoolDown }) => {
  const t = useTranslations("inbox.composer.coolDown");
  const { zone } = useDesk();
  const now = useClock();
  const say = useMoment();
  return (
    <span className={classes["ring"]} role="timer" aria-live="off" data-cooling={until}>
      <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden>
        <circle cx={10} cy={10} r={radius} className={classes["track"]} />
        <circle
          cx={10}
          cy={10}
          r={radius}
          className={classes["left"]}
          strokeDasharray={around}
          strokeDashoffset={around * share}
          transform="rotate(-90 10 10)"
        />
      </svg>
      <span>{t.rich("canGo", { time: say(until, zone, now), b: (words) => <strong>{words}</strong> })}</span>
    </span>
  );
};
