import { placeOn, type Scale } from "../view/Scale";

interface UnreadProps {
  /** How far the reading has come, seconds. */
  readonly until: number;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

/** What was not read yet. */
export function Unread({ until, scale, y, height }: UnreadProps) {
  const place = Number.isFinite(until) ? placeOn(scale, until, Math.max(until, scale.to)) : null;
  return place && <rect className="unread" x={place.x} y={y} width={place.end - place.x} height={height} />;
}
