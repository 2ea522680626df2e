import type { PictureRoute } from "../../server/types";

/** What becomes of a video that is uploaded now; "" while that is not known. */
export function uploadRouteWords(route: PictureRoute | undefined): string {
  if (!route) {
    return "";
  }

  return route.server === null
    ? "It stays on this machine."
    : `The video stays on this machine. Key frames of it are sent to ${recipient(route.server, route)}.`;
}

/** Where the key frames of a case went, behind the name of the model that read it; "" while that is not known. */
export function readRouteWords(route: PictureRoute | undefined): string {
  if (!route) {
    return "";
  }

  return route.server === null ? "on this machine" : `its key frames are sent to ${recipient(route.server, route)}`;
}

const recipient = (server: string, { staysOnThisMachine }: PictureRoute): string =>
  staysOnThisMachine ? `a server at ${server}, an address of this machine` : server;
