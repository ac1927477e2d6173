const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The bytes that a text in base64 stands for; undefined where it is none. Line breaks are passed over. */
export const bytesOfBase64 = (base64: string): Uint8Array | undefined => {
  const joined = base64.replace(/[\r\n]/g, '');
  return BASE64.test(joined)
    ? Uint8Array.from(atob(joined), (character) => character.charCodeAt(0))
    : undefined;
};

/** What base64 stands for as UTF-8; undefined where it is no base64, or no text. */
export const textOfBase64 = (base64: string): string | undefined => {
  const bytes = bytesOfBase64(base64);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A text as UTF-8 in base64, as the API keeps values of Secrets. */
export const base64Of = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));
