import { Redirect, Route, Switch } from "wouter";
import { PageFrame } from "./frame/PageFrame";
import { Notice } from "./frame/Notice";
import { CasesPage } from "./library/CasesPage";
import { CasePage } from "./review/CasePage";

/** The routes, inside the frame that never goes away. */
export function App() {
  return (
    <PageFrame>
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
    </PageFrame>
  );
}
