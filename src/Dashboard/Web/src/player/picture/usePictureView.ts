import { useEffect, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { useShortcuts } from "../../keys/useShortcuts";
import { centre, moved, wholePicture, zoomed, type StagePoint } from "./PictureView";

const keyStep = 1.5;
const arrowStep = 0.1;

// A notch of a wheel is about 100 pixels, and grows the picture by a quarter.
const wheelGrowth = 0.0023;

/** Zoom by Ctrl and wheel, and by keys; a pointer or arrows move what is larger than the stage. */
export function usePictureView(stage: RefObject<HTMLElement | null>, press: () => void) {
  const [view, setView] = useState(wholePicture);
  const isLarger = view.scale > 1;
  const zoom = (factor: number) => setView((now) => zoomed(now, factor, centre));
  const reset = () => setView(wholePicture);
  useShortcuts({
    pictureCloser: () => zoom(keyStep),
    pictureFarther: () => zoom(1 / keyStep),
    pictureWhole: reset,
  });
  useEffect(() => {
    const box = stage.current!;
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey) {
        // The browser would zoom the page.
        event.preventDefault();
        setView((now) => zoomed(now, Math.exp(-event.deltaY * wheelGrowth), placeIn(box, event)));
      }
    };
    box.addEventListener("wheel", wheel, { passive: false });
    return () => box.removeEventListener("wheel", wheel);
  }, [stage]);

  const drag = ({ buttons, movementX, movementY, currentTarget, pointerId }: PointerEvent<HTMLElement>) => {
    if (isLarger && buttons === 1) {
      currentTarget.setPointerCapture(pointerId);
      const { width, height } = stage.current!.getBoundingClientRect();
      setView((now) => moved(now, { x: movementX / width, y: movementY / height }));
    }
  };
  const arrows = (event: KeyboardEvent) => {
    const by = isLarger ? wayOf(event.key) : null;
    if (by) {
      // These arrows move the picture, not the video.
      event.preventDefault();
      setView((now) => moved(now, by));
    }
  };
  const handlers = {
    onPointerMove: drag,
    onKeyDown: arrows,
    onDoubleClick: reset,
    // On a larger picture a press is the beginning of a drag.
    onClick: ({ detail }: MouseEvent) => (isLarger || detail > 1 ? undefined : press()),
  };
  return { view, reset, handlers };
}

function placeIn(box: Element, { clientX, clientY }: WheelEvent): StagePoint {
  const { left, top, width, height } = box.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

const ways: Record<string, StagePoint> = {
  ArrowLeft: { x: arrowStep, y: 0 },
  ArrowRight: { x: -arrowStep, y: 0 },
  ArrowUp: { x: 0, y: arrowStep },
  ArrowDown: { x: 0, y: -arrowStep },
};
const wayOf = (key: string): StagePoint | null => ways[key] ?? null;
