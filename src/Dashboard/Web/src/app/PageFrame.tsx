import type { ReactNode } from "react";
import { Link } from "wouter";
import { useLine } from "../hub/useLive";
import { Disclaimer } from "../shared/Disclaimer";
import "./frame.css";

const lineWords = { connecting: "Connecting", connected: "Live", lost: "Connection lost, trying again" };

/** What stands around every page: the name, how the connection stands, and what this is not. */
export function PageFrame({ children }: { children: ReactNode }) {
  const line = useLine();
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="frame-head">
        <Link href="/cases" className="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          Surgical
        </Link>
        <span className="line-state" data-state={line} role="status">
          {lineWords[line]}
        </span>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="disclaimer">
        <Disclaimer />
      </footer>
    </div>
  );
}
