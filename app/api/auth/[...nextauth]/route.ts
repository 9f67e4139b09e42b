import NextAuth from "next-auth";
import type { NextRequest } from "next/server";

import { authOptions } from "#lib/auth/options";

type Context = { readonly params: Promise<{ nextauth: string[] }> };

const answer = async (request: NextRequest, context: Context): Promise<Response> => {
  const response: unknown = await NextAuth(request, context, authOptions());
  return response instanceof Response ? response : new Response(null, { status: 500 });
};

export { answer as GET, answer as POST };
