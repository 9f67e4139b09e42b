import { servedDocument } from "../_door/document";
import { routes } from "../routes";

export const dynamic = "force-dynamic";

/** `GET /api/v1/openapi.json`: the API as OpenAPI 3.1, made of the declarations behind the door. Anybody may read it. */
export const GET = (): Response => Response.json(servedDocument(routes), { headers: { "cache-control": "public, max-age=300" } });
