"use client";

import { useTranslations } from "next-intl";

import classes from "./template-menu.module.css";
import { templateListId, templateOptionId, type TemplateMenuState } from "./use-templates.client";

/** The templates that fit what was typed after "/"; the field keeps the focus. */
export const TemplateMenu = ({ menu }: { readonly menu: TemplateMenuState }) => {
  const t = useTranslations("inbox.composer.templates");
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
