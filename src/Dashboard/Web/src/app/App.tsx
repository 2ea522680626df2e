import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Notice } from "../shared/parts/Notice";
import { PageFrame } from "./PageFrame";

// Whoever looks at one page does not wait for the others.
const CasesPage = lazy(async () => ({ default: (await import("../library/CasesPage")).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import("../case/CasePage")).CasePage }));

/** The routes, inside the frame that never goes away. */
export function App() {
  return (
    <PageFrame>
      <Suspense fallback={<Notice title="Loading…" />}>
        <Switch>
          <Route path="/">
            <Redirect to="/cases" replace />
          </Route>
          <Route path="/cases">
            <CasesPage />
          </Route>
          <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
          <Route>
            <Notice title="There is no such page." backToCases />
          </Route>
        </Switch>
      </Suspense>
    </PageFrame>
  );
}
