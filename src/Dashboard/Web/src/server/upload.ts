import { ServerError } from "./ServerError";
import type { Case } from "./types";

/**
 * Sends a video and gives back its case. XMLHttpRequest, because fetch cannot tell how much was sent.
 * @param progress called with the share that was sent, 0 to 1
 */
export function uploadVideo(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Case> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("video", file);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status === 201
        ? resolve(request.response as Case)
        : reject(ServerError.from(request.status, request.response));
    request.onerror = () => reject(ServerError.unreachable());
    request.onabort = () => reject(new ServerError(0, "The upload was cancelled."));
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", "/api/cases");
    request.send(form);
  });
}
