"use client";

import { createTheme, MantineProvider, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { useMemo, type ReactNode } from "react";

import classes from "./theme.module.css";

/** The accent: 6 fills in light, 7 in dark, 3 speaks on dark, 0 and 9 wash. */
const iris: MantineColorsTuple = ["#f0f0fb", "#dedef5", "#c4c4ee", "#a9abff", "#8483e2", "#6665d6", "#4846c6", "#5a59d6", "#3a38a0", "#25263c"];
const vermilion: MantineColorsTuple = ["#fbf0ed", "#f6dcd5", "#f0b9ab", "#f0907a", "#db6f57", "#c85840", "#b4432e", "#9c3825", "#7f2f20", "#35221e"];

/** What a symbol of Mantine's says to whoever cannot see it, in the reader's language. */
type Words = { readonly close: string };

const choice = { classNames: { label: classes["choice"] ?? "" } };

const themeWith = ({ close }: Words) =>
  createTheme({
    primaryColor: "iris",
    primaryShade: { light: 6, dark: 7 },
    colors: { iris, vermilion },
    fontFamily: "var(--font)",
    fontFamilyMonospace: "var(--mono)",
    fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "14px", xl: "16px" },
    lineHeights: { xs: "16px", sm: "16px", md: "20px", lg: "21px", xl: "24px" },
    headings: {
      fontFamily: "var(--font)",
      fontWeight: "600",
      sizes: { h1: { fontSize: "20px", lineHeight: "28px" }, h2: { fontSize: "16px", lineHeight: "24px" } },
    },
    spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
    radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px" },
    defaultRadius: "md",
    shadows: { xs: "var(--shadow-edge)", md: "var(--shadow-pop)" },
    focusRing: "auto",
    cursorType: "pointer",
    respectReducedMotion: true,
    // Plain objects, not the components' own `extend`: naming a component here would send it to every page.
    components: {
      Input: { classNames: { input: classes["input"] ?? "" } },
      InputWrapper: { classNames: { label: classes["label"] ?? "", description: classes["description"] ?? "", error: classes["error"] ?? "" } },
      Checkbox: choice,
      Radio: choice,
      Switch: choice,
      Menu: {
        // The first item takes the focus itself: a focusable placeholder is no child that a menu may have.
        defaultProps: { shadow: "md", transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
        classNames: { dropdown: classes["pop"] ?? "", item: classes["item"] ?? "", label: classes["menuLabel"] ?? "" },
      },
      Drawer: { defaultProps: { closeButtonProps: { "aria-label": close } } },
      Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } }, classNames: { dropdown: classes["pop"] ?? "" } },
      Modal: {
        defaultProps: {
          centered: true,
          shadow: "md",
          transitionProps: { duration: 80 },
          overlayProps: { backgroundOpacity: 0.3 },
          closeButtonProps: { "aria-label": close },
        },
        classNames: { content: classes["modal"] ?? "", header: classes["modalHeader"] ?? "", title: classes["modalTitle"] ?? "" },
      },
      Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } }, classNames: { tooltip: classes["tooltip"] ?? "" } },
    },
  });

/** Mantine's own names for what tokens.css has named already; both schemes read the same token, which knows its two values. */
const ours = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--raised)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-error": "var(--negative)",
  "--mantine-primary-color-filled": "var(--accent-fill)",
  "--mantine-color-iris-filled": "var(--accent-fill)",
  "--mantine-color-iris-text": "var(--accent)",
  "--mantine-color-iris-light": "var(--accent-wash)",
};
const resolver: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });

/** Parley's looks for everything of Mantine's below. */
export const Theme = ({ words: { close }, children }: { readonly words: Words; readonly children: ReactNode }) => (
  <MantineProvider
    theme={useMemo(() => themeWith({ close }), [close])}
    defaultColorScheme="auto"
    cssVariablesResolver={resolver}
    withGlobalClasses={false}
    withStaticClasses={false}
  >
    {children}
  </MantineProvider>
);
