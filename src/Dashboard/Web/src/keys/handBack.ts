import type { SyntheticEvent } from "react";

let byPointer = false;

const release = () => {
  const { activeElement: focused } = document;
  if (byPointer && (focused instanceof HTMLElement || focused instanceof SVGElement)) {
    focused.blur();
  }
};

const isList = ({ target }: SyntheticEvent) => target instanceof HTMLSelectElement;

/**
 * Spread over what holds controls of the player: what a pointer has pressed gives the focus back, so that Space plays
 * and no key is eaten. Who came by keyboard keeps the focus.
 */
export const handsFocusBack = {
  onPointerDownCapture: () => {
    byPointer = true;
  },
  onKeyDownCapture: () => {
    byPointer = false;
  },
  // An open list needs its focus until something was chosen from it.
  onClick: (event: SyntheticEvent) => {
    if (!isList(event) && !(event.target instanceof HTMLInputElement)) {
      release();
    }
  },
  onChange: (event: SyntheticEvent) => {
    if (isList(event)) {
      release();
    }
  },
};
