import { overlayUrl } from "../server/client";
import type { CaseGap, Guidance } from "../server/types";
import type { Player } from "./Player";
import { saidAt } from "./saidAt";

/** Keeps the overlay picture on the guidance of the shown frame; works at the rate of the video, without React. */
export class OverlayView {
  private guidance: readonly Guidance[] = [];
  private gaps: readonly CaseGap[] = [];
  private until = 0;
  private address = "";
  private isMissing = false;
  private readonly image: HTMLImageElement;
  private readonly caseId: string;
  private readonly drawing: string;

  /**
   * @param drawing version of the server's drawings
   * @param miss told whether what belongs over the shown frame could not be loaded
   */
  constructor(image: HTMLImageElement, caseId: string, drawing: string, miss: (isMissing: boolean) => void) {
    this.image = image;
    this.caseId = caseId;
    this.drawing = drawing;
    const settle = (isMissing: boolean) => () => {
      this.isMissing = isMissing;
      image.hidden = isMissing || image.hidden;
      miss(isMissing);
    };
    image.onload = settle(false);
    image.onerror = settle(true);
  }

  /** Asks once more for a picture that could not be loaded. */
  recover(seconds: number): void {
    if (this.isMissing) {
      this.address = "";
      this.show(seconds);
    }
  }

  /** @param until how far the reading has come: later frames have no overlay, whatever was said before */
  know(guidance: readonly Guidance[], gaps: readonly CaseGap[], until: number, player: Player): void {
    this.guidance = guidance;
    this.gaps = gaps;
    this.until = until;
    this.show(player.shownSeconds);
  }

  /** Shows what was last said about a time. */
  readonly show = (seconds: number): void => {
    const said = this.saidAt(seconds);
    const address = said === null ? this.address : this.addressOf(said);
    const isNew = address !== this.address;
    this.isMissing &&= !isNew;
    this.image.hidden = said === null || this.isMissing;
    if (isNew) {
      this.address = address;
      this.image.src = address;
    }
  };

  private addressOf({ number, keyFrame }: Guidance): string {
    return overlayUrl(this.caseId, number, this.drawing, keyFrame.status === "erased");
  }

  private saidAt(seconds: number): Guidance | null {
    return seconds > this.until ? null : (this.guidance[saidAt(this.guidance, this.gaps, seconds)] ?? null);
  }
}
