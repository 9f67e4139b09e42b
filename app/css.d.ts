import "react";

declare module "react" {
  // Custom properties carry measures that only the data knows, such as how far a bar is filled.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
