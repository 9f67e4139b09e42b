import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";

import { failureOf } from "#lib/auth/failure";
import { requireScope } from "#lib/auth/scopes";

import type { Asked, SealedTool } from "./tool";
import { tools } from "./tools";
import { notice } from "./words";

const about =
  "Parley is a desk where a team answers what people write about its brand. You can read, draft and assign; a person sends. " +
  "Before you draft, read the thread and the house rules, and check the draft's tone.";

/** A server of the desk's tools for one request of one token. */
export const serverFor = (asked: Asked): McpServer => {
  const server = new McpServer({ name: "parley", title: "Parley", version: "1" }, { instructions: `${about} ${notice}` });
  for (const tool of tools) {
    const { name, title, description, input, does, isIdempotent = true } = tool;
    const annotations = { title, readOnlyHint: does === "read", destructiveHint: false, idempotentHint: isIdempotent, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema: input, annotations }, (given) => answerOf(tool, given, asked));
  }
  return server;
};

/** The one door of every tool: the token's scope first, then the command with its own permission; a refusal is an answer, not a fault. */
const answerOf = async (tool: SealedTool, given: unknown, asked: Asked): Promise<CallToolResult> => {
  try {
    requireScope(asked.actor, tool.scope);
    const answer = await tool.run(given, asked);
    return { content: [{ type: "text", text: `${notice}\n${JSON.stringify(answer)}` }] };
  } catch (cause) {
    const { code, message } = failureOf(cause);
    return { isError: true, content: [{ type: "text", text: `${code}: ${message}` }] };
  }
};
