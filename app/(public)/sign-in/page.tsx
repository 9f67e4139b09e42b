import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { currentUser } from "#lib/auth/session";

import { ClientMessages } from "../../_i18n/client-messages";
import { Split } from "../_public/split";
import { SignInForm } from "./sign-in-form.client";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("public.signIn"))("title") });

/** Only a path of our own is gone to after the sign-in, never an address of somebody else's. */
const searchSchema = z.object({
  callbackUrl: z
    .string()
    .regex(/^\/(?![/\\])/u)
    .catch("/")
    .default("/"),
  error: z.string().max(60).optional().catch(undefined),
});

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const SignInPage = async ({ searchParams }: Props) => {
  const { callbackUrl, error } = searchSchema.parse(await searchParams);
  if (await currentUser()) redirect(callbackUrl);
  return (
    <ClientMessages areas={["public"]}>
      <Split>
        <SignInForm goTo={callbackUrl} refused={error ?? null} />
      </Split>
    </ClientMessages>
  );
};

export default SignInPage;
