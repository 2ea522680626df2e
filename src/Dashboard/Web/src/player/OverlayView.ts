import { overlayUrl } from "../server/client";
import type { CaseGap } from "../server/types";
import { gapAt } from "../shared/words/gaps";
import type { Player } from "./Player";

/** What is drawn over the pictures of a stretch. */
export interface Drawn {
  /** Of the event that says it. */
  readonly number: number;
  readonly fromSeconds: number;
  /** Exclusive. */
  readonly untilSeconds: number;
}

/** Keeps the overlay picture on what holds of the shown frame; works at the rate of the video, without React. */
export class OverlayView {
  private drawn: readonly Drawn[] = [];
  private gaps: readonly CaseGap[] = [];
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

  /** @param gaps where nothing is drawn, for there is no picture to draw on */
  know(drawn: readonly Drawn[], gaps: readonly CaseGap[], player: Player): void {
    this.drawn = drawn;
    this.gaps = gaps;
    this.show(player.shownSeconds);
  }

  /** Shows what holds at a time. */
  readonly show = (seconds: number): void => {
    const shown = this.drawnAt(seconds);
    const address = shown === undefined ? this.address : overlayUrl(this.caseId, shown.number, this.drawing);
    const isNew = address !== this.address;
    this.isMissing &&= !isNew;
    this.image.hidden = shown === undefined || this.isMissing;
    if (isNew) {
      this.address = address;
      this.image.src = address;
    }
  };

  private drawnAt(seconds: number): Drawn | undefined {
    return gapAt(this.gaps, seconds)
      ? undefined
      : this.drawn.find(({ fromSeconds, untilSeconds }) => fromSeconds <= seconds && seconds < untilSeconds);
  }
}
