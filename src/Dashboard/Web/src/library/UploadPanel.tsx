import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { Link } from "wouter";
import { casesKey, withSummary } from "../hub/useLive";
import { useReader } from "../hub/useReader";
import type { Case } from "../server/types";
import { Icon } from "../shared/parts/Icon";
import { uploadRouteWords } from "../shared/words/routeWords";
import { percent } from "../shared/words/words";
import { videoUpload, type UploadStep } from "./VideoUpload";

/** Takes a video by button or by dropping it anywhere on the page, and says how far it is and how it ended. */
export function UploadPanel() {
  const queries = useQueryClient();
  const reader = useReader();
  const picker = useRef<HTMLInputElement>(null);
  const upload = useSyncExternalStore(videoUpload.step.subscribe, videoUpload.step.get);
  const send = useCallback(
    async (files: FileList | null) => {
      const made = await videoUpload.send([...(files ?? [])]);
      if (made) {
        queries.setQueryData<Case[]>(casesKey, (cases) => withSummary(cases ?? [], made));
      }
    },
    [queries],
  );

  useEffect(() => {
    const drop = ({ dataTransfer }: DragEvent) => void send(dataTransfer?.files ?? null);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("drop", drop);
      videoUpload.forget();
    };
  }, [send]);

  return (
    <section className="upload" aria-label="Upload a video">
      <input
        ref={picker}
        type="file"
        accept="video/*,.mkv,.avi,.mpg,.mpeg,.ts"
        aria-label="Video file"
        hidden
        onChange={({ target }) => {
          void send(target.files);
          target.value = "";
        }}
      />
      <button
        type="button"
        className="primary"
        disabled={upload.step === "sending"}
        onClick={() => picker.current?.click()}
      >
        <Icon name="upload" /> Upload a video
      </button>
      <span className="upload-hint quiet">or drop it here. {uploadRouteWords(reader?.keyFrames)}</span>
      <UploadState upload={upload} />
    </section>
  );
}

function UploadState({ upload }: { upload: UploadStep }) {
  switch (upload.step) {
    case "idle":
      return null;
    case "sending":
      return (
        <div className="upload-state">
          <label>
            {upload.share < 1 ? `Sending ${upload.name}` : `Checking ${upload.name}`}
            <progress max="1" value={upload.share} />
          </label>
          <span>{percent(upload.share)}</span>
          <button type="button" onClick={() => videoUpload.cancel()}>
            Cancel
          </button>
        </div>
      );
    case "done":
      return (
        <p className="upload-state" role="status">
          {upload.made.name} is here. <Link href={`/cases/${upload.made.id}`}>Open the case</Link>
        </p>
      );
    case "refused":
      return (
        <p className="upload-state upload-refused" role="alert">
          {upload.why}
        </p>
      );
  }
}
