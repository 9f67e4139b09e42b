"use client";

import { createSpotlight, Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconBuildingStore, IconCommand, IconFileText, IconSearch, IconUser } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { Icon } from "../../_ui/controls/icon";
import { useChooseBrand } from "./brand-switcher.client";
import { useKeyGroups, type KeyGroup } from "./keys.client";
import { drawn } from "./key-list.client";
import { NounIcon } from "./noun-icon";
import { innerPages, nouns, type ShellBrand, type ShellPerson } from "./nouns";
import classes from "./palette.module.css";
import { useHrefs } from "./rail.client";

type Props = {
  readonly workspace: string;
  readonly brands: readonly ShellBrand[];
  readonly people: readonly ShellPerson[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

const [store, palette] = createSpotlight();

/** One field that reaches every page, every action of the page below, each brand, the people who wrote last, and any comment by its words. */
export const Palette = ({ workspace, brands, people, isOpen, onClose }: Props) => {
  const t = useTranslations("shell");
  const router = useRouter();
  const hrefOf = useHrefs(workspace);
  const [query, setQuery] = useState("");
  const groups = useActions({ workspace, brands, people, isOpen });

  useEffect(() => {
    if (isOpen) palette.open();
    else palette.close();
  }, [isOpen]);

  const search = (words: string): void => router.push(withSearch(hrefOf("inbox"), { view: "all", q: words }));
  const all: SpotlightActionGroupData[] = [
    ...(query.trim() === ""
      ? []
      : [
          {
            group: t("palette.search"),
            actions: [
              {
                id: "search",
                label: t("palette.searchFor", { words: query.trim() }),
                keywords: query,
                leftSection: <Icon of={IconSearch} />,
                onClick: () => search(query.trim()),
              },
            ],
          },
        ]),
    ...groups,
  ];
  return (
    <Spotlight
      store={store}
      actions={all.filter(({ actions }) => actions.length > 0)}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      nothingFound={t("palette.nothing")}
      scrollable
      maxHeight={420}
      size={560}
      centered={false}
      yOffset={96}
      attributes={{ content: { "aria-label": t("find") } }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      searchProps={{ placeholder: t("palette.placeholder"), "aria-label": t("palette.placeholder"), leftSection: <Icon of={IconSearch} /> }}
      classNames={{
        content: classes["content"] ?? "",
        search: classes["search"] ?? "",
        action: classes["action"] ?? "",
        actionLabel: classes["label"] ?? "",
        actionsGroup: classes["group"] ?? "",
        empty: classes["empty"] ?? "",
      }}
    />
  );
};

const useActions = ({ workspace, brands, people, isOpen }: Omit<Props, "onClose">): SpotlightActionGroupData[] => {
  const t = useTranslations("shell");
  const router = useRouter();
  const hrefOf = useHrefs(workspace);
  const choose = useChooseBrand();
  const bound = useBound(isOpen);
  const pages = [
    ...nouns.map(({ key, path, letter }) => ({
      id: `page-${key}`,
      label: t(`nouns.${key}`),
      leftSection: <NounIcon noun={key} />,
      rightSection: <Keys combination={`g ${letter}`} />,
      onClick: () => router.push(hrefOf(path)),
    })),
    ...innerPages.map(({ key, path }) => ({
      id: `page-${key}`,
      label: t(`pages.${key}`),
      leftSection: <Icon of={IconFileText} />,
      onClick: () => router.push(hrefOf(path)),
    })),
  ];
  const acts = bound.flatMap(({ title, keys }) =>
    keys.map(({ combination, label, run }) => ({
      id: `act-${combination}`,
      label,
      description: title,
      leftSection: <Icon of={IconCommand} />,
      rightSection: <Keys combination={combination} />,
      onClick: run,
    })),
  );
  const byBrand = [
    { id: "brand-all", label: t("brand.all"), leftSection: <Icon of={IconBuildingStore} />, onClick: () => choose(null) },
    ...brands.map(({ slug, name }) => ({ id: `brand-${slug}`, label: name, leftSection: <Icon of={IconBuildingStore} />, onClick: () => choose(slug) })),
  ];
  const byPerson = people.map(({ id, name, wroteOn }) => ({
    id: `person-${id}`,
    label: name,
    description: wroteOn,
    leftSection: <Icon of={IconUser} />,
    onClick: () => router.push(withSearch(hrefOf("inbox"), { view: "all", author: id })),
  }));
  return [
    { group: t("palette.actions"), actions: acts },
    { group: t("palette.pages"), actions: pages },
    { group: t("palette.brands"), actions: brands.length > 1 ? byBrand : [] },
    { group: t("palette.people"), actions: byPerson },
  ];
};

const withSearch = (href: string, search: Readonly<Record<string, string>>): string =>
  `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams(search).toString()}`;

/** What the page below binds to keys is an action here too; the shell's own keys are reached as pages. */
const useBound = (isOpen: boolean): readonly KeyGroup[] => {
  const t = useTranslations("shell");
  const list = useKeyGroups();
  const own = [t("keys.goTo"), t("keys.everywhere")];
  return isOpen ? list().filter(({ title }) => !own.includes(title)) : [];
};

const Keys = ({ combination }: { readonly combination: string }) => (
  <span className="small ink3" aria-hidden>
    {drawn(combination).join(" ")}
  </span>
);
