import classes from "./avatar.module.css";

type Props = {
  /** Null: nobody yet. */
  readonly initials: string | null;
  /** On hover and to a screen reader: the name, or that nobody has it. */
  readonly name?: string | undefined;
  readonly isMe?: boolean;
  readonly size?: "small" | "large";
};

/** Who has it, as initials; an empty dashed ring for nobody. */
export const Avatar = ({ initials, name, isMe = false, size = "small" }: Props) => (
  <span
    className={classes["avatar"]}
    data-me={isMe || undefined}
    data-nobody={initials === null || undefined}
    data-size={size}
    title={name}
    {...(name ? { role: "img", "aria-label": name } : { "aria-hidden": true })}
  >
    {initials}
  </span>
);
