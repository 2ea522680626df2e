import { describe, expect, it } from "vitest";
import { FeedFollower } from "./FeedFollower";

describe("FeedFollower", () => {
  it("follows the newest answer while a case is read", () => {
    expect(new FeedFollower(true).target(7, 2)).toBe(6);
  });

  it("follows the playhead of a case that was read", () => {
    expect(new FeedFollower(false).target(7, 2)).toBe(2);
  });

  it("follows the playhead once somebody moves the video", () => {
    const follower = new FeedFollower(true);
    follower.videoMoved();
    expect([follower.target(7, 2), follower.follows]).toEqual([2, "playhead"]);
  });

  it("leaves the feed alone once somebody scrolled it", () => {
    const follower = new FeedFollower(true);
    follower.scrolledAway();
    expect([follower.target(7, 2), follower.target(8, 2)]).toEqual([null, null]);
  });

  it("comes back by the button", () => {
    const follower = new FeedFollower(true);
    follower.scrolledAway();
    follower.jumpToNow();
    expect(follower.target(8, 2)).toBe(7);
  });

  it("has no target in an empty feed, nor before the first key frame", () => {
    expect([new FeedFollower(true).target(0, -1), new FeedFollower(false).target(7, -1)]).toEqual([null, null]);
  });
});
