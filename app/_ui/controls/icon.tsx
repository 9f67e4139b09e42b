import type { Icon as TablerIcon } from "@tabler/icons-react";

type Props = { readonly of: TablerIcon; readonly size?: 12 | 14 | 16 | 20 };

/** An icon beside a word: 16 px, thin, never read aloud. */
export const Icon = ({ of: Drawing, size = 16 }: Props) => <Drawing size={size} stroke={1.5} aria-hidden />;
