import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type DragEvent } from "react";
import { Link } from "wouter";
import { Icon } from "../frame/Icon";
import { casesKey, withSummary } from "../live/useLive";
import { useReader } from "../live/useReader";
import { uploadRouteWords } from "../server/routes";
import { wordsOf } from "../server/ServerError";
import type { Case } from "../server/types";
import { uploadVideo } from "../server/upload";
import { percent } from "../server/words";

type Upload =
  | { readonly step: "idle" }
  | { readonly step: "sending"; readonly name: string; readonly share: number; readonly stop: AbortController }
  | { readonly step: "done"; readonly made: Case }
  | { readonly step: "refused"; readonly why: string };

/** Takes a video by button or by dropping it, and says how far it is and how it ended. */
export function UploadPanel() {
  const queries = useQueryClient();
  const reader = useReader();
  const picker = useRef<HTMLInputElement>(null);
  const [upload, setUpload] = useState<Upload>({ step: "idle" });

  const send = async (file: File | undefined) => {
    if (!file || upload.step === "sending") {
      return;
    }

    const stop = new AbortController();
    const sending = (share: number) => setUpload({ step: "sending", name: file.name, share, stop });
    sending(0);
    try {
      const made = await uploadVideo(file, sending, stop.signal);
      queries.setQueryData<Case[]>(casesKey, (cases) => withSummary(cases ?? [], made));
      setUpload({ step: "done", made });
    } catch (problem) {
      setUpload({ step: "refused", why: wordsOf(problem) });
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };

  return (
    <section className="upload" aria-label="Upload a video" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={picker}
        type="file"
        accept="video/*,.mkv,.avi,.mpg,.mpeg,.ts"
        aria-label="Video file"
        hidden
        onChange={({ target }) => {
          void send(target.files?.[0]);
          target.value = "";
        }}
      />
      <button type="button" className="primary" disabled={upload.step === "sending"} onClick={() => picker.current?.click()}>
        <Icon name="upload" /> Upload a video
      </button>
      <span className="upload-hint quiet">or drop it here. {uploadRouteWords(reader?.keyFrames)}</span>
      <UploadState upload={upload} />
    </section>
  );
}

function UploadState({ upload }: { upload: Upload }) {
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
          <button type="button" onClick={() => upload.stop.abort()}>
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
