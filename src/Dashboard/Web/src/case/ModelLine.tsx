import { useReader } from "../hub/useReader";
import type { ModelIdentity } from "../server/types";
import { Icon } from "../shared/Icon";
import { readRouteWords } from "../shared/routeWords";

/** Which model read a case, where it looked at the key frames, and what it does not know. */
export function ModelLine({ model: { name, digest, digestKind, knowsOnly } }: { model: ModelIdentity }) {
  const reader = useReader();
  // A digest holds the address of a server. Of a model that is not served now, only its name is known.
  const route = reader?.model?.digest === digest ? reader.keyFrames : undefined;
  const digestWords = digestKind === "server-word" ? `${digest}, which names a server's word, not weights` : digest;
  return (
    <p className="model-line">
      <span>
        Read by <strong>{name}</strong> <code title={digestWords}>{digest.slice(0, 12)}</code> {readRouteWords(route)}
      </span>
      {knowsOnly && (
        <span className="model-limit">
          <Icon name="warning" /> Knows {knowsOnly}
        </span>
      )}
    </p>
  );
}
