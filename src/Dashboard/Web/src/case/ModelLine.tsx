import { useReader } from "../hub/useReader";
import type { ModelIdentity } from "../server/types";
import { Icon } from "../shared/parts/Icon";
import { readRouteWords } from "../shared/words/routeWords";

/** Which model read a case, and what it does not know; digest, and where it looked, are in the bubble. */
export function ModelLine({ model: { name, digest, digestKind, knowsOnly } }: { model: ModelIdentity }) {
  const reader = useReader();
  // A digest holds the address of a server. Of a model that is not served now, only its name is known.
  const route = reader?.model?.digest === digest ? reader.keyFrames : undefined;
  const digestWords = digestKind === "server-word" ? `${digest}, which names a server's word, not weights` : digest;
  const limit = knowsOnly === null ? "" : ` It knows ${knowsOnly}.`;
  const bubble = `Read by ${name}.${limit} ${digestWords}`;
  return (
    <span className="chip model-line" data-limited={knowsOnly !== null} title={bubble}>
      {knowsOnly !== null && <Icon name="warning" />} Read by {name} {readRouteWords(route)}
      {knowsOnly !== null && ` · knows ${knowsOnly.split(":")[0]!}`}
    </span>
  );
}
