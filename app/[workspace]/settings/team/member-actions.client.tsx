"use client";

import { NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import type { Role } from "#lib/auth/actor";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_settings/settings.module.css";
import { dismiss, setRole, uninvite } from "../actions";

const roles = ["owner", "manager", "agent", "viewer"] as const satisfies readonly Role[];

type RoleProps = { readonly workspace: string; readonly memberId: string; readonly name: string; readonly role: Role };

/** Changes at once; can be taken back from the toast. */
export const RoleChoice = ({ workspace, memberId, name, role }: RoleProps) => {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const change = (next: Role, before: Role | null): void => {
    run(
      () => setRole({ workspace, memberId, role: next }),
      () => {
        router.refresh();
        showToast({
          text: t("roleChanged", { name, role: common(`role.${next}`) }),
          undo: before ? { label: common("undo"), run: () => change(before, null) } : null,
        });
      },
    );
  };
  return (
    <NativeSelect
      aria-label={t("roleOf", { name })}
      value={role}
      disabled={isBusy}
      onChange={(event) => {
        const next = roles.find((known) => known === event.currentTarget.value);
        if (next) change(next, role);
      }}
      data={roles.map((value) => ({ value, label: common(`role.${value}`) }))}
    />
  );
};

type MemberProps = { readonly workspace: string; readonly memberId: string; readonly name: string };

export const MemberActions = ({ workspace, memberId, name }: MemberProps) => {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const remove = (): void =>
    run(
      () => dismiss({ workspace, memberId }),
      () => {
        router.refresh();
        showToast({ text: t("removed", { name }) });
      },
    );
  return (
    <div className={classes["actions"]}>
      <ConfirmOnce
        question={t("removeAsk", { name })}
        confirm={common("remove")}
        cancel={common("cancel")}
        onConfirm={remove}
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {common("remove")}
          </Button>
        )}
      />
    </div>
  );
};

type InvitationProps = { readonly workspace: string; readonly invitationId: string; readonly email: string };

export const InvitationActions = ({ workspace, invitationId, email }: InvitationProps) => {
  const t = useTranslations("settings.team");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const end = (): void =>
    run(
      () => uninvite({ workspace, invitationId }),
      () => {
        router.refresh();
        showToast({ text: t("uninvited", { email }) });
      },
    );
  return (
    <div className={classes["actions"]}>
      <Button look="bare" size="small" busy={isBusy} onClick={end}>
        {t("uninvite")}
      </Button>
    </div>
  );
};
