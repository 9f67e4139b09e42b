"use client";

import { Menu, Popover } from "@mantine/core";
import { IconArrowsSort, IconCheck, IconChevronDown, IconFilter2, IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { InboxCounts } from "#lib/inbox/model";
import { offeredOrders, orderOf } from "#lib/inbox/order-model";

import { Button } from "../../_ui/controls/button";
import { Icon } from "../../_ui/controls/icon";
import { addressOf, countNarrowing, toggled, type ListFilter } from "./address.client";
import { useDesk } from "./desk-context.client";
import classes from "./desk.module.css";
import { Facets, FoldedViews } from "./views.client";

/** In which order the list stands. */
export const SortMenu = () => {
  const t = useTranslations("inbox.sort");
  const { workspace, filters } = useDesk();
  const order = orderOf(filters);
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button look="bare" aria-label={`${t("label")}: ${t(order)}`} title={t(order)}>
          <span className={classes["sortIcon"]}>
            <Icon of={IconArrowsSort} size={14} />
          </span>
          <span className={classes["sortName"]}>{t(order)}</span>
          <Icon of={IconChevronDown} size={14} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offeredOrders(filters).map(({ sort, order: offered }) => (
          <Menu.Item
            key={offered}
            component={Link}
            href={addressOf(workspace, { ...filters, sort })}
            prefetch={false}
            rightSection={offered === order ? <Icon of={IconCheck} size={14} /> : null}
          >
            {t(offered)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

export const SearchButton = ({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: (isOpen: boolean) => void }) => {
  const t = useTranslations("inbox.filters");
  return (
    <Button
      look="bare"
      square
      aria-label={t("search")}
      title={`${t("search")} (/)`}
      aria-expanded={isOpen}
      onClick={() => onToggle(!isOpen)}
      icon={<Icon of={IconSearch} />}
    />
  );
};

/** Words to look for; they go into the address when Enter is pressed. */
export const SearchBox = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTranslations("inbox.filters");
  const router = useRouter();
  const { workspace, filters } = useDesk();
  const [words, setWords] = useState(filters.q ?? "");
  const search = (wanted: string): void => {
    const { q: _q, ...others } = filters;
    router.push(addressOf(workspace, wanted.trim() === "" ? others : { ...others, q: wanted.trim() }));
  };
  return (
    <form
      className={classes["search"]}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(words);
      }}
    >
      <input
        type="search"
        data-search
        autoFocus={filters.q === undefined}
        value={words}
        maxLength={200}
        placeholder={t("search")}
        aria-label={t("search")}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.currentTarget.blur();
          onClose();
          if (filters.q !== undefined) search("");
        }}
      />
    </form>
  );
};

/** The views fold away on narrower screens; they and every filter are reached from here. */
export const FilterButton = ({ counts }: { readonly counts: InboxCounts }) => {
  const t = useTranslations("inbox.filters");
  const { filters } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const active = countNarrowing(filters);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={236} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          look="bare"
          square
          aria-label={active > 0 ? `${t("label")}: ${t("active", { count: active })}` : t("label")}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          icon={
            <span className={active > 0 ? classes["dotted"] : undefined}>
              <Icon of={IconFilter2} />
            </span>
          }
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t("label")}>
        <div className={classes["filters"]}>
          <FoldedViews counts={counts} />
          <Facets counts={counts} />
          <MoreFilters />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

const MoreFilters = () => {
  const t = useTranslations("inbox.filters");
  const tags = useTranslations("tags");
  const { members, sources, me, words } = useDesk();
  return (
    <>
      <Group name="intent" title={t("intent")} words={words.intents.map((value) => ({ value, shown: tags(`intent.${value}`) }))} />
      <Group name="promise" title={t("promise")} words={words.promises.map((value) => ({ value, shown: t(`promiseState.${value}`) }))} />
      <Group name="tone" title={t("tone")} words={words.tones.map((value) => ({ value, shown: tags(`tone.${value}`) }))} />
      {sources.length > 1 ? <Group name="source" title={t("source")} words={sources.map(({ id, name }) => ({ value: id, shown: name }))} /> : null}
      <Group
        name="assignee"
        title={t("assignee")}
        words={[
          { value: "me", shown: t("me") },
          { value: "none", shown: t("none") },
          ...members.filter(({ id }) => id !== me?.id).map(({ id, name }) => ({ value: id, shown: name })),
        ]}
      />
    </>
  );
};

const Group = ({
  name,
  title,
  words,
}: {
  readonly name: ListFilter;
  readonly title: string;
  readonly words: readonly { readonly value: string; readonly shown: string }[];
}) => {
  const { workspace, filters } = useDesk();
  const chosen: readonly string[] = filters[name];
  return (
    <>
      <h2>{title}</h2>
      {words.map(({ value, shown }) => (
        <Link
          key={value}
          className={classes["view"]}
          href={addressOf(workspace, toggled(filters, name, value))}
          prefetch={false}
          aria-current={chosen.includes(value) ? "true" : undefined}
        >
          <span>{shown}</span>
        </Link>
      ))}
    </>
  );
};
