/** The server's version; the contract suite tells by it which newer behaviour to expect. */
export const VERSION = {
  major: '1',
  minor: '31',
  gitVersion: 'v1.31.0-standalone',
  gitCommit: '',
  gitTreeState: '',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: '',
};
