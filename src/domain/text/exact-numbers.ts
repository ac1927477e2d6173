/** The parts of a JSON text in which digits are no numbers, and the numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Whether JavaScript reads a number as another than the one that is written. */
const isRounded = (token: string): boolean => {
  const value = Number(token);
  if (!Number.isFinite(value)) return true;
  return Number.isInteger(value) && !Number.isSafeInteger(value);
};

/**
 * JSON text with texts in place of the numbers that JavaScript cannot hold, so that they are shown as
 * they stand: `12345678901234567890`, `1e400`. The same text where there are none.
 */
export const withExactNumbers = (text: string): string =>
  text.replace(TOKENS, (token) => {
    const isNumber = !token.startsWith('"');
    return isNumber && isRounded(token) ? JSON.stringify(token) : token;
  });
