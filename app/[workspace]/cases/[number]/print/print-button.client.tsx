"use client";

import { IconPrinter } from "@tabler/icons-react";

import { Button } from "../../../../_ui/controls/button";
import { Icon } from "../../../../_ui/controls/icon";

/** Opens the browser's own dialog. */
export const PrintButton = ({ words }: { readonly words: string }) => (
  <Button look="main" icon={<Icon of={IconPrinter} />} onClick={() => window.print()}>
    {words}
  </Button>
);
