/** How many cases a fuzzer tries: 300 in `npm test`, any number by `npm run fuzz -- --runs N`. */
export const fuzzRuns = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) };
