import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const STORED = 'standalone-console-theme';
const DARK_CLASS = 'pf-v6-theme-dark';
const listeners = new Set<() => void>();
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

export const storedTheme = (): Theme => {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};

const isDark = (): boolean => {
  const theme = storedTheme();
  return theme === 'dark' || (theme === 'system' && systemDark().matches);
};

const apply = (): void => {
  document.documentElement.classList.toggle(DARK_CLASS, isDark());
  listeners.forEach((listener) => listener());
};

export const setTheme = (theme: Theme): void => {
  localStorage.setItem(STORED, theme);
  apply();
};

/** Applies the remembered theme and follows the system's. */
export const startTheme = (): void => {
  systemDark().addEventListener('change', apply);
  apply();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark);

export const useTheme = (): Theme => useSyncExternalStore(subscribe, storedTheme);
