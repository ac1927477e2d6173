/** Longest name of a network interface in Linux, in bytes. */
export const MAX_INTERFACE_NAME = 15;

/**
 * Why Linux would not take a text as the name of an interface: more than 15 bytes, or white space,
 * a slash, a colon, `.` or `..`. Undefined where it would. The empty text is not judged.
 *
 * Source: Linux net/core/dev.c dev_valid_name; containernetworking/cni pkg/utils/utils.go.
 */
export const interfaceNameProblem = (name: string): 'too-long' | 'characters' | undefined => {
  if (new TextEncoder().encode(name).length > MAX_INTERFACE_NAME) return 'too-long';
  return /[\s/:]/.test(name) || name === '.' || name === '..' ? 'characters' : undefined;
};
