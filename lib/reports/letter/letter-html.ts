import { html, nothing, type Html } from "./html";
import type { Frame } from "./frame";
import type { Card, CoverageRows, Facts, Sheet, Told } from "../model/sheet";

// Programs that show letters know tables and inline styles, and little else. Both grounds and inks are named, so that a dark reader turns both or neither.
const styled = {
  font: { html: "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif" },
  ink: { html: "color:#1b1c1f" },
  second: { html: "color:#4e5258" },
  third: { html: "color:#696d73" },
  hairline: { html: "border-top:1px solid #e8e8e4" },
} as const;
const accent = "#4846c6";

/** The first page as HTML in tables; nothing in it is fetched from anywhere. */
export const letterHtml = (sheet: Sheet, frame: Frame): string => {
  const body = html`<!doctype html>
    <html lang="${sheet.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${sheet.title}</title>
      </head>
      <body style="margin:0;padding:0;background-color:#f6f6f4">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f6f4">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                width="640"
                cellpadding="0"
                cellspacing="0"
                style="width:100%;max-width:640px;background-color:#ffffff;${styled.font};${styled.ink};font-size:14px;line-height:20px"
              >
                <tr>
                  <td style="padding:32px">
                    ${frame.test === null ? nothing : html`<p style="margin:0 0 16px;${styled.third}">${frame.test}</p>`}
                    <p style="margin:0;${styled.third}">${sheet.scope}</p>
                    <h1 style="margin:0 0 16px;font-size:24px;line-height:32px;font-weight:600;${styled.ink}">${sheet.title}</h1>
                    <p style="margin:0 0 20px;font-size:16px;line-height:24px;${styled.ink}">${sheet.lead}</p>
                    ${cards(sheet.figures)}
                    ${sheet.quiet === null ? html`${told(sheet.better)}${told(sheet.worse)}` : html`<p style="margin:24px 0 0;${styled.second}">${sheet.quiet}</p>`}
                    ${coverage(sheet.coverage)} ${sheet.facts.map(facts)}
                    <p style="margin:28px 0 0"><a href="${frame.open.url}" style="color:${accent};font-weight:600">${frame.open.words}</a></p>
                    <p style="margin:8px 0 0;${styled.second}">${frame.attached}</p>
                    ${sheet.foot.map((line) => html`<p style="margin:12px 0 0;font-size:11px;line-height:16px;${styled.third}">${line}</p>`)} ${footOf(frame)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return body.html;
};

const footOf = ({ why, leave }: Frame): Html =>
  html`<p style="margin:20px 0 0;padding-top:12px;${styled.hairline};font-size:12px;line-height:18px;${styled.third}">
    ${why ?? ""} ${leave === null ? nothing : html`<a href="${leave.url}" style="${styled.third}">${leave.words}</a>`}
  </p>`;

const cards = (figures: readonly Card[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-top:1px solid #1b1c1f;border-bottom:1px solid #e8e8e4">
    ${[figures.slice(0, 2), figures.slice(2)].map(
      (pair) =>
        html`<tr>
          ${pair.map(card)}
        </tr>`,
    )}
  </table>`;

const card = ({ label, value, was, made, change }: Card): Html =>
  html`<td width="50%" valign="top" style="padding:12px 12px 12px 0">
    <div style="font-size:12px;line-height:16px;${styled.second}">${label}</div>
    <div style="font-size:26px;line-height:34px;font-weight:600;${styled.ink}">
      ${value.map(({ text, isUnit }) => (isUnit ? html`<span style="font-size:14px;font-weight:500">${text}</span>` : html`${text}`))}
    </div>
    <div style="font-size:12px;line-height:16px;${styled.third}">${change === null ? nothing : arrow(change)}${was ?? ""}</div>
    <div style="font-size:12px;line-height:16px;${styled.third}">${made}</div>
  </td>`;

const arrow = ({ direction, isBetter }: NonNullable<Card["change"]>): Html =>
  html`<span style="color:${isBetter ? "#1b7183" : "#b4432e"}">${direction === "up" ? "↑" : "↓"}</span> `;

const heading = (title: string): Html => html`<h2 style="margin:24px 0 6px;font-size:14px;line-height:20px;font-weight:600;${styled.ink}">${title}</h2>`;

const told = ({ title, lines }: Told): Html =>
  html`${heading(title)}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      ${lines.map(
        (line) =>
          html`<tr>
            <td style="padding:6px 0;${styled.hairline};${styled.second}">${line}</td>
          </tr>`,
      )}
    </table>`;

const coverage = ({ title, heads, rows }: CoverageRows): Html =>
  html`${heading(title)}
    <table width="100%" cellpadding="0" cellspacing="0">
      <tr style="font-size:11px;${styled.third}">
        <th align="left" style="font-weight:400"></th>
        <th align="right" style="font-weight:400">${heads.now}</th>
        <th align="right" style="font-weight:400">${heads.before}</th>
        <th align="right" style="font-weight:400">${heads.answered}</th>
      </tr>
      ${rows.map(
        ({ name, now, before, answered, share }) =>
          html`<tr>
            <td style="padding:6px 0;${styled.hairline}">${name}${bar(share)}</td>
            <td align="right" width="64" style="${styled.hairline};font-weight:600">${now}</td>
            <td align="right" width="64" style="${styled.hairline};${styled.third}">${before}</td>
            <td align="right" width="96" style="${styled.hairline};${styled.second}">${answered}</td>
          </tr>`,
      )}
    </table>`;

const bar = (share: number | null): Html => {
  const done = Math.round(100 * (share ?? 0));
  const part = (width: number, colour: string): Html =>
    width === 0 ? nothing : html`<td width="${width}%" height="5" style="height:5px;line-height:5px;font-size:1px;background-color:${colour}">&nbsp;</td>`;
  return html`<table role="presentation" width="90%" cellpadding="0" cellspacing="0" style="margin-top:4px">
    <tr>
      ${part(done, accent)}${part(100 - done, "#e8e8e4")}
    </tr>
  </table>`;
};

const facts = ({ title, rows, none }: Facts): Html =>
  html`${heading(title)}
    <table width="100%" cellpadding="0" cellspacing="0">
      ${
        rows.length === 0
          ? html`<tr>
              <td style="padding:6px 0;${styled.hairline};${styled.second}">${none}</td>
            </tr>`
          : nothing
      }${rows.map(
        ({ name, now, before }) =>
          html`<tr>
            <td style="padding:6px 8px 6px 0;${styled.hairline}">${name}</td>
            <td align="right" style="${styled.hairline};font-weight:500;white-space:nowrap">${now}</td>
            <td align="right" width="110" style="${styled.hairline};${styled.third};font-size:12px">${before}</td>
          </tr>`,
      )}
    </table>`;
