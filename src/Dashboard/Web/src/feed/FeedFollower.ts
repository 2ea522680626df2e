/** Which item of the feed is kept in view: the newest while a case is being read, else the one at the playhead. */
export class FeedFollower {
  /** False once somebody scrolled away. */
  isFollowing = true;
  private wantsNewest: boolean;

  /** @param isReading whether new guidance still comes */
  constructor(isReading: boolean) {
    this.wantsNewest = isReading;
  }

  get follows(): "newest" | "playhead" {
    return this.wantsNewest ? "newest" : "playhead";
  }

  /** Somebody reads elsewhere in the feed: leave it where it is. */
  scrolledAway(): void {
    this.isFollowing = false;
  }

  jumpToNow(): void {
    this.isFollowing = true;
  }

  /** Somebody played or moved the video: from now on its time counts. */
  videoMoved(): void {
    this.wantsNewest = false;
    this.isFollowing = true;
  }

  /** Index to bring into view; null for none. */
  target(count: number, atPlayhead: number): number | null {
    const index = this.wantsNewest ? count - 1 : atPlayhead;
    return this.isFollowing && index >= 0 ? index : null;
  }
}
