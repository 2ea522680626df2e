import type { ReactNode } from "react";
import { Disclaimer } from "../shared/parts/Disclaimer";
import { Rail } from "./Rail";
import "./frame.css";

/** What stands around every page: the way about, how the server is, and what this is not. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Rail />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="disclaimer">
        <Disclaimer />
      </footer>
    </div>
  );
}
