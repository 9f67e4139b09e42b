import { getTranslations } from "next-intl/server";

import type { LearntVersion } from "#lib/items/tagger-model";
import { correctionsMin, heldBackMin, taughtHeads } from "#lib/tagging/adjusting-model";

import { Chip } from "../../../_ui/controls/chip";
import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import settings from "../_settings/settings.module.css";
import { UseVersion } from "./choosing.client";
import type { Shown } from "./shown";
import classes from "./tagger.module.css";

/** Every learning so far: how right the tagger was before and after, what came of it, and the way back. */
export const Versions = async ({ workspace, page: { versions, reading }, zone, now, canManage }: Shown) => {
  const t = await getTranslations("settings.tagger.versions");
  return (
    <section className={settings["section"]}>
      <div className={settings["head"]}>
        <h2>{t("title")}</h2>
        {canManage && (reading.version !== null || reading.chosenBy === null) ? <UseVersion workspace={workspace} version={null} /> : null}
      </div>
      {versions.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint", { first: correctionsMin })}
        </EmptyState>
      ) : (
        <Table label={t("title")} head={<Head canManage={canManage} />}>
          {versions.map((version) => (
            <tr key={version.version}>
              <td>
                <p className="mid">{t("number", { version: version.version })}</p>
                {version.isActive ? <Chip tint="accent">{t("active")}</Chip> : null}
              </td>
              <td className="ink2">
                <p>
                  <Moment at={version.at} zone={zone} now={now} />
                </p>
                <p className={settings["under"]}>{t("lessons", { count: version.taught })}</p>
              </td>
              <td className={classes["figures"]}>
                <Proof version={version} />
              </td>
              <td className={classes["figures"]}>
                <Elsewhere version={version} />
              </td>
              <td className={classes["outcome"]}>
                <p>{t(`verdict.${version.verdict}`, { first: correctionsMin, proof: heldBackMin })}</p>
                {version.isOutdated ? <p className={settings["under"]}>{t("outdated")}</p> : null}
                {version.isKept ? null : <p className={settings["under"]}>{t("dropped")}</p>}
              </td>
              {canManage ? <td>{canUse(version, reading) ? <UseVersion workspace={workspace} version={version.version} /> : null}</td> : null}
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
};

/** One that learning has switched on may be chosen as well, so that it stays. */
const canUse = ({ isActive, isOutdated, isKept }: LearntVersion, { chosenBy }: Shown["page"]["reading"]): boolean =>
  isKept && !isOutdated && (!isActive || chosenBy === null);

const Head = async ({ canManage }: { readonly canManage: boolean }) => {
  const t = await getTranslations("settings.tagger.versions");
  return (
    <>
      <th scope="col">{t("version")}</th>
      <th scope="col">{t("learnt")}</th>
      <th scope="col">{t("proof")}</th>
      <th scope="col">{t("elsewhere")}</th>
      <th scope="col">{t("outcome")}</th>
      {canManage ? (
        <th scope="col">
          <span className="vh">{t("action")}</span>
        </th>
      ) : null}
    </>
  );
};

type OfVersion = { readonly version: LearntVersion };

/** On the corrections that were kept aside: all of them, then by head where there were several. */
const Proof = async ({ version: { heldBack, heads } }: OfVersion) => {
  const [t, names] = await Promise.all([getTranslations("settings.tagger.versions"), getTranslations("settings.tagger.accuracy.head")]);
  const some = taughtHeads.filter((head) => heads[head].count > 0);
  if (heldBack.count === 0) return <p className={settings["under"]}>{t("none0")}</p>;
  return (
    <>
      <p className="mid">{t("change", heldBack)}</p>
      {some.map((head) => (
        <p key={head} className={settings["under"]}>
          {t("head", { head: names(head), ...heads[head] })}
        </p>
      ))}
    </>
  );
};

/** On what nobody corrected: confirmed tags, our own comments, and how much of the rest would change. */
const Elsewhere = async ({ version: { confirmed, others } }: OfVersion) => {
  const t = await getTranslations("settings.tagger.versions");
  return (
    <>
      {confirmed.count > 0 ? <p>{t("confirmed", confirmed)}</p> : null}
      <p className={settings["under"]}>{t("others", others)}</p>
    </>
  );
};
