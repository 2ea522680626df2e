import { useRef, type ReactNode } from "react";
import { handsFocusBack } from "../../keys/handBack";
import { tip } from "../../keys/shortcuts";
import { transformOf } from "./PictureView";
import { usePictureView } from "./usePictureView";
import "./picture.css";

/** What is seen of the picture with all that lies on it, and the way back to the whole. */
export function StagePicture({ press, children }: { press: () => void; children: ReactNode }) {
  const stage = useRef<HTMLDivElement>(null);
  const { view, reset, handlers } = usePictureView(stage, press);
  const isLarger = view.scale > 1;
  const times = `${view.scale.toFixed(1)}×`;
  return (
    <div ref={stage} className="stage-window" {...handsFocusBack}>
      <div
        className="stage-picture"
        data-larger={isLarger}
        style={{ transform: transformOf(view) }}
        role={isLarger ? "group" : undefined}
        aria-label={isLarger ? `Picture, ${times}: arrows move it` : undefined}
        tabIndex={isLarger ? 0 : undefined}
        {...handlers}
      >
        {children}
      </div>
      {isLarger && (
        <button type="button" className="stage-whole" title={tip("pictureWhole")} onClick={reset}>
          {times} <span className="quiet">Whole picture</span>
        </button>
      )}
    </div>
  );
}
