import { useEffect, useMemo, useSyncExternalStore, type RefObject } from "react";
import { useShortcuts } from "../../keys/useShortcuts";
import type { Player } from "../../player/Player";
import { useWidth } from "../../shared/useWidth";
import { secondsOn, type Scale } from "./Scale";
import { lengthOf } from "./Stretch";
import { TimelineView } from "./TimelineView";

const keyStep = 2;

// A notch of a wheel is about 100 pixels, and brings the timeline nearer by a third.
const wheelGrowth = 0.003;

// On a phone the whole of an operation is a blur.
const narrow = "(width < 640px)";
const narrowLength = 60;

/** What part the timeline shows, moved by wheel and keys and by the playhead, and how that lies on its box. */
export function useTimelineView(player: Player, box: RefObject<HTMLElement | null>, duration: number) {
  const view = useMemo(() => new TimelineView(duration), [duration]);
  const width = useWidth(box);
  const stretch = useSyncExternalStore(view.stretch.subscribe, view.stretch.get);
  const scale = useMemo<Scale>(() => ({ ...stretch, width }), [stretch, width]);
  const actions = {
    timelineNearer: () => view.zoom(keyStep, player.seconds),
    timelineFarther: () => view.zoom(1 / keyStep, player.seconds),
    timelineWhole: () => view.showWhole(),
    timelineFollow: () => {
      view.follows.set(!view.follows.value);
      view.follow(player.seconds);
    },
  };
  useShortcuts(actions);
  useEffect(() => player.onFrame(view.follow), [player, view]);
  useEffect(() => {
    // Who goes somewhere wants to see it.
    return player.moves.subscribe(() => {
      view.follows.set(true);
      view.follow(player.seconds);
    });
  }, [player, view]);
  useEffect(() => {
    const screen = window.matchMedia(narrow);
    const fit = () => (screen.matches ? view.showAround(player.seconds, narrowLength) : view.showWhole());
    if (screen.matches) {
      fit();
    }

    screen.addEventListener("change", fit);
    return () => screen.removeEventListener("change", fit);
  }, [player, view]);
  useEffect(() => {
    const listening = new AbortController();
    box.current!.addEventListener("wheel", (event) => wheel(event, view, box.current!), {
      passive: false,
      signal: listening.signal,
    });
    return () => listening.abort();
  }, [box, view]);
  return { view, scale, actions };
}

function wheel(event: WheelEvent, view: TimelineView, box: Element): void {
  const { left, width } = box.getBoundingClientRect();
  const scale = { ...view.stretch.value, width };
  const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
  const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  // Where there is no more to see, the wheel belongs to the page.
  if (view.isWhole && (isSideways || event.deltaY > 0)) {
    return;
  }

  event.preventDefault();
  if (isSideways) {
    view.shift((sideways / width) * lengthOf(scale));
  } else {
    view.zoom(Math.exp(-event.deltaY * wheelGrowth), secondsOn(scale, event.clientX - left));
  }
}
