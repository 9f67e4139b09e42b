import { useTranslations } from "next-intl";

import type { LetterView } from "#lib/reports/model";

import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import { SendAgain } from "./send-again.client";

type Props = { readonly letters: readonly LetterView[]; readonly workspace: string; readonly zone: string; readonly now: Date };

/** What became of the letters of a report. */
export const Letters = ({ letters, workspace, zone, now }: Props) => {
  const t = useTranslations("reports.letters");
  return (
    <section>
      <h2>{t("title")}</h2>
      <Table
        label={t("title")}
        head={
          <>
            <th scope="col">{t("address")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">
              <span className="vh">{t("acts")}</span>
            </th>
          </>
        }
      >
        {letters.map((letter) => (
          <tr key={letter.id} data-letter={letter.state}>
            <td className="mid">{letter.address}</td>
            <td className="ink2">
              <State letter={letter} zone={zone} now={now} />
            </td>
            <td>{letter.state === "failed" ? <SendAgain workspace={workspace} letterId={letter.id} /> : null}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

type StateProps = { readonly letter: LetterView; readonly zone: string; readonly now: Date };

const State = ({ letter: { state, failure, tries, dueAt, sentAt }, zone, now }: StateProps) => {
  const t = useTranslations("reports.letters");
  if (sentAt !== null) return t.rich("sent", { moment: () => <Moment key="at" at={sentAt} zone={zone} now={now} /> });
  if (state === "failed") return t(`failure.${failure ?? "refused"}`);
  if (failure === "away") return t.rich("away", { tries, moment: () => <Moment key="at" at={dueAt} zone={zone} now={now} /> });
  return t(`status.${state}`);
};
