import { Redirect, Route, Switch } from "wouter";
import { PageFrame } from "./PageFrame";
import { CasePage } from "../case/CasePage";
import { CasesPage } from "../library/CasesPage";
import { Notice } from "../shared/Notice";

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
