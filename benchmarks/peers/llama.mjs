// llama.cpp through node-llama-cpp, as a peer of the CPU benchmark.
// node llama.mjs MODEL.gguf THREADS CONTEXT    then a line "PROMPT_TOKENS NEW_TOKENS" on standard input asks for a
// round, and a line of JSON answers it: seconds of the prefill, and the median of a token.
import { createInterface } from "node:readline";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [modelPath, threads, contextSize] = process.argv.slice(2);
const llama = await getLlama({
  gpu: false,
  build: "never",
  logLevel: LlamaLogLevel.error,
  maxThreads: Number(threads),
});
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({
  contextSize: Number(contextSize),
  batchSize: 512,
  threads: { ideal: Number(threads), min: Number(threads) },
});
const sequence = context.getSequence();
console.log(JSON.stringify({ ready: true, context: context.contextSize }));

for await (const line of createInterface({ input: process.stdin })) {
  const [promptTokens, newTokens] = line.split(" ").map(Number);
  console.log(JSON.stringify(await round(promptTokens, newTokens)));
}

await llama.dispose();

async function round(promptTokens, newTokens) {
  await sequence.clearHistory();
  const prompt = Array.from({ length: promptTokens }, (_, i) => 300 + ((i * 7919) % 700));
  let start = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const prefill = (performance.now() - start) / 1000;

  const times = [];
  start = performance.now();
  // Greedy; a model with random weights may say at any time that it is done.
  for await (const _ of sequence.evaluate(prompt.slice(-1), { temperature: 0, yieldEogToken: true })) {
    times.push((performance.now() - start) / 1000);
    if (times.length === newTokens) {
      break;
    }

    start = performance.now();
  }

  return { prefill, tokens: times.length, perToken: times.sort((a, b) => a - b)[times.length >> 1] };
}
