import { useQuery } from "@tanstack/react-query";
import { useState, type RefObject } from "react";
import { lastAtOrBefore } from "../../player/FrameTimes";
import { phaseLook } from "../../shared/words/phases";
import { clock } from "../../shared/words/words";
import type { TimelineSpan } from "../spans";
import { secondsOn, type Scale } from "../view/Scale";
import { sheetUrl, spritesOf, tileOf, type Sprites } from "./sprites";
import { useHover } from "./useHover";
import "./hover.css";

interface HoverPictureProps {
  readonly box: RefObject<HTMLElement | null>;
  readonly caseId: string;
  readonly spans: readonly TimelineSpan[];
  readonly scale: Scale;
}

// Sheets may be made while somebody looks at the case.
const askAgain = 30_000;

// Half of the box, and of a picture of 160 pixels.
const half = 84;

/** What is to be seen at the place of the pointer: asked for only once somebody hovers, and a time alone without. */
export function HoverPicture({ box, caseId, spans, scale }: HoverPictureProps) {
  const x = useHover(box);
  const { data: sprites } = useQuery({
    queryKey: ["sprites", caseId],
    queryFn: () => spritesOf(caseId),
    enabled: x !== null,
    staleTime: ({ state }) => (state.data ? Infinity : askAgain),
    retry: false,
  });
  if (x === null) {
    return null;
  }

  const seconds = secondsOn(scale, x);
  const span = spans[lastAtOrBefore(spans, seconds, ({ startSeconds }) => startSeconds)];
  const left = Math.min(Math.max(x, half), Math.max(half, scale.width - half));
  return (
    <div className="hover" style={{ left }} aria-hidden="true">
      {sprites && <TilePicture caseId={caseId} sprites={sprites} seconds={seconds} />}
      <p>
        <b>{clock(seconds)}</b> {span && phaseLook(span.phase).short}
      </p>
    </div>
  );
}

function TilePicture({ caseId, sprites, seconds }: { caseId: string; sprites: Sprites; seconds: number }) {
  const [broken, setBroken] = useState<number | null>(null);
  const tile = tileOf(sprites, seconds);
  return tile && tile.sheet !== broken ? (
    <div className="hover-tile" style={{ width: sprites.width, height: sprites.height }}>
      <img
        src={sheetUrl(caseId, tile.sheet)}
        alt=""
        style={{ left: -tile.left, top: -tile.top }}
        onError={() => setBroken(tile.sheet)}
      />
    </div>
  ) : null;
}
