"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

import { Kbd } from "../../_ui/controls/kbd";
import { useFocusBack } from "../../_ui/controls/use-focus-back.client";
import type { KeyGroup } from "./keys.client";
import classes from "./key-list.module.css";

type Props = { readonly groups: readonly KeyGroup[]; readonly onClose: () => void };

/** Every key that works on this page. */
export const KeyList = ({ groups, onClose }: Props) => {
  const t = useTranslations("shell");
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t("keys.title")} size={640}>
      <div className={classes["groups"]}>
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className={classes["keys"]}>
              {keys.map(({ combination, label }) => (
                <div key={combination}>
                  <dt>{label}</dt>
                  <dd>
                    {drawn(combination).map((key, place) => (
                      <Kbd key={place}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
};

const signs: Readonly<Record<string, string>> = {
  enter: "↵",
  escape: "Esc",
  shift: "⇧",
  space: "␣",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
};

/** The keys of a combination as they are printed on a keyboard. */
export const drawn = (combination: string): string[] => combination.split(/[ +]/u).map((key) => (key === "mod" ? modKey() : (signs[key] ?? key)));

/** ⌘ on Apple's machines, Ctrl elsewhere. */
export const modKey = (): string => (/Mac|iPhone|iPad/u.test(navigator.userAgent) ? "⌘" : "Ctrl");
