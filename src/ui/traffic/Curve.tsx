const BASE = 'vm-networking-console-plugin__traffic-curve';

/** One curve of a chart: a line for what was received, a dashed one for what was sent. */
export const Curve = ({ kind, path }: { kind: 'received' | 'sent'; path: string }) => (
  <path className={`${BASE} ${BASE}--${kind}`} d={path} />
);
