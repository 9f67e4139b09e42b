"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

import { Avatar } from "./avatar";
import { Button } from "./button";
import { Icon } from "./icon";
import classes from "./owner-menu.module.css";

type Person = { readonly id: string; readonly name: string; readonly initials: string };

type Props = {
  readonly owner: Person | null;
  readonly people: readonly Person[];
  readonly meId: string | null;
  readonly words: {
    /** Whose it is, for a screen reader. */
    readonly whose: string;
    readonly giveTo: string;
    readonly nobody: string;
  };
  readonly isBusy: boolean;
  readonly onGive: (id: string | null) => void;
};

/** Who answers for something, and to whom it can be given: oneself first. */
export const OwnerMenu = ({ owner, people, meId, words, isBusy, onGive }: Props) => (
  <Menu position="bottom-end" width={220} withinPortal returnFocus>
    <Menu.Target>
      <Button look="bare" busy={isBusy} icon={<Avatar initials={owner?.initials ?? null} isMe={owner !== null && owner.id === meId} />}>
        <span className="vh">{words.whose}</span>
        <span className={classes["name"]} aria-hidden>
          {owner?.name.split(" ")[0] ?? words.nobody}
        </span>
      </Button>
    </Menu.Target>
    <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
      <Menu.Label>{words.giveTo}</Menu.Label>
      {people
        .toSorted((one, other) => Number(other.id === meId) - Number(one.id === meId))
        .map(({ id, name, initials }) => (
          <Menu.Item
            key={id}
            onClick={() => onGive(id)}
            leftSection={<Avatar initials={initials} isMe={id === meId} />}
            rightSection={id === owner?.id ? <Icon of={IconCheck} size={14} /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      <Menu.Item onClick={() => onGive(null)} leftSection={<Avatar initials={null} />}>
        {words.nobody}
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
);
