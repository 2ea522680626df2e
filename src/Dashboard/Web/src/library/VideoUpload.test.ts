import { describe, expect, it, vi } from "vitest";
import { ServerError } from "../server/ServerError";
import type { Case } from "../server/types";
import { VideoUpload } from "./VideoUpload";

const video = (name: string) => new File(["x"], name);

describe("VideoUpload", () => {
  it("keeps how it ended until somebody has seen it", async () => {
    const upload = new VideoUpload(() => Promise.reject(new ServerError(507, "The disk is full.")));
    await upload.send([video("a.mp4")]);
    expect(upload.step.value).toEqual({ step: "refused", why: "The disk is full." });
    upload.forget();
    expect(upload.step.value.step).toBe("idle");
  });

  it("is not forgotten while it is under way", async () => {
    let arrive: (made: Case) => void = () => undefined;
    const upload = new VideoUpload((_file, progress) => {
      progress(0.5);
      return new Promise((resolve) => (arrive = resolve));
    });
    const sent = upload.send([video("a.mp4")]);
    upload.forget();
    expect(upload.step.value).toEqual({ step: "sending", name: "a.mp4", share: 0.5 });
    arrive({ id: "a" } as Case);
    expect(await sent).toEqual({ id: "a" });
  });

  it("sends none of several and says so", async () => {
    const send = vi.fn();
    const upload = new VideoUpload(send);
    await upload.send([video("a.mp4"), video("b.mp4")]);
    expect([send.mock.calls.length, upload.step.value.step]).toEqual([0, "refused"]);
  });

  it("has the browser ask before the page is closed, and only while it is sending", async () => {
    const leave = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    const upload = new VideoUpload(() => Promise.resolve({ id: leave() ? "asked" : "left" } as Case));
    expect(await upload.send([video("a.mp4")])).toEqual({ id: "asked" });
    expect(leave()).toBe(false);
  });
});
