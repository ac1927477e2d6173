/** A webpack loader: takes the texts out of the catalog of findings. */
export default function withoutTexts(source: string): string;
