export declare const judge: (
  output: string,
  shipped: ReadonlySet<string>,
) => { status: 0 | 1; text: string };
