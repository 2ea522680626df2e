import { describe, expect, it } from "vitest";
import { FrameTimes } from "./FrameTimes";
import { Player } from "./Player";

/** As much of a video element as the player works with; frames are shown by hand. */
class Video extends EventTarget {
  duration = NaN;
  seeking = false;
  paused = true;
  playbackRate = 1;
  error: object | null = null;
  loads = 0;
  asked: number[] = [];
  private callback: VideoFrameRequestCallback = () => undefined;

  get currentTime(): number {
    return this.asked.at(-1) ?? 0;
  }

  set currentTime(seconds: number) {
    this.asked.push(seconds);
    this.seeking = true;
  }

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.callback = callback;
    return 1;
  }

  cancelVideoFrameCallback(): void {
    this.callback = () => undefined;
  }

  play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event("play"));
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }

  load(): void {
    this.loads++;
    this.error = null;
  }

  know(duration: number): void {
    this.duration = duration;
    this.dispatchEvent(new Event("loadedmetadata"));
  }

  fail(): void {
    this.error = { code: 3 };
    this.dispatchEvent(new Event("error"));
  }

  /** Another address. */
  replace(): void {
    this.error = null;
    this.duration = NaN;
    this.paused = true;
    this.asked = [];
    this.dispatchEvent(new Event("emptied"));
  }

  /** Plays on to a time without a new frame. */
  pass(seconds: number): void {
    this.asked.push(seconds);
    this.dispatchEvent(new Event("timeupdate"));
  }

  arrive(): void {
    this.seeking = false;
    this.dispatchEvent(new Event("seeked"));
  }

  present(mediaTime: number): void {
    this.seeking = false;
    this.callback(0, { mediaTime } as VideoFrameCallbackMetadata);
  }
}

function attached() {
  const video = new Video();
  const player = new Player();
  player.attach(video as unknown as HTMLVideoElement);
  player.useTimes(new FrameTimes([0, 0.04, 0.08, 0.12]));
  return { video, player };
}

describe("Player", () => {
  it("seeks to the middle of a frame", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goTo(0.08);
    expect(video.asked.at(-1)).toBeCloseTo(0.1);
  });

  it("keeps a jump for a video whose length is not known yet, even when its first frame comes before", () => {
    const { video, player } = attached();
    player.goTo(0.08);
    video.present(0);
    video.know(0.16);
    expect(video.asked.at(-1)).toBeCloseTo(0.1);
  });

  it("shows the frame it has found even when no callback for it comes", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goTo(0.08);
    video.arrive();
    expect(player.readout.value).toMatchObject({ seconds: 0.08, frame: 2 });
  });

  it("counts steps that come faster than frames", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.step(1);
    player.step(1);
    player.step(1);
    expect([player.frame, video.asked.length]).toEqual([3, 3]);
  });

  it("says the presentation time of the shown frame, not the time that was asked for", () => {
    const { video, player } = attached();
    const heard: number[] = [];
    player.onFrame((seconds) => heard.push(seconds));
    video.know(0.16);
    player.goTo(0.1);
    video.present(0.08);
    expect([heard.at(-1), player.frame]).toEqual([0.08, 2]);
  });

  it("numbers the shown frame although the times come after it", () => {
    const video = new Video();
    const player = new Player();
    player.attach(video as unknown as HTMLVideoElement);
    video.know(0.16);
    video.present(0.08);
    expect(player.readout.value.frame).toBeNull();
    player.useTimes(new FrameTimes([0, 0.04, 0.08, 0.12]));
    expect(player.readout.value.frame).toBe(2);
  });

  it("stays inside the video", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goTo(-3);
    player.goTo(99);
    expect(video.asked[0]).toBeCloseTo(0.02);
    expect(video.asked[1]).toBeCloseTo(0.14);
  });

  it("goes up and down the ladder of rates and no further", () => {
    const { video, player } = attached();
    Array.from({ length: 9 }, () => player.shiftRate(1));
    expect(video.playbackRate).toBe(8);
    Array.from({ length: 9 }, () => player.shiftRate(-1));
    expect(video.playbackRate).toBe(0.1);
  });

  it("steps over every frame forth and back again", () => {
    const { video, player } = attached();
    video.know(0.16);
    const frames = [1, 1, 1, 1, -1, -1, -1, -1].map((by) => {
      player.step(by);
      video.arrive();
      return player.readout.value.frame;
    });
    expect(frames).toEqual([1, 2, 3, 3, 2, 1, 0, 0]);
  });

  it("goes to a frame by its number", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goToFrame(2);
    expect([player.seconds, player.frameCount]).toEqual([0.08, 4]);
  });

  it("goes back to where the loop begins when its last frame is shown, and plays on", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.loop.set({ from: 0.04, to: 0.08 });
    player.toggle();
    video.present(0.04);
    video.present(0.08);
    expect([video.asked.at(-1)?.toFixed(2), video.paused]).toEqual(["0.06", false]);
  });

  it("does not turn for who has stepped past the end of the loop", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.loop.set({ from: 0.04, to: 0.08 });
    player.goTo(0.04);
    video.present(0.04);
    player.goTo(0.12);
    video.present(0.12);
    expect(player.seconds).toBe(0.12);
  });

  it("plays a loop to the last frame again though the video has ended by itself", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.loop.set({ from: 0.04, to: 0.12 });
    video.pause();
    video.dispatchEvent(new Event("ended"));
    expect([video.asked.at(-1)?.toFixed(2), video.paused]).toEqual(["0.06", false]);
  });

  it("loads a video that could not be loaded again, and goes to where it stood", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goTo(0.08);
    video.present(0.08);
    video.fail();
    expect(player.readout.value.isBroken).toBe(true);
    player.recover();
    video.know(0.16);
    expect([video.loads, player.readout.value.isBroken]).toEqual([1, false]);
    expect(video.asked.at(-1)).toBeCloseTo(0.1);
  });

  it("goes on in a pause though no frame comes, and tells those who follow it", () => {
    const { video, player } = attached();
    player.useTimes(new FrameTimes([0, 0.04, 17, 17.04]));
    video.know(17.08);
    player.goTo(0.04);
    video.present(0.04);
    const heard: number[] = [];
    player.onFrame((seconds) => heard.push(seconds));
    video.pass(9);
    expect(player.readout.value).toMatchObject({ seconds: 9, frame: null });
    expect(heard).toEqual([0.04, 9]);
  });

  it("stands in a pause where somebody went, whichever picture the browser shows there", () => {
    const { video, player } = attached();
    player.useTimes(new FrameTimes([0, 0.04, 17, 17.04]));
    video.know(17.08);
    player.goTo(10);
    video.present(17);
    expect([player.seconds, player.shownSeconds, player.readout.value.frame]).toEqual([10, 10, null]);
    player.step(1);
    expect(player.seconds).toBe(17);
  });

  it("goes on where it stood, and plays on, when another file takes the place of one that breaks off", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.goTo(0.08);
    player.toggle();
    video.present(0.08);
    video.fail();
    expect(player.readout.value).toMatchObject({ isBroken: true, breaksOff: true });
    video.replace();
    expect(player.readout.value).toMatchObject({ isBroken: false, hasPicture: false, isPlaying: false });
    video.know(0.16);
    expect([video.asked.at(-1)?.toFixed(2), video.paused]).toEqual(["0.10", false]);
  });

  it("leaves a video alone that plays", () => {
    const { video, player } = attached();
    video.know(0.16);
    player.recover();
    expect(video.loads).toBe(0);
  });

  it("says whether a picture is on screen, and not that of a time that is only sought", () => {
    const { video, player } = attached();
    player.goTo(0.08);
    expect([player.readout.value.hasPicture, player.shownSeconds]).toEqual([false, 0]);
    video.know(0.16);
    video.present(0.08);
    expect([player.readout.value.hasPicture, player.shownSeconds]).toEqual([true, 0.08]);
  });
});
