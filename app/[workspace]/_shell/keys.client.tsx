"use client";

import { createContext, use, useCallback, useEffect, useMemo, useRef, type ReactNode } from "react";

export type KeyBinding = {
  /** What the key list says it does. */
  readonly label: string;
  readonly run: () => void;
  /** Also while a field has the focus; only sensible with `mod+` or `escape`. */
  readonly inFields?: boolean;
};

/**
 * Keys by combination: "j", "shift+x", "mod+enter" (⌘ or Ctrl), "escape", or two strokes as in "g i".
 * Letters are lower case; "?" and the like are written as typed.
 */
export type KeyMap = Readonly<Record<string, KeyBinding>>;
export type KeyGroup = { readonly title: string; readonly keys: readonly { readonly combination: string; readonly label: string; readonly run: () => void }[] };

type Scope = { readonly title: string; readonly map: () => KeyMap };
type Registry = { readonly add: (scope: Scope) => () => void; readonly list: () => readonly KeyGroup[] };

const Keys = createContext<Registry | null>(null);

const twoStrokesWithinMs = 1200;

/** Listens once for the whole page; scopes mounted later win over earlier ones. */
export const KeysProvider = ({ children }: { readonly children: ReactNode }) => {
  const scopes = useRef<readonly Scope[]>([]);
  const first = useRef<{ readonly stroke: string; readonly at: number } | null>(null);

  useEffect(() => {
    const bindingOf = (combination: string): KeyBinding | undefined => {
      for (const scope of scopes.current.toReversed()) {
        const binding = scope.map()[combination];
        if (binding) return binding;
      }
      return undefined;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const stroke = strokeOf(event);
      if (stroke === null) return;
      const earlier = first.current;
      first.current = { stroke, at: event.timeStamp };
      const pair = earlier && event.timeStamp - earlier.at < twoStrokesWithinMs ? bindingOf(`${earlier.stroke} ${stroke}`) : undefined;
      const binding = pair ?? bindingOf(stroke);
      if (!binding || (isTakenBy(event.target, stroke) && !binding.inFields)) return;
      event.preventDefault();
      first.current = null;
      binding.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  const registry = useMemo<Registry>(
    () => ({
      add: (scope) => {
        scopes.current = [...scopes.current, scope];
        return () => {
          scopes.current = scopes.current.filter((known) => known !== scope);
        };
      },
      list: () => grouped(scopes.current),
    }),
    [],
  );
  return <Keys value={registry}>{children}</Keys>;
};

/** Binds keys while the component is there; `title` heads them in the key list. */
export const useKeys = (title: string, map: KeyMap): void => {
  const registry = use(Keys);
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => registry?.add({ title, map: () => latest.current }), [registry, title]);
};

/** Everything that is bound right now, for the key list. */
export const useKeyGroups = (): (() => readonly KeyGroup[]) => {
  const registry = use(Keys);
  return useCallback(() => registry?.list() ?? [], [registry]);
};

const grouped = (scopes: readonly Scope[]): readonly KeyGroup[] => {
  const byTitle = new Map<string, KeyGroup["keys"][number][]>();
  for (const scope of scopes) {
    const keys = Object.entries(scope.map()).map(([combination, { label, run }]) => ({ combination, label, run }));
    byTitle.set(scope.title, [...(byTitle.get(scope.title) ?? []), ...keys]);
  }
  return [...byTitle].map(([title, keys]) => ({ title, keys }));
};

const modifiers = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "AltGraph"]);

/** Letters are read off the key's place where the layout is not Latin, so that j is j on a Russian keyboard too. */
const strokeOf = (event: KeyboardEvent): string | null => {
  if (modifiers.has(event.key) || event.altKey) return null;
  const isLetter = event.code.startsWith("Key");
  const isForeign = isLetter && !/^[a-z]$/iu.test(event.key);
  const key = (isForeign ? event.code.slice(3) : event.key).toLowerCase();
  const mod = event.metaKey || event.ctrlKey ? "mod+" : "";
  const shift = event.shiftKey && (isLetter || key.length > 1) ? "shift+" : "";
  return `${mod}${shift}${key === " " ? "space" : key}`;
};

/** What has the focus comes first: a field takes every key, so do an open menu and a dialog, and a button or link is pressed by Enter and Space. */
const isTakenBy = (target: EventTarget | null, stroke: string): boolean => {
  if (isTyping(target)) return true;
  if (!(target instanceof Element)) return false;
  const takers = stroke === "enter" || stroke === "space" ? `${layers}, a[href], button, summary` : layers;
  return target.closest(takers) !== null;
};
const layers = '[role="menu"], [role="dialog"]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)));
