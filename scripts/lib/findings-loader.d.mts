/** A webpack loader: see `findings-loader.mjs`. */
export default function packFindings(
  this: { getOptions(): { packed: Record<string, string> } },
  source: string,
): string;
