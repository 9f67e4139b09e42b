import type { ReactNode } from "react";

import type { Locale } from "#lib/auth/actor";
import type { Clause, Rules } from "#lib/playbook/rule-model";

import classes from "./rules-text.module.css";

type Props = {
  readonly rules: Rules;
  readonly locale: Locale;
  /** What stands beside a clause: a link to it, or what can be done with it. */
  readonly beside?: (clause: Clause) => ReactNode;
};

/** House rules as they are read: each clause can be linked to by its number. */
export const RulesText = ({ rules: { preamble, clauses }, locale, beside }: Props) => (
  <div className={classes["rules"]} lang={locale}>
    {paragraphsOf(preamble[locale]).map((paragraph, index) => (
      <p key={index}>{paragraph}</p>
    ))}
    <dl>
      {clauses.map((clause) => (
        <div key={clause.number} id={clause.number} className={classes["clause"]}>
          <dt>
            <span className={classes["number"]}>{clause.number}</span>
            <span className="grow">{clause.texts[locale].title}</span>
            {beside?.(clause)}
          </dt>
          <dd>
            {paragraphsOf(clause.texts[locale].text).map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </div>
);

const paragraphsOf = (text: string): readonly string[] => text.split(/\n\s*\n/u).filter((paragraph) => paragraph.trim() !== "");
