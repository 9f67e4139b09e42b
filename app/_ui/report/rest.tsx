import { axisMax } from "#lib/reports/model/line";
import type { Days, Detail, Sheet } from "#lib/reports/model/sheet";

import classes from "./sheet.module.css";

/** What the first page comes from: day by day, and told apart. */
export const Rest = ({ sheet }: { readonly sheet: Sheet }) => (
  <div className={classes["sheet"]} data-rest>
    <h2 className={classes["restTitle"]}>{sheet.detailsTitle}</h2>
    <DayBars days={sheet.days} />
    {sheet.details.map((detail) => (
      <DetailTable key={detail.title} detail={detail} />
    ))}
  </div>
);

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

const DayBars = ({ days: { title, legend, bars } }: { readonly days: Days }) => {
  const most = axisMax(bars.map(({ received }) => received));
  return (
    <section>
      <div className={classes["chartHead"]}>
        <h2>{title}</h2>
        <ul className={classes["legend"]}>
          <li data-of="received">{legend.received}</li>
          <li data-of="negative">{legend.negative}</li>
          <li data-of="answered">{legend.answered}</li>
        </ul>
      </div>
      <ol className={classes["days"]}>
        {bars.map(({ day, received, negative, answered, label }) => (
          <li key={day}>
            <span
              className={classes["column"]}
              role="img"
              aria-label={label}
              style={{ "--all": percent(received / most), "--bad": percent(negative / most), "--done": percent(answered / most) }}
            >
              <b aria-hidden>
                <span>{received}</span>
              </b>
              <i aria-hidden />
              <u aria-hidden />
            </span>
            <span aria-hidden>{day}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const DetailTable = ({ detail: { title, heads, rows } }: { readonly detail: Detail }) => (
  <section className={classes["scroll"]} tabIndex={0} aria-label={title}>
    <table className={classes["detail"]}>
      <thead>
        <tr>
          <th scope="col">
            <h2>{title}</h2>
          </th>
          {heads.slice(1).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures], place) => (
          <tr key={place}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={at}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
