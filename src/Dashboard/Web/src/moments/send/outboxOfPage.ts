import { hubLine } from "../../hub/sharedLine";
import { reach } from "../../server/reach";
import { Outbox } from "./Outbox";

/** The one of this page. What an earlier page left goes out at once, and again whenever the server is back. */
export const outbox = new Outbox();

outbox.flush();
hubLine.state.subscribe(() => hubLine.state.value === "connected" && outbox.flush());
window.addEventListener("online", () => outbox.flush());
reach.addEventListener("answered", () => outbox.unsent.value.some(({ refusal }) => refusal === null) && outbox.flush());
