"use client";

import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Locale } from "#lib/auth/actor";
import { situations, type TemplateView } from "#lib/playbook/template-model";

import { Button } from "../../../_ui/controls/button";
import { Chip } from "../../../_ui/controls/chip";
import { Icon } from "../../../_ui/controls/icon";
import { Kbd } from "../../../_ui/controls/kbd";
import { EmptyState } from "../../../_ui/controls/states";
import classes from "../_playbook/playbook.module.css";
import { TemplateForm } from "./template-form.client";
import { TemplatePreview, type TemplateExample } from "./template-preview.client";

type Props = {
  readonly workspace: string;
  readonly templates: readonly TemplateView[];
  readonly language: Locale;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly example: TemplateExample;
  readonly canManage: boolean;
};

/** The templates of one language by situation, and the one that is chosen. */
export const TemplateLibrary = ({ workspace, templates, language, brands, example, canManage }: Props) => {
  const t = useTranslations("playbook.templates");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const chosen = templates.find(({ id }) => id === chosenId) ?? null;
  const live = templates.filter(({ archivedAt }) => archivedAt === null);
  const groups = situations.map((situation) => ({
    key: situation,
    title: t(`situations.${situation}`),
    entries: live.filter((one) => one.situation === situation),
  }));
  const away = { key: "away", title: t("away"), entries: templates.filter(({ archivedAt }) => archivedAt !== null) };
  const choose = (id: string | null): void => {
    setChosenId(id);
    setNew(false);
  };
  return (
    <div className={classes["library"]}>
      <nav aria-label={t("situation")}>
        {canManage ? (
          <Button icon={<Icon of={IconPlus} />} onClick={() => setNew(true)}>
            {t("new")}
          </Button>
        ) : null}
        {templates.length === 0 ? (
          <EmptyState place="list" title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        ) : null}
        {[...groups, away]
          .filter(({ entries }) => entries.length > 0)
          .map(({ key, title, entries }) => (
            <section key={key} aria-label={title}>
              <h3>{title}</h3>
              <ul>
                {entries.map((template) => (
                  <li key={template.id}>
                    <Entry template={template} isChosen={!isNew && template.id === chosenId} onChoose={() => choose(template.id)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </nav>
      <div className={classes["pane"]} key={isNew ? "new" : chosenId} ref={chosenId === null && !isNew ? null : showPane}>
        {isNew || chosen ? (
          <TemplateForm
            key={chosen?.origin ?? "new"}
            workspace={workspace}
            template={isNew ? null : chosen}
            language={language}
            brands={brands}
            example={example}
            canManage={canManage}
            onSaved={choose}
          />
        ) : (
          <Unchosen first={live[0]} {...{ language, example, brands }} />
        )}
      </div>
    </div>
  );
};

type UnchosenProps = Pick<Props, "language" | "example" | "brands"> & { readonly first: TemplateView | undefined };

/** Beside the list before anything is chosen: how the first of it reads. */
const Unchosen = ({ first, ...shown }: UnchosenProps) => {
  const t = useTranslations("playbook.templates");
  if (first === undefined) return null;
  return (
    <section className={classes["unchosen"]} aria-label={first.title}>
      <h2>{first.title}</h2>
      <TemplatePreview body={first.body} brandId={first.brandId} {...shown} />
      <p className="ink3">{t("choose")}</p>
    </section>
  );
};

/** On a phone the list is longer than the screen, and what was chosen stands above it. */
const showPane = (pane: HTMLElement | null): void => pane?.scrollIntoView({ block: "nearest" });

const Entry = ({ template, isChosen, onChoose }: { readonly template: TemplateView; readonly isChosen: boolean; readonly onChoose: () => void }) => {
  const t = useTranslations("playbook.templates");
  return (
    <button type="button" className={classes["entry"]} aria-current={isChosen || undefined} onClick={onChoose}>
      <span className="cut grow">{template.title}</span>
      {template.origin === "shipped" ? null : <Chip>{t(template.origin)}</Chip>}
      {template.shortcut === null ? null : <Kbd>{`/${template.shortcut}`}</Kbd>}
    </button>
  );
};
