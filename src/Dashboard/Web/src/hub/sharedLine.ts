import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { HubLine } from "./HubLine";

/** Shared by all pages; connects when the first of them listens. */
export const hubLine = new HubLine(new HubConnectionBuilder().withUrl("/hub").configureLogging(LogLevel.None).build());
