import { memo, type ReactNode } from "react";
import type { Player } from "../player/Player";
import { useReadout } from "../player/useReadout";
import type { Case, EffectiveCase, EffectiveFrame, Guidance } from "../server/types";
import { frameAt } from "../shared/frameAt";
import { gapAt, gapsOf } from "../shared/words/gaps";
import { Meaningless } from "../shared/parts/Meaningless";
import { preciseClock } from "../shared/words/words";
import { ClaimCard } from "./ClaimCard";
import { MeasuredLines } from "./MeasuredLines";
import { PhaseNow } from "./PhaseNow";
import { PhaseSources } from "./PhaseSources";
import { silenceWords } from "./silenceWords";
import { WatchFor } from "./WatchFor";
import "./now.css";

interface NowCardProps {
  readonly player: Player;
  readonly case: Case;
  readonly effective: EffectiveCase | undefined;
  /** The key frames by frame number. */
  readonly guidance: ReadonlyMap<number, Guidance>;
  /** How far the reading has come, seconds. */
  readonly until: number;
  /** What can be done about it. */
  readonly actions: ReactNode;
}

/** What was said, tracked, measured and put right about the moment at the playhead, side by side. */
export function NowCard({ player, case: one, effective, guidance, until, actions }: NowCardProps) {
  const { seconds } = useReadout(player);
  const gap = gapAt(gapsOf(one), seconds);
  const isSilent = gap !== null || seconds > until;
  const frame = isSilent ? undefined : frameAt(effective?.frames ?? [], seconds);
  const item = frame && guidance.get(frame.index);
  return (
    <section className="card now" aria-label="Now">
      <header className="now-head">
        <h2>Now</h2>
        {frame && <span className="quiet now-frame">at frame {preciseClock(frame.seconds)}</span>}
      </header>
      {effective && !isSilent && <PhaseNow spans={effective.phases} seconds={seconds} />}
      {frame && item ? (
        <Said case={one} frame={frame} item={item} />
      ) : (
        <p className="quiet">{silenceWords(one, effective, gap, seconds, until)}</p>
      )}
      <WatchFor phase={frame?.phase ?? null} />
      {actions}
    </section>
  );
}

const Said = memo(function Said({ case: one, frame, item }: { case: Case; frame: EffectiveFrame; item: Guidance }) {
  return (
    <>
      <Meaningless case={one} />
      <ClaimCard frame={frame} said={item.keyFrame} comment={item.correction?.comment ?? null} />
      <MeasuredLines said={item.keyFrame} />
      <PhaseSources frame={frame} said={item.keyFrame} />
    </>
  );
});
