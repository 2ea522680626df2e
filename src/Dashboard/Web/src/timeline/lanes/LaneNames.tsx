import { counted, seenMeaning, seenWords } from "../../shared/words/words";
import type { TimelinePerson, TimelineProps } from "../Timeline";
import type { Layout } from "./layout";
import { unsureSeconds } from "./unsure";

type LaneNamesProps = Pick<TimelineProps, "seenShare" | "flags"> & {
  readonly layout: Layout;
  readonly persons: readonly TimelinePerson[];
};

/** What each lane is, at its left; the lanes themselves say it to who does not see it. */
export function LaneNames({ layout, persons, seenShare, flags }: LaneNamesProps) {
  const open = flags.filter(({ state }) => state === "open").length;
  return (
    <div className="lane-names" aria-hidden="true" style={{ height: layout.height }}>
      <LaneName {...layout.model} name="Model" more={`± ${unsureSeconds} s at edges`} />
      {persons.map(({ path }, index) => (
        <LaneName key={path.by} {...layout.persons[index]!} name={path.by} />
      ))}
      <LaneName {...layout.seen} name={seenShare === null ? "Seen" : seenWords(seenShare)} title={seenMeaning} />
      <LaneName
        {...layout.flags}
        name="Flags"
        more={open > 0 ? `${open} open` : ""}
        title={counted(open, "open flag")}
      />
      {layout.people && <LaneName {...layout.people} name="People" />}
    </div>
  );
}

interface LaneNameProps {
  readonly y: number;
  readonly height: number;
  readonly name: string;
  readonly more?: string;
  readonly title?: string;
}

const LaneName = ({ y, height, name, more, title }: LaneNameProps) => (
  <div className="lane-name" style={{ top: y, height }} title={title}>
    <b>{name}</b>
    {more && <span> {more}</span>}
  </div>
);
