import type { ShippedTemplate } from "./shipped-model";

export const englishTemplates: readonly ShippedTemplate[] = [];
