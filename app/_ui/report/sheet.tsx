import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";

import { lastPoint, linePath, linePieces } from "#lib/reports/model/line";
import type { Card, CoverageRows, Facts, Sheet, Told } from "#lib/reports/model/sheet";

import { CoverageBar } from "../controls/coverage-bar";
import { Logo } from "../controls/logo";
import { Mark } from "../controls/mark";
import { Rest } from "./rest";
import classes from "./sheet.module.css";

/** A report as a sheet of paper: all that has to be read on the first page, what it comes from behind it. */
export const ReportSheet = ({ sheet }: { readonly sheet: Sheet }) => (
  <article className={classes["sheets"]} lang={sheet.locale} data-report>
    <div className={classes["sheet"]}>
      <header className={classes["head"]}>
        <div>
          <p className="ink3">{sheet.scope}</p>
          <h1>{sheet.title}</h1>
        </div>
        <p className={classes["product"]} translate="no">
          <Logo size={16} />
          {sheet.product}
        </p>
      </header>
      <p className={classes["lead"]}>{sheet.lead}</p>
      <section className={classes["cards"]}>
        {sheet.figures.map((card) => (
          <Figure key={card.label} card={card} eightWeeks={sheet.eightWeeks} />
        ))}
      </section>
      {sheet.quiet === null ? (
        <div className={classes["columns"]}>
          <Changes told={sheet.better} />
          <Changes told={sheet.worse} />
        </div>
      ) : (
        <p className="ink2">{sheet.quiet}</p>
      )}
      <Coverage coverage={sheet.coverage} />
      <div className={classes["columns"]}>
        {sheet.facts.map((facts) => (
          <FactTable key={facts.title} facts={facts} />
        ))}
      </div>
      <footer className={classes["foot"]}>
        {sheet.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </div>
    <Rest sheet={sheet} />
  </article>
);

const lineBox = { width: 84, height: 18 };

const Figure = ({ card, eightWeeks }: { readonly card: Card; readonly eightWeeks: string }) => (
  <div className={classes["card"]}>
    <p className={classes["label"]}>{card.label}</p>
    <p className={classes["value"]}>{card.value.map(({ text, isUnit }, place) => (isUnit ? <small key={place}>{text}</small> : text))}</p>
    <p className={classes["was"]}>
      {card.change === null ? null : <Arrow {...card.change} />}
      {card.was}
    </p>
    <p className={classes["was"]}>{card.made}</p>
    <p className={classes["line"]}>
      <Weeks card={card} />
      <span aria-hidden>{eightWeeks}</span>
    </p>
  </div>
);

const Arrow = ({ direction, isBetter }: NonNullable<Card["change"]>) => {
  const Drawing = direction === "up" ? IconArrowUp : IconArrowDown;
  return <Drawing size={12} stroke={2} aria-hidden className={isBetter ? classes["better"] : classes["worse"]} />;
};

const Weeks = ({ card: { line, lineLabel } }: { readonly card: Card }) => {
  const last = lastPoint(line, lineBox);
  return (
    <svg
      width={lineBox.width + 6}
      height={lineBox.height + 6}
      viewBox={`-3 -3 ${lineBox.width + 6} ${lineBox.height + 6}`}
      role="img"
      aria-label={lineLabel}
      className={classes["weeks"]}
    >
      {linePieces(line, lineBox).map((piece, place) => (
        <path key={place} d={linePath(piece)} />
      ))}
      {last === null ? null : <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  );
};

const Changes = ({ told }: { readonly told: Told }) => (
  <section>
    <h2>{told.title}</h2>
    <ul className={classes["items"]}>
      {told.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
);

const Coverage = ({ coverage: { title, heads, rows } }: { readonly coverage: CoverageRows }) => (
  <section>
    <h2>{title}</h2>
    <table className={classes["coverage"]}>
      <thead>
        <tr>
          <td />
          <td className={classes["bar"]} />
          <th scope="col">{heads.now}</th>
          <th scope="col">
            <span className={classes["tick"]} aria-hidden />
            {heads.before}
          </th>
          <th scope="col">{heads.answered}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sentiment}>
            <th scope="row">
              <Mark sentiment={row.sentiment} />
              {row.name}
            </th>
            <td className={classes["bar"]}>
              <CoverageBar share={row.share} before={row.shareBefore} label={row.label} />
            </td>
            <td className="strong">{row.now}</td>
            <td className="ink3">{row.before}</td>
            <td className="ink2">{row.answered}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const FactTable = ({ facts: { title, rows, none } }: { readonly facts: Facts }) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? <p className={classes["none"]}>{none}</p> : null}
    <table className={classes["facts"]}>
      <tbody>
        {rows.map(({ name, now, before }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="mid">{now}</td>
            <td className={classes["before"]}>{before}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
