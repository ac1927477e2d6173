import i18next from 'i18next';
import { setI18n } from 'react-i18next';
import { listText, numberText } from './intl';

const speak = async (lng: string): Promise<void> => {
  await i18next.init({ lng, showSupportNotice: false });
  setI18n(i18next);
};

describe('numbers and lists', () => {
  it('are English before there is a language', () => {
    expect(numberText(1240)).toBe('1,240');
    expect(listText(['a', 'b', 'c'])).toBe('a, b, c');
  });

  it.each([
    ['de', '1.240', 'a, b und c'],
    ['ja', '1,240', 'a、b、c'],
    ['en', '1,240', 'a, b, c'],
  ])('are written as the language %s does', async (language, number, list) => {
    await speak(language);
    expect(numberText(1240n)).toBe(number);
    expect(listText(['a', 'b', 'c'])).toBe(list);
    expect(listText([])).toBe('');
    expect(listText(['a'])).toBe('a');
  });
});
