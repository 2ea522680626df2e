import type { ReactNode } from "react";
import { Link } from "wouter";

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly tone?: "quiet" | "alert";
  readonly backToCases?: boolean;
}

/** Says in words why there is nothing else to see. */
export function Notice({ title, children, tone = "quiet", backToCases = false }: NoticeProps) {
  return (
    <section className="notice" data-tone={tone} role={tone === "alert" ? "alert" : undefined}>
      <h1>{title}</h1>
      {children}
      {backToCases && (
        <p>
          <Link href="/cases">Back to all cases</Link>
        </p>
      )}
    </section>
  );
}
