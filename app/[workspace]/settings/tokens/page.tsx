import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { scopes } from "#lib/auth/scopes";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { listApiTokens } from "#lib/team/queries";

import { EmptyState, NoPermission } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Ago, Moment } from "../../../_ui/time/moment";
import classes from "../_settings/settings.module.css";
import { RevokeToken, TokenForm } from "./token-form.client";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.tokens"))("title") });

const TokensPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, common] = await Promise.all([requireActor(workspace), getTranslations("common")]);
  if (!may(actor, "tokens:manage")) return <NoPermission title={common("noPermission.title")}>{common("noPermission.text")}</NoPermission>;
  const now = readClock();
  const [tokens, t] = await Promise.all([listApiTokens(actor), getTranslations("settings.tokens")]);
  return (
    <section className={classes["section"]}>
      <h2 className={classes["head"]}>{t("title")}</h2>
      <p className={classes["hint"]}>
        {t("hint")} <Link href="/api">{t("docs")}</Link>
      </p>
      <TokenForm workspace={workspace} scopes={scopes} />
      {tokens.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("may")}</th>
              <th scope="col">{t("used")}</th>
              <th scope="col">{t("until")}</th>
              <th scope="col">
                <span className="vh">{t("revoke")}</span>
              </th>
            </>
          }
        >
          {tokens.map((token) => (
            <tr key={token.id}>
              <td className="mid">{token.name}</td>
              <td className="ink2">{token.scopes.map((scope) => t(`scopes.${scope.replace(":", "-")}`)).join(", ")}</td>
              <td className="ink2">{token.lastUsedAt ? <Ago at={token.lastUsedAt} zone={actor.zone} now={now} /> : t("never")}</td>
              <td className="ink2">{token.expiresAt ? <Moment at={token.expiresAt} zone={actor.zone} now={now} /> : t("untilRevoked")}</td>
              <td>
                <RevokeToken workspace={workspace} tokenId={token.id} name={token.name} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
};

export default TokensPage;
