import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import { useLine } from "../hub/useLive";
import type { Player } from "../player/Player";
import { isStopped, type Case, type EffectiveCase, type Guidance } from "../server/types";
import { gapAt, gapsOf } from "../shared/words/gaps";
import { Meaningless } from "../shared/parts/Meaningless";
import { emptyWords } from "./emptyWords";
import { FeedItem } from "./FeedItem";
import { joinedAt, joinedOf } from "./joined";
import { useFollowing } from "./useFollowing";
import "./feed.css";

interface GuidanceFeedProps {
  readonly player: Player;
  readonly case: Case;
  readonly effective: EffectiveCase | undefined;
  /** By frame number. */
  readonly guidance: ReadonlyMap<number, Guidance>;
}

const usualHeight = 96;
const nothing: EffectiveCase["frames"] = [];

/** What holds, in the order of the video; keeps up with the playhead or with the newest answer. */
export function GuidanceFeed({ player, case: one, effective, guidance }: GuidanceFeedProps) {
  const list = useRef<HTMLDivElement>(null);
  const frames = effective?.frames ?? nothing;
  const joined = useMemo(() => joinedOf(frames, guidance), [frames, guidance]);
  const gaps = gapsOf(one);
  const current = useSyncExternalStore(player.readout.subscribe, () => {
    const { seconds } = player.readout.value;
    // Where there is no picture, nothing speaks of it.
    return gapAt(gaps, seconds) ? -1 : joinedAt(joined, seconds);
  });
  const line = useLine();
  const isReading = one.state !== "complete" && !isStopped(one);
  // The list is only drawn where it is looked at: a long case has thousands of items.
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing that it gives is kept by a memo
  const drawn = useVirtualizer({
    count: joined.length,
    getScrollElement: () => list.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => joined[index]!.item.number,
    overscan: 6,
  });
  const bring = useCallback((index: number) => drawn.scrollToIndex(index, { align: "start" }), [drawn]);
  const { follows, isFollowing, jump } = useFollowing(list, player, isReading, joined.length, current, bring);
  const show = useCallback((at: number) => player.goTo(at), [player]);

  return (
    <section className="feed" aria-label="Guidance">
      {joined.length > 0 && (
        <p className="feed-head quiet">
          {isFollowing ? `Follows the ${follows === "newest" ? "newest answer" : "playhead"}` : "Not following"}
        </p>
      )}
      {joined.length > 0 && <Meaningless case={one} />}
      <div
        ref={list}
        className="feed-list"
        role="log"
        aria-live="off"
        aria-label="Guidance in the order of the video"
        tabIndex={0}
      >
        <div className="feed-whole" style={{ height: drawn.getTotalSize() }}>
          {drawn.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              ref={drawn.measureElement}
              data-index={index}
              className="feed-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FeedItem case={one} joined={joined[index]!} isCurrent={index === current} show={show} />
            </div>
          ))}
        </div>
        {joined.length === 0 && <p className="feed-empty quiet">{emptyWords(one, line)}</p>}
      </div>
      {!isFollowing && joined.length > 0 && (
        <button type="button" className="feed-now" onClick={jump}>
          Jump to now
        </button>
      )}
    </section>
  );
}
