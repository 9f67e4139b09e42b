"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, use, useMemo, useState, type ReactNode } from "react";

import { recentPeople } from "../actions";
import { useKeys, useKeyGroups, type KeyGroup } from "./keys.client";
import { nouns, type ShellBrand, type ShellPerson } from "./nouns";
import { useHrefs } from "./rail.client";

// Neither is needed before somebody asks for it.
const Palette = dynamic(async () => (await import("./palette.client")).Palette, { ssr: false });
const KeyList = dynamic(async () => (await import("./key-list.client")).KeyList, { ssr: false });

type Doors = { readonly openPalette: () => void; readonly openKeys: () => void };
const ShellDoors = createContext<Doors>({ openPalette: () => undefined, openKeys: () => undefined });

/** What opens the palette and the list of keys. */
export const useShellDoors = (): Doors => use(ShellDoors);

type Props = { readonly workspace: string; readonly brands: readonly ShellBrand[]; readonly children: ReactNode };

/** Holds the palette and the key list, and the keys that reach every page. */
export const ShellDoorsProvider = ({ workspace, brands, children }: Props) => {
  const t = useTranslations("shell");
  const router = useRouter();
  const hrefOf = useHrefs(workspace);
  const listKeys = useKeyGroups();
  const [palette, setPalette] = useState<"unasked" | "open" | "shut">("unasked");
  const [keys, setKeys] = useState<readonly KeyGroup[] | null>(null);

  const [people, setPeople] = useState<readonly ShellPerson[]>([]);

  const doors = useMemo<Doors>(
    () => ({
      openPalette: () => {
        setPalette("open");
        // Nobody new in the list is no failure to speak of: pages, actions and the search are there without it.
        recentPeople({ workspace }).then(
          (answer) => (answer.ok ? setPeople(answer.value) : undefined),
          () => undefined,
        );
      },
      openKeys: () => setKeys(listKeys()),
    }),
    [listKeys, workspace],
  );
  const goTo = Object.fromEntries(nouns.map(({ key, path, letter }) => [`g ${letter}`, { label: t(`nouns.${key}`), run: () => router.push(hrefOf(path)) }]));
  useKeys(t("keys.goTo"), goTo);
  useKeys(t("keys.everywhere"), {
    "mod+k": { label: t("keys.palette"), run: doors.openPalette, inFields: true },
    "/": { label: t("keys.search"), run: doors.openPalette },
    "?": { label: t("keys.list"), run: doors.openKeys },
  });

  return (
    <ShellDoors value={doors}>
      {children}
      {palette === "unasked" ? null : (
        <Palette workspace={workspace} brands={brands} people={people} isOpen={palette === "open"} onClose={() => setPalette("shut")} />
      )}
      {keys === null ? null : <KeyList groups={keys} onClose={() => setKeys(null)} />}
    </ShellDoors>
  );
};
