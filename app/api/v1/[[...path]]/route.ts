import { openDoor } from "../_door/door";
import { readClock } from "#lib/core/clock";

export const dynamic = "force-dynamic";

const answer = async (request: Request): Promise<Response> => openDoor(request, readClock());

/** The API's one door: what stands behind it is declared in ../routes.ts. */
export { answer as DELETE, answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
