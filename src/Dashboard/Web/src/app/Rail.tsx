import { useState, useSyncExternalStore } from "react";
import { Link, useLocation } from "wouter";
import { NameDialog } from "../moments/NameDialog";
import { Icon } from "../shared/parts/Icon";
import { initialsOf, person } from "../shared/person";
import { ServerState } from "./ServerState";

/** The way about, who writes here, and how the server is: at the left, and at the foot of narrow screens. */
export function Rail() {
  const [path] = useLocation();
  const name = useSyncExternalStore(person.subscribe, person.get);
  const [asksName, askName] = useState(false);
  return (
    <nav className="rail" aria-label="Main">
      <Link href="/cases" className="brand" aria-label="Surgical">
        <img src="/icon.svg" alt="" width="30" height="30" />
      </Link>
      <Link href="/cases" className="rail-link" aria-current={path.startsWith("/cases") ? "page" : undefined}>
        <Icon name="cases" />
        Cases
      </Link>
      <span className="rail-gap" />
      <button
        type="button"
        className="me"
        aria-label={name === null ? "Give your name" : `You write as ${name}; change the name`}
        title={name === null ? "Give the name that your marks carry" : `You write as ${name}`}
        onClick={() => askName(true)}
      >
        {name === null ? <Icon name="person" /> : initialsOf(name)}
      </button>
      <ServerState />
      {asksName && <NameDialog close={() => askName(false)} />}
    </nav>
  );
}
