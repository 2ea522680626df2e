import createClient from "openapi-fetch";
import type { paths } from "./api";
import { sayAnswered, saySilent } from "./reach";
import { ServerError } from "./ServerError";
import type { Case, CaseEvent, CaseMoments, EffectiveCase, FrameTable, Health, WatchListEntry } from "./types";

const http = createClient<paths>({ baseUrl: window.location.origin });

async function answered<T>(request: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await request.catch((problem: unknown) => {
    if (problem instanceof DOMException && problem.name === "AbortError") {
      throw problem;
    }

    saySilent();
    throw ServerError.unreachable();
  });
  sayAnswered();
  if (!response.ok || data === undefined) {
    throw ServerError.from(response.status, error);
  }

  return data;
}

/** Which model reads the cases, and where. */
export const getHealth = (): Promise<Health> => answered(http.GET("/health"));

/** All cases, newest first. */
export const listCases = async (): Promise<Case[]> => (await answered(http.GET("/api/cases"))).reverse();

export const getCase = (id: string): Promise<Case> =>
  answered(http.GET("/api/cases/{id}", { params: { path: { id } } }));

/** What holds of a case: a person's word before the model's. */
export const getEffective = (id: string): Promise<EffectiveCase> =>
  answered(http.GET("/api/cases/{id}/effective", { params: { path: { id } } }));

/** All marks of a case: the system's flags, corrections that count, and what people set. */
export const getMoments = (id: string): Promise<CaseMoments> =>
  answered(http.GET("/api/cases/{id}/moments", { params: { path: { id } } }));

/** Lets a case that has failed wait for its turn again. */
export const retryCase = (id: string): Promise<Case> =>
  answered(http.POST("/api/cases/{id}/retry", { params: { path: { id } } }));

/** Every event after a number, in order. */
export const eventsAfter = (id: string, after: number): Promise<CaseEvent[]> =>
  answered(http.GET("/api/cases/{id}/events", { params: { path: { id }, query: { after } } }));

/**
 * When every frame of the played video is shown, and how its colours are.
 * @param isCopy as for `videoUrl`
 */
export const frameTable = (id: string, isCopy: boolean): Promise<FrameTable> => {
  const querySerializer = () => (isCopy ? asCopy : "");
  return answered(http.GET("/api/cases/{id}/frames", { params: { path: { id } }, querySerializer }));
};

export const watchList = (): Promise<WatchListEntry[]> => answered(http.GET("/api/watch-list"));

const asCopy = "as=copy";
const caseUrl = (id: string) => `/api/cases/${encodeURIComponent(id)}`;

/** @param isCopy whether a copy is played: browsers keep an address for ever, and the original had it before */
export const videoUrl = (id: string, isCopy: boolean) => `${caseUrl(id)}/video${isCopy ? `?${asCopy}` : ""}`;
export const pictureUrl = (id: string, picture: string) => `${caseUrl(id)}/pictures/${picture}.jpg`;
export const overlayUrl = (id: string, event: number, drawing: string) =>
  `${caseUrl(id)}/events/${event}/overlay.svg?drawing=${encodeURIComponent(drawing)}`;
