import type { ReactNode } from "react";
import { Tab as AriaTab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import "./kit.css";

export interface TabItem {
  readonly id: string;
  readonly title: string;
  /** Behind the title; null for none. */
  readonly count: number | null;
  readonly panel: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** One panel of several; arrow keys go from tab to tab. */
export function Tabs({ label, items, chosen, choose }: TabsProps) {
  return (
    <AriaTabs className="tabs" selectedKey={chosen} onSelectionChange={(key) => choose(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {items.map(({ id, title, count }) => (
          <AriaTab key={id} id={id} className="tab">
            {title}
            {count !== null && <small>{count}</small>}
          </AriaTab>
        ))}
      </TabList>
      {items.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
