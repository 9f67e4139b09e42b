"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { ActionResult } from "#lib/auth/action";

import { createBrand } from "../../settings/actions";

export type BrandOffer = {
  readonly brands: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
  readonly chosen: string | null;
  readonly zone: string;
};

type Chosen = {
  readonly field: ReactNode;
  readonly isReady: boolean;
  /** Runs the work with the brand's id; makes the brand first where there is none yet. */
  readonly withBrand: <Value>(work: (brandId: string) => Promise<ActionResult<Value>>) => Promise<ActionResult<Value>>;
};

/** Which brand a new source belongs to. */
export const useBrandChoice = (workspace: string, offer: BrandOffer): Chosen => {
  const t = useTranslations("imports");
  const [brandId, setBrandId] = useState(offer.chosen);
  const [offered, setOffered] = useState(offer.chosen);
  // Another brand was chosen in the rail meanwhile.
  if (offered !== offer.chosen) {
    setOffered(offer.chosen);
    setBrandId(offer.chosen);
  }
  const [name, setName] = useState("");
  const field =
    offer.brands.length === 0 ? (
      <TextInput
        label={t("newBrand")}
        description={t("newBrandHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    ) : (
      <NativeSelect
        label={t("brand")}
        value={brandId ?? ""}
        onChange={(event) => setBrandId(event.currentTarget.value)}
        data={offer.brands.map((brand) => ({ value: brand.id, label: brand.name }))}
      />
    );
  const withBrand: Chosen["withBrand"] = async (work) => {
    if (brandId !== null) return work(brandId);
    const made = await createBrand({ workspace, name, zone: offer.zone });
    if (!made.ok) return made;
    // Kept, so that a second try does not make a second brand.
    setBrandId(made.value.id);
    return work(made.value.id);
  };
  return { field, isReady: brandId !== null || name.trim() !== "", withBrand };
};
