import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { initialsOf } from "#lib/team/model";
import { listInvitations, listMembers } from "#lib/team/queries";

import { Avatar } from "../../../_ui/controls/avatar";
import { Table } from "../../../_ui/tables/table";
import { Day, Moment } from "../../../_ui/time/moment";
import classes from "../_settings/settings.module.css";
import { InviteForm } from "./invite-form.client";
import { InvitationActions, MemberActions, RoleChoice } from "./member-actions.client";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.team"))("title") });

const TeamPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const now = readClock();
  const canManage = may(actor, "team:manage");
  const [members, invitations, t, common] = await Promise.all([
    listMembers(actor),
    canManage ? listInvitations(actor, now) : [],
    getTranslations("settings.team"),
    getTranslations("common"),
  ]);
  return (
    <>
      <section className={classes["section"]}>
        <h2 className={classes["head"]}>{t("members", { count: members.length })}</h2>
        <Table
          label={t("title")}
          head={
            <>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("role")}</th>
              <th scope="col">{t("since")}</th>
              <th scope="col">
                <span className="vh">{t("actions")}</span>
              </th>
            </>
          }
        >
          {members.map((member) => (
            <tr key={member.id}>
              <td>
                <span className={classes["person"]}>
                  <Avatar initials={initialsOf(member.name)} isMe={member.isMe} size="large" />
                  <span className="grow">
                    <span className="mid">{member.name}</span> {member.isMe ? <span className="ink3">{t("you")}</span> : null}
                    <br />
                    <span className="small ink3">{member.email}</span>
                  </span>
                </span>
              </td>
              <td>
                {canManage ? <RoleChoice workspace={workspace} memberId={member.id} name={member.name} role={member.role} /> : common(`role.${member.role}`)}
              </td>
              <td className="ink2">
                <Day at={member.createdAt} zone={actor.zone} now={now} />
              </td>
              <td>{canManage && !member.isMe ? <MemberActions workspace={workspace} memberId={member.id} name={member.name} /> : null}</td>
            </tr>
          ))}
        </Table>
      </section>
      {canManage ? (
        <section className={classes["section"]}>
          <h2 className={classes["head"]}>{t("invitations")}</h2>
          <p className={classes["hint"]}>{t("invitationsHint")}</p>
          <InviteForm workspace={workspace} />
          {invitations.length === 0 ? null : (
            <Table
              label={t("invitations")}
              head={
                <>
                  <th scope="col">{t("email")}</th>
                  <th scope="col">{t("role")}</th>
                  <th scope="col">{t("invitedBy")}</th>
                  <th scope="col">{t("until")}</th>
                  <th scope="col">
                    <span className="vh">{t("actions")}</span>
                  </th>
                </>
              }
            >
              {invitations.map((invitation) => (
                <tr key={invitation.id}>
                  <td>{invitation.email}</td>
                  <td>{common(`role.${invitation.role}`)}</td>
                  <td className="ink2">{invitation.invitedBy}</td>
                  <td className="ink2">{invitation.isExpired ? t("over") : <Moment at={invitation.expiresAt} zone={actor.zone} now={now} />}</td>
                  <td>
                    <InvitationActions workspace={workspace} invitationId={invitation.id} email={invitation.email} />
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </section>
      ) : null}
    </>
  );
};

export default TeamPage;
