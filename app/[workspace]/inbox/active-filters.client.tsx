"use client";

import { IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { hourMs, isCalendarDay, minuteMs } from "#lib/core/time";
import type { InboxFilters } from "#lib/inbox/model";
import { spanEnds } from "#lib/inbox/figure-model";

import { Icon } from "../../_ui/controls/icon";
import { useSpan } from "../../_ui/time/use-span";
import { addressOf, countNarrowing, listFilters, toggled, type ListFilter } from "./address.client";
import { useDesk } from "./desk-context.client";
import classes from "./desk.module.css";

/** What narrows the list, each with a way out. */
export const ActiveFilters = () => {
  const { filters } = useDesk();
  if (countNarrowing(filters) === 0) return null;
  return (
    <p className={classes["active"]}>
      {listFilters
        .filter((name) => name !== "brand")
        .flatMap((name) =>
          filters[name].map((word) => (
            <Chosen key={`${name}-${word}`} without={toggled(filters, name, word)}>
              {<FilterWord name={name} word={word} />}
            </Chosen>
          )),
        )}
      <RangeChip />
      {figureFilters.map((name) =>
        filters[name] === undefined ? null : (
          <Chosen key={name} without={without(filters, [name])}>
            <FigureWord name={name} word={filters[name]} />
          </Chosen>
        ),
      )}
      {filters.author === undefined ? null : (
        <Chosen without={without(filters, ["author"])}>
          <AuthorWord />
        </Chosen>
      )}
      {filters.q === undefined ? null : <Chosen without={without(filters, ["q"])}>“{filters.q}”</Chosen>}
    </p>
  );
};

const without = (filters: InboxFilters, names: readonly (keyof InboxFilters)[]): InboxFilters => {
  const { author, q, from, to, state, took, waited, hour, ...kept } = filters;
  const given = Object.entries({ author, q, from, to, state, took, waited, hour }).filter(
    ([name, value]) => value !== undefined && !names.some((left) => left === name),
  );
  return { ...kept, ...Object.fromEntries(given) };
};

const AuthorWord = () => useTranslations("inbox.filters")("author");

const FilterWord = ({ name, word }: { readonly name: ListFilter; readonly word: string }) => {
  const t = useTranslations("inbox.filters");
  const tags = useTranslations("tags");
  const { members, sources } = useDesk();
  if (name === "assignee") return word === "me" || word === "none" ? t(word) : (members.find(({ id }) => id === word)?.name ?? t("assignee"));
  if (name === "answeredBy") return t("answeredBy", { name: members.find(({ id }) => id === word)?.name ?? t("formerMember") });
  if (name === "source") return sources.find(({ id }) => id === word)?.name ?? t("source");
  if (name === "promise") return t(`promiseState.${word}`);
  return name === "brand" ? word : tags(`${name}.${word}`);
};

const figureFilters = ["took", "waited", "hour"] as const;

/** The bar or the cell of a chart in words: how long an answer took, how long it has waited, which hour of the week. */
const FigureWord = ({ name, word }: { readonly name: (typeof figureFilters)[number]; readonly word: string }) => {
  const t = useTranslations("inbox.filters");
  const format = useFormatter();
  const span = useSpan();
  const { from, to } = spanEnds(word);
  if (name === "hour") return t("hour", { day: format.dateTime(noonOfWeekday(from), { weekday: "long", timeZone: "UTC" }), hour: to ?? 0 });
  const unitMs = name === "took" ? minuteMs : hourMs;
  if (to === null) return t(name, { ends: "over", from: span(from * unitMs), to: "" });
  return t(name, { ends: from === 0 ? "upTo" : "between", from: span(from * unitMs), to: span(to * unitMs) });
};

/** Some day that is this weekday; Monday is 0. */
const noonOfWeekday = (weekday: number): Date => new Date(Date.UTC(2024, 0, 1 + weekday, 12));

const RangeChip = () => {
  const t = useTranslations("inbox.filters");
  const format = useFormatter();
  const { filters, zone } = useDesk();
  if (filters.from === undefined && filters.to === undefined && filters.state === undefined) return null;
  // The range ends before its second moment: the last day named is the one that holds the moment before.
  const say = (moment: string, beforeMs: number): string =>
    format.dateTime(new Date(Date.parse(moment) - beforeMs), { day: "numeric", month: "short", timeZone: isCalendarDay(moment) ? "UTC" : zone });
  const words =
    filters.from !== undefined && filters.to !== undefined
      ? t("range", { from: say(filters.from, 0), to: say(filters.to, 1) })
      : t(`state.${filters.state ?? "received"}`);
  return <Chosen without={without(filters, ["from", "to", "state"])}>{words}</Chosen>;
};

const Chosen = ({ without: rest, children }: { readonly without: InboxFilters; readonly children: ReactNode }) => {
  const { workspace } = useDesk();
  return (
    <Link className={classes["filter"]} href={addressOf(workspace, rest)} prefetch={false}>
      {children}
      <Icon of={IconX} size={12} />
    </Link>
  );
};
