import type { ShippedTemplate } from "./shipped-model";

export const frenchTemplates: readonly ShippedTemplate[] = [];
