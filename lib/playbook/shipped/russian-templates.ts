import type { ShippedTemplate } from "./shipped-model";

export const russianTemplates: readonly ShippedTemplate[] = [];
