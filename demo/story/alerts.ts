import type { Stage } from "./stage";
import { addRule } from "#lib/alerts/commands/rules";
import { alertKinds, templates } from "#lib/alerts/model/terms";
import { listRuleViews } from "#lib/alerts/queries/rules";
import { createApiToken } from "#lib/team/commands/api-tokens";
import { listApiTokens } from "#lib/team/queries";

const tokenName = "Monthly figures for the board";

/** Every rule as it is switched on in one press, told at the desk alone; and a token about to end, which one of them calls for. */
export const switchAlertsOn = async ({ as, now }: Stage): Promise<void> => {
  const [owner, manager] = [as("anna@demo.example"), as("luc@demo.example")];
  if (!(await listApiTokens(owner)).some(({ name }) => name === tokenName))
    await createApiToken(owner, { name: tokenName, scopes: ["items:read"], expiresInDays: 9 }, now);
  const known = new Set((await listRuleViews(manager)).map(({ kind }) => kind));
  for (const kind of alertKinds) if (!known.has(kind)) await addRule(manager, { kind, brandId: null, settings: {}, ...templates[kind], channelIds: [] }, now);
};
