import { useCallback, useRef, useSyncExternalStore } from "react";
import { useLine } from "../hub/useLive";
import type { Player } from "../player/Player";
import { saidAt } from "../player/saidAt";
import { isStopped, type Case, type Guidance } from "../server/types";
import { gapsOf } from "../shared/gaps";
import { Meaningless } from "../shared/Meaningless";
import { emptyWords } from "./emptyWords";
import { FeedItem } from "./FeedItem";
import { SafetyVoice } from "./SafetyVoice";
import { useFollowing } from "./useFollowing";
import "./feed.css";

interface GuidanceFeedProps {
  readonly player: Player;
  readonly case: Case;
  readonly guidance: readonly Guidance[];
}

/** What was said, in the order of the video; keeps up with the playhead or with the newest answer. */
export function GuidanceFeed({ player, case: one, guidance }: GuidanceFeedProps) {
  const list = useRef<HTMLDivElement>(null);
  const current = useSyncExternalStore(player.readout.subscribe, () =>
    saidAt(guidance, gapsOf(one), player.readout.value.seconds),
  );
  const line = useLine();
  const isReading = one.state !== "complete" && !isStopped(one);
  const { follows, isFollowing, jump } = useFollowing(list, player, isReading, guidance.length, current);
  const show = useCallback((at: number) => player.goTo(at), [player]);

  return (
    <section className="feed" aria-label="Guidance">
      <header className="card-head">
        <h2>Guidance</h2>
        {guidance.length > 0 && (
          <span className="quiet">
            {isFollowing ? `follows the ${follows === "newest" ? "newest answer" : "playhead"}` : "not following"}
          </span>
        )}
      </header>
      {guidance.length > 0 && <Meaningless case={one} />}
      <div
        ref={list}
        className="feed-list"
        role="log"
        aria-live="off"
        aria-label="Guidance in the order of the video"
        tabIndex={0}
      >
        {guidance.map((item, index) => (
          <FeedItem key={item.number} case={one} item={item} isCurrent={index === current} show={show} />
        ))}
        {guidance.length === 0 && <p className="feed-empty quiet">{emptyWords(one, line)}</p>}
      </div>
      {!isFollowing && guidance.length > 0 && (
        <button type="button" className="feed-now" onClick={jump}>
          Jump to now
        </button>
      )}
      <SafetyVoice case={one} guidance={guidance} current={follows === "newest" ? guidance.length - 1 : current} />
    </section>
  );
}
