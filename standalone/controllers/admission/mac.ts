const SEPARATED = /^[0-9a-f]{2}([:-][0-9a-f]{2})+$/i;
const DOTTED = /^[0-9a-f]{4}(\.[0-9a-f]{4})+$/i;
const PLAIN = /^[0-9a-f]{12}$/i;

/**
 * The octets of a MAC address in any form that Go's net.ParseMAC takes (6, 8 or 20 octets), or
 * undefined. Go 1.26 and later also takes 12 digits without separators.
 */
export const parseMac = (text: string): string[] | undefined => {
  const mixed = text.includes(':') && text.includes('-');
  if (mixed || !(SEPARATED.test(text) || DOTTED.test(text) || PLAIN.test(text))) return undefined;
  const octets = text.toLowerCase().replace(/[:.-]/g, '').match(/../g) ?? [];
  return [6, 8, 20].includes(octets.length) ? octets : undefined;
};

/** The MAC address with colons in lower case, so that all its forms compare equal. */
export const normalizedMac = (text: string): string | undefined => parseMac(text)?.join(':');
