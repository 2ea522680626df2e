import { wordsOf } from "../server/ServerError";
import type { Case } from "../server/types";
import { uploadVideo } from "../server/upload";
import { Observable } from "../shared/Observable";

/** How far a video is on its way to the server. */
export type UploadStep =
  | { readonly step: "idle" }
  | { readonly step: "sending"; readonly name: string; readonly share: number }
  | { readonly step: "done"; readonly made: Case }
  | { readonly step: "refused"; readonly why: string };

const idle: UploadStep = { step: "idle" };

/** Sends one video at a time. It belongs to no page, so that it goes on, and is told, whatever page is open. */
export class VideoUpload {
  readonly step = new Observable<UploadStep>(idle);
  private readonly sendVideo: typeof uploadVideo;
  private stop = new AbortController();

  constructor(sendVideo: typeof uploadVideo) {
    this.sendVideo = sendVideo;
  }

  /** @returns the new case; null where none came of it */
  async send(files: readonly File[]): Promise<Case | null> {
    const [file] = files;
    if (!file || this.step.value.step === "sending") {
      return null;
    }

    if (files.length > 1) {
      this.step.set({
        step: "refused",
        why: `One video at a time, please: ${files.length} files came, and none was sent.`,
      });
      return null;
    }

    this.stop = new AbortController();
    const sending = (share: number) => this.step.set({ step: "sending", name: file.name, share });
    sending(0);
    window.addEventListener("beforeunload", warn);
    try {
      const made = await this.sendVideo(file, sending, this.stop.signal);
      this.step.set({ step: "done", made });
      return made;
    } catch (problem) {
      this.step.set({ step: "refused", why: wordsOf(problem) });
      return null;
    } finally {
      window.removeEventListener("beforeunload", warn);
    }
  }

  cancel(): void {
    this.stop.abort();
  }

  /** Forgets how the last one ended, once somebody has seen it. */
  forget(): void {
    if (this.step.value.step !== "sending") {
      this.step.set(idle);
    }
  }
}

// A closed page sends nothing: the browser asks first.
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Of this page. */
export const videoUpload = new VideoUpload(uploadVideo);
