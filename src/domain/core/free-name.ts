/** A name itself, or the first with a number behind it that is not taken. */
export const freeName = (
  stem: string,
  isTaken: (name: string) => boolean,
  numbered: (number: number) => string = (number) => `${stem}-${number}`,
): string => {
  let name = stem;
  for (let number = 2; isTaken(name); number += 1) name = numbered(number);
  return name;
};
