/** What this browser keeps under a name; null where it keeps nothing, or nothing at all. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // Blocked by the person or the browser: the page goes on without.
    return null;
  }
}

/** Keeps a text in this browser, where it lets itself be asked. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Blocked, or full: it holds for as long as the page is open.
  }
}
