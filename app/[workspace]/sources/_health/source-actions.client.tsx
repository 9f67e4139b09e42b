"use client";

import { Menu, Popover, TextInput } from "@mantine/core";
import { IconDots, IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { SourceHealth } from "#lib/sources/model";

import { Button } from "../../../_ui/controls/button";
import { FormButtons } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { pause, pollNow, remove, rename, restore, resume } from "../actions";
import { takesCredential } from "./credential-form";
import classes from "./health.module.css";
import { NewSecret } from "./new-secret.client";
import { ReconnectForm } from "./reconnect-form.client";
import { isPolled, type SourceState } from "./state";

type Props = { readonly workspace: string; readonly source: Pick<SourceHealth, "id" | "name" | "platform" | "status">; readonly state: SourceState };
type Panel = "rename" | "remove" | "reconnect" | "secret" | null;

/** What helps this source now as a button, the rest behind the dots. */
export const SourceActions = ({ workspace, source, state }: Props) => {
  const t = useTranslations("sources");
  const [panel, setPanel] = useState<Panel>(null);
  const acts = useSourceActs(workspace, source);
  const { isBusy } = acts;
  const shut = (): void => setPanel(null);
  return (
    <div className={classes["actions"]}>
      {state === "reconnect" ? (
        <Button size="small" onClick={() => setPanel("reconnect")}>
          {t("do.reconnect")}
        </Button>
      ) : null}
      {state === "paused" ? (
        <Button size="small" busy={isBusy} onClick={acts.resume}>
          {t("do.resume")}
        </Button>
      ) : null}
      {["ill", "trying", "gone"].includes(state) ? (
        <Button size="small" busy={isBusy} onClick={acts.poll}>
          {t("do.test")}
        </Button>
      ) : null}
      <Popover
        opened={panel !== null}
        onChange={(isOpen) => (isOpen ? undefined : shut())}
        position="bottom-end"
        width={320}
        trapFocus
        returnFocus
        withinPortal
        withRoles={false}
      >
        <Popover.Target>
          <span>
            <More source={source} onOpen={setPanel} acts={acts} />
          </span>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={source.name}>
          <div className={classes["form"]}>
            {panel === "rename" ? <RenameForm workspace={workspace} source={source} onDone={shut} /> : null}
            {panel === "remove" ? <RemoveForm name={source.name} onRemove={acts.remove} onDone={shut} /> : null}
            {panel === "secret" ? <NewSecret workspace={workspace} sourceId={source.id} /> : null}
            {panel === "reconnect" ? <ReconnectForm workspace={workspace} source={source} onDone={shut} /> : null}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
};

type Acts = { readonly isBusy: boolean; readonly poll: () => void; readonly pause: () => void; readonly resume: () => void; readonly remove: () => void };

const useSourceActs = (workspace: string, { id: sourceId, name }: Props["source"]): Acts => {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const say = (text: string, undo?: () => void): void => {
    router.refresh();
    showToast({ text, undo: undo ? { label: common("undo"), run: undo } : null });
  };
  const resumeIt = (): void =>
    run(
      () => resume({ workspace, sourceId }),
      () => say(t("done.resume", { name })),
    );
  const restoreIt = (): void =>
    run(
      () => restore({ workspace, sourceId }),
      () => say(t("done.restore", { name })),
    );
  return {
    isBusy,
    poll: () =>
      run(
        () => pollNow({ workspace, sourceId }),
        () => say(t("done.poll", { name })),
      ),
    pause: () =>
      run(
        () => pause({ workspace, sourceId }),
        () => say(t("done.pause", { name }), resumeIt),
      ),
    resume: resumeIt,
    remove: () =>
      run(
        () => remove({ workspace, sourceId }),
        () => say(t("done.remove", { name }), restoreIt),
      ),
  };
};

const More = ({ source, onOpen, acts }: { readonly source: Props["source"]; readonly onOpen: (panel: Panel) => void; readonly acts: Acts }) => {
  const t = useTranslations("sources");
  const canPoll = isPolled(source);
  return (
    <Menu position="bottom-end" width={208}>
      <Menu.Target>
        <Button look="bare" size="small" square aria-label={t("do.more", { name: source.name })} icon={<Icon of={IconDots} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {canPoll && source.status !== "paused" ? (
          <Menu.Item leftSection={<Icon of={IconRefresh} />} onClick={acts.poll}>
            {t("do.poll")}
          </Menu.Item>
        ) : null}
        {source.status === "paused" ? (
          <Menu.Item leftSection={<Icon of={IconPlayerPlay} />} onClick={acts.resume}>
            {t("do.resume")}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Icon of={IconPlayerPause} />} onClick={acts.pause}>
            {t("do.pause")}
          </Menu.Item>
        )}
        {takesCredential(source.platform) ? (
          <Menu.Item leftSection={<Icon of={IconKey} />} onClick={() => onOpen("reconnect")}>
            {t("do.reconnect")}
          </Menu.Item>
        ) : null}
        {source.platform === "push" ? (
          <Menu.Item leftSection={<Icon of={IconKey} />} onClick={() => onOpen("secret")}>
            {t("do.secret")}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<Icon of={IconPencil} />} onClick={() => onOpen("rename")}>
          {t("do.rename")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon of={IconTrash} />} color="vermilion" onClick={() => onOpen("remove")}>
          {t("do.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const RenameForm = ({ workspace, source, onDone }: { readonly workspace: string; readonly source: Props["source"]; readonly onDone: () => void }) => {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [name, setName] = useState(source.name);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => rename({ workspace, sourceId: source.id, name }),
      () => {
        onDone();
        router.refresh();
        showToast({ text: t("done.rename", { name }) });
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t("newName")}
        value={name}
        required
        withAsterisk={false}
        maxLength={120}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormButtons>
        <Button type="submit" look="main" size="small" busy={isBusy}>
          {common("save")}
        </Button>
        <Button size="small" onClick={onDone}>
          {common("cancel")}
        </Button>
      </FormButtons>
    </form>
  );
};

const RemoveForm = ({ name, onRemove, onDone }: { readonly name: string; readonly onRemove: () => void; readonly onDone: () => void }) => {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  return (
    <>
      <p>{t("removeAsk", { name })}</p>
      <FormButtons>
        <Button
          look="danger"
          size="small"
          onClick={() => {
            onDone();
            onRemove();
          }}
        >
          {t("do.remove")}
        </Button>
        <Button size="small" data-autofocus onClick={onDone}>
          {common("cancel")}
        </Button>
      </FormButtons>
    </>
  );
};
