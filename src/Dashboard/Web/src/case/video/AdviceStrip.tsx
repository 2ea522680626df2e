import type { Player } from "../../player/Player";
import { useReadout } from "../../player/useReadout";
import type { Case } from "../../server/types";
import { claimOf } from "../../shared/words/claim";
import { frameAt } from "../../shared/frameAt";
import { gapAt, gapsOf } from "../../shared/words/gaps";
import { PhaseName } from "../../shared/parts/PhaseName";
import { Warrant } from "../../shared/parts/Warrant";
import { ageWords } from "./ageWords";
import type { CaseData } from "../useCaseData";

interface AdviceStripProps {
  readonly player: Player;
  readonly case: Case;
  readonly data: CaseData;
}

/** Under a picture that fills the screen: the phase, the advice that holds, on whose word, and how old it is. */
export function AdviceStrip({ player, case: one, data }: AdviceStripProps) {
  const { seconds } = useReadout(player);
  const isSilent = gapAt(gapsOf(one), seconds) !== null || seconds > data.until;
  const frame = isSilent ? undefined : frameAt(data.effective?.frames ?? [], seconds);
  const item = frame && data.byFrame.get(frame.index);
  if (!frame || !item) {
    return <p className="advice-strip quiet">Nothing said now.</p>;
  }

  const { warrant, by, advice, reason } = claimOf(frame, item.keyFrame);
  return (
    <p className="advice-strip">
      <PhaseName phase={frame.phase} />
      {warrant !== "none" && <Warrant kind={warrant} by={by} />}
      {advice !== null ? <b>{advice}</b> : <span className="quiet">{reason}</span>}
      <span className="quiet advice-age">{ageWords(seconds - frame.seconds)}</span>
    </p>
  );
}
