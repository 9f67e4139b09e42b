"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

import { listenForToasts, type Toast } from "./toast-store";

// Loaded with the first toast: most visits see none.
const Toasts = dynamic(async () => (await import("./toasts.client")).Toasts, { ssr: false });

export const ToastHost = () => {
  const [first, setFirst] = useState<readonly Toast[]>([]);
  const [isReady, setReady] = useState(false);
  useEffect(() => (isReady ? undefined : listenForToasts((toast) => setFirst((earlier) => [...earlier, toast]))), [isReady]);
  return first.length === 0 ? null : <Toasts first={first} onReady={() => setReady(true)} />;
};
