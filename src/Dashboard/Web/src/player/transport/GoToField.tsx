import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import type { Player } from "../Player";
import { parsePlace } from "./parsePlace";

interface GoToFieldProps {
  readonly player: Player;
  readonly duration: number | null;
  readonly close: () => void;
}

/** Asks where to go; stays and says why where that is nowhere. */
export function GoToField({ player, duration, close }: GoToFieldProps) {
  const [fault, setFault] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.focus(), []);
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    const place = parsePlace(field.current!.value, duration, player.frameCount);
    if (place.kind === "wrong") {
      setFault(place.words);
      return;
    }

    if (place.kind === "frame") {
      player.goToFrame(place.frame);
    } else {
      player.goTo(place.seconds);
    }

    close();
  };
  return (
    <form
      className="go-to"
      noValidate
      onSubmit={go}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          close();
        }
      }}
    >
      <input
        ref={field}
        aria-label="Go to a time or frame"
        aria-invalid={fault !== ""}
        aria-describedby="go-to-fault"
        placeholder="1:03.2 or f1575"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        onInput={() => setFault("")}
        onBlur={({ relatedTarget }) => relatedTarget === null && fault === "" && close()}
      />
      <p id="go-to-fault" role="alert" hidden={fault === ""}>
        {fault}
      </p>
    </form>
  );
}
