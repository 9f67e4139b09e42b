"use client";

import { Checkbox } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GiftAuthor, GiftQuote, GiftView } from "#lib/suggestions/model";

import { Button } from "../../../_ui/controls/button";
import { Mark } from "../../../_ui/controls/mark";
import { Facts, Words } from "../../../_ui/controls/said";
import { TextButton } from "../../../_ui/controls/text-button";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct, useFailureWords } from "../../../_ui/controls/use-act.client";
import { useClock } from "../../../_ui/time/clock.client";
import { Day } from "../../../_ui/time/moment";
import { split, takeOff, thankAll } from "../actions";
import classes from "./gift.module.css";
import { Thanks } from "./thanks.client";

type Props = { readonly workspace: string; readonly gift: GiftView; readonly canManage: boolean; readonly zone: string };

/** Everybody who gave it, in their own words, with the thanks to each. */
export const Givers = ({ workspace, gift, canManage, zone }: Props) => {
  const t = useTranslations("suggestions");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const canSplit = canManage && gift.status !== "done" && gift.items > 1;
  const toggle = (itemId: string): void =>
    setChosen((before) => (before.has(itemId) ? new Set([...before].filter((id) => id !== itemId)) : new Set([...before, itemId])));
  return (
    <section aria-labelledby="givers">
      <header className={classes["head"]}>
        <h2 id="givers">{t("givers")}</h2>
        <span className="grow" />
        {canSplit ? <SplitButton {...{ workspace, gift }} itemIds={[...chosen]} /> : null}
        {canManage ? <ThankAll {...{ workspace, gift }} /> : null}
      </header>
      <ul>
        {gift.authors.map((author) => (
          <li key={author.id} className={classes["giver"]}>
            <header className={classes["head"]}>
              <strong>{author.name}</strong>
              <span className="grow" />
              <Thanks {...{ workspace, author, canManage }} />
            </header>
            {author.quotes.map((quote) => (
              <Quote
                key={quote.itemId}
                {...{ workspace, quote, zone }}
                canTakeOff={canManage && gift.status !== "done"}
                chosen={canSplit ? chosen.has(quote.itemId) : null}
                onToggle={() => toggle(quote.itemId)}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};

type QuoteProps = {
  readonly workspace: string;
  readonly quote: GiftQuote;
  readonly zone: string;
  readonly canTakeOff: boolean;
  /** Null where there is nothing to split. */
  readonly chosen: boolean | null;
  readonly onToggle: () => void;
};

const Quote = ({ workspace, quote, zone, canTakeOff, chosen, onToggle }: QuoteProps) => {
  const t = useTranslations("suggestions");
  const tags = useTranslations("tags");
  const router = useRouter();
  const now = useClock();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const { itemId, text, sentiment, sourceName, postedAt } = quote;
  return (
    <div className={classes["quote"]}>
      {chosen === null ? null : <Checkbox size="xs" checked={chosen} onChange={onToggle} aria-label={t("choose")} />}
      <div className="grow">
        {text === null ? <p className="ink3">{t("deleted")}</p> : <Words>{text}</Words>}
        <Facts>
          <Mark sentiment={sentiment} size={10} label={tags(`sentiment.${sentiment}`)} />
          <span>{sourceName}</span>
          <Day at={postedAt} zone={zone} now={now} />
          <Link href={`/${workspace}/inbox?view=all&item=${itemId}`} prefetch={false} className="link">
            {t("open")}
          </Link>
          {canTakeOff ? (
            <TextButton
              disabled={isBusy}
              onClick={() =>
                run(
                  () => takeOff({ workspace, itemId }),
                  () => router.refresh(),
                )
              }
            >
              {t("takeOff")}
            </TextButton>
          ) : null}
        </Facts>
      </div>
    </div>
  );
};

const SplitButton = ({ workspace, gift, itemIds }: Pick<Props, "workspace" | "gift"> & { readonly itemIds: readonly string[] }) => {
  const t = useTranslations("suggestions.split");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const cut = (): void =>
    run(
      () => split({ workspace, suggestionId: gift.id, itemIds: [...itemIds] }),
      ({ suggestionId }) => router.push(`/${workspace}/suggestions/${suggestionId}`),
    );
  return (
    <Button size="small" busy={isBusy} disabled={itemIds.length === 0 || itemIds.length === gift.items} title={t("hint")} onClick={cut}>
      {t("label", { count: itemIds.length })}
    </Button>
  );
};

const isOpen = ({ state }: GiftAuthor): boolean => state === "open";

/** Thanks all who wait for it with the brand's template; says whom not and why. */
const ThankAll = ({ workspace, gift }: Pick<Props, "workspace" | "gift">) => {
  const t = useTranslations("suggestions.thankAll");
  const router = useRouter();
  const say = useFailureWords();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const waiting = gift.authors.filter(isOpen).length;
  const go = (): void =>
    run(
      () => thankAll({ workspace, suggestionId: gift.id }),
      ({ thanked, refused }) => {
        const [first] = refused;
        showToast({ text: t("done", { count: thanked }) });
        if (first !== undefined)
          showToast({ text: `${t("refused", { count: refused.length })} ${say({ code: "conflict", message: "", reason: first.reason })}`, tone: "failed" });
        router.refresh();
      },
    );
  return waiting === 0 ? null : (
    <Button look="main" size="small" busy={isBusy} title={t("hint")} onClick={go}>
      {t("label", { count: waiting })}
    </Button>
  );
};
