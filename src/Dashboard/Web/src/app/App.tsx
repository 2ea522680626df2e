import { lazy, Suspense, useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Notice } from "../shared/parts/Notice";
import { LoadGuard } from "./LoadGuard";
import { PageFrame } from "./PageFrame";

// Whoever looks at one page does not wait for the others.
const casesPage = () => import("../library/CasesPage");
const casePage = () => import("../case/CasePage");
const CasesPage = lazy(async () => ({ default: (await casesPage()).CasesPage }));
const CasePage = lazy(async () => ({ default: (await casePage()).CasePage }));

// Long enough that the page which was asked for comes first, milliseconds.
const leisure = 2_000;

/** The routes, inside the frame that never goes away. */
export function App() {
  useEffect(() => {
    // So that they are there when the server is not.
    const loading = setTimeout(() => void Promise.allSettled([casesPage(), casePage()]), leisure);
    return () => clearTimeout(loading);
  }, []);
  return (
    <PageFrame>
      <LoadGuard>
        <Suspense fallback={<p className="loading quiet">Loading…</p>}>
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
      </LoadGuard>
    </PageFrame>
  );
}
