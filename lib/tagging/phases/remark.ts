import { needed, type Phase } from "./phase";

/** Whatever else is addressed to the brand: "first!", a joke. Under the default policy it waits too. */
export const remark: Phase = () => needed("remark");
