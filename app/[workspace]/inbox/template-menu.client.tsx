"use client";

import { useTranslations } from "next-intl";

import classes from "./template-menu.module.css";
import type { TemplateMenuState } from "./use-templates.client";

/** What the field names as its list. */
export const templateListId = "composer-templates";
export const templateOptionId = (at: number): string => `${templateListId}-${at}`;

/** The templates that fit what was typed after "/"; the field keeps the focus. */
export const TemplateMenu = ({ menu }: { readonly menu: TemplateMenuState }) => {
  const t = useTranslations("inbox.composer.templates");
  if (!menu.isOpen) return null;
  if (menu.state !== "ready" || menu.shown.length === 0) {
    return (
      <p className={classes["none"]} role="status">
        {t(menu.state === "ready" ? "none" : menu.state)}
      </p>
    );
  }
  return (
    <ul className={classes["menu"]} role="listbox" id={templateListId} aria-label={t("label")}>
      {menu.shown.map((template, at) => (
        <li
          key={template.id}
          id={templateOptionId(at)}
          role="option"
          aria-selected={at === menu.active}
          data-template={template.id}
          onMouseEnter={() => menu.hover(at)}
          // The field would lose the focus to a click.
          onMouseDown={(event) => {
            event.preventDefault();
            menu.choose(template);
          }}
        >
          <strong>{template.title}</strong>
          {template.shortcut ? <kbd>/{template.shortcut}</kbd> : null}
          <span>{template.text}</span>
        </li>
      ))}
    </ul>
  );
};
